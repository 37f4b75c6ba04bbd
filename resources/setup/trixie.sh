# shellcheck shell=sh
# `tests/run --in trixie`: the tests in a bare Debian 13, as on a fresh machine with a clean clone. Sourced by tests/run
# after setup.sh.
: "${root:?}" "${bp_dir:?}"

# bp_in_trixie [OPTION OF tests/run]...: makes (or reuses) the root by debootstrap, from the mirror that this machine's
# apt sources name, clones HEAD into it and runs tests/run there.
bp_in_trixie() (
    chroot=${BLUEPENCIL_TRIXIE_ROOT:-/var/tmp/bluepencil-trixie}
    keyring=/usr/share/keyrings/debian-archive-keyring.gpg
    home=opt/bluepencil # where a test that runs as another user can reach it; /root is closed

    skip() { bp_fail "SKIPPED: --in trixie $*"; }
    [ "$(id -u)" -eq 0 ] || skip "makes a Debian 13 root and enters it, which only root may do. Run it as root: sudo tests/run --in trixie"
    command -v apt-get >/dev/null 2>&1 || skip "needs a Debian machine, whose apt sources name the mirror to take Debian 13 from."
    case $chroot in /?*) ;; *) skip "needs an absolute path in BLUEPENCIL_TRIXIE_ROOT, not '$chroot'." ;; esac
    unshare --mount --pid --fork true 2>/dev/null || skip "mounts /proc and /dev for the new root in a mount namespace of its own, which this machine does not let root make."
    command -v git >/dev/null 2>&1 || bp_apt_install git
    head=$(bp_git -C "$root" rev-parse --short --verify -q HEAD) || skip "tests what is committed, and nothing is committed here."

    sources=$(bp_debian_archive | sed "s/ $(bp_os_release VERSION_CODENAME)/ trixie/")
    mirror=$(printf '%s\n' "$sources" | sed -n 's/ trixie$//p' | head -n 1)
    [ -n "$mirror" ] || skip "found no mirror of Debian's main archive in this machine's apt sources; add one to them."
    proxy=$(apt-config shell proxy Acquire::http::Proxy)
    eval "${proxy:-proxy=}"

    part=
    trap '[ -z "$part" ] || rm -rf "$part"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    if [ ! -e "$chroot" ]; then
        command -v debootstrap >/dev/null 2>&1 || bp_apt_install debootstrap debian-archive-keyring
        bp_say "making a Debian 13 root in $chroot from $mirror (once, about half a minute)"
        mkdir -p "$(dirname "$chroot")"
        part=$(mktemp -d "$chroot.part.XXXXXX")
        [ -z "$proxy" ] || export http_proxy="$proxy" https_proxy="${https_proxy:-$proxy}"
        debootstrap --variant=minbase --keyring="$keyring" trixie "$part" "$mirror" >"$part.log" 2>&1 || {
            tail -n 20 "$part.log" >&2
            rm -f "$part.log"
            skip "could not make the root: debootstrap failed (its last lines stand above)."
        }
        rm -f "$part.log"
        chmod 755 "$part"
        mv "$part" "$chroot"
        part=
    fi
    case $(cat "$chroot/etc/debian_version" 2>/dev/null) in
    13*) ;;
    *) skip "found something in $chroot that is not a Debian 13 root. Move it away, or name another place in BLUEPENCIL_TRIXIE_ROOT." ;;
    esac

    # Its apt: the same mirrors, the same way there. No services start in it.
    printf '%s\n' "$sources" | sed -e 's/^/deb /' -e 's/$/ main/' >"$chroot/etc/apt/sources.list"
    bp_acquire_settings >"$chroot/etc/apt/apt.conf.d/90host"
    printf 'APT::Install-Recommends "false";\nAcquire::Languages "none";\n' >>"$chroot/etc/apt/apt.conf.d/90host"
    printf '#!/bin/sh\nexit 101\n' >"$chroot/usr/sbin/policy-rc.d"
    chmod 755 "$chroot/usr/sbin/policy-rc.d"
    cp -L /etc/resolv.conf "$chroot/etc/resolv.conf" 2>/dev/null || :
    [ ! -e /etc/hosts ] || cp -L /etc/hosts "$chroot/etc/hosts"
    case $sources in
    *https://*)
        mkdir -p "$chroot/etc/ssl/certs"
        [ -e "$chroot/etc/ssl/certs/ca-certificates.crt" ] ||
            cp -L /etc/ssl/certs/ca-certificates.crt "$chroot/etc/ssl/certs/" || :
        ;;
    esac

    # A clean clone of what is committed.
    [ -z "$(bp_git -C "$root" status --porcelain 2>/dev/null)" ] ||
        bp_say "there are changes here that are not committed; they are not in this test of $head."
    rm -rf "${chroot:?}/$home"
    bp_git clone -q --no-hardlinks "$root" "$chroot/$home"
    bp_git -C "$chroot/$home" checkout -q --detach "$(bp_git -C "$root" rev-parse HEAD)"

    # The options are passed on, but a file of figures is written inside and fetched.
    json=
    arguments=$#
    while [ "$arguments" -gt 0 ]; do
        option=$1
        shift
        arguments=$((arguments - 1))
        if [ "$option" = --json ] && [ "$arguments" -gt 0 ]; then
            json=$1
            shift
            arguments=$((arguments - 1))
            set -- "$@" --json /root/figures.jsonl
        else
            set -- "$@" "$option"
        fi
    done
    rm -f "$chroot/root/figures.jsonl"

    bp_say "running tests/run in Debian 13 ($chroot), on a clean clone of $head"
    status=0
    # The mounts are the namespace's own: they are gone with its last process, however that ends.
    # shellcheck disable=SC2016 # expanded by the shell in the namespace
    unshare --mount --pid --fork --kill-child --propagation private sh -euc '
        chroot=$1 home=$2
        shift 2
        mount -t proc proc "$chroot/proc"
        mount --rbind /dev "$chroot/dev"
        mount -t tmpfs -o mode=1777 shm "$chroot/dev/shm"
        exec chroot "$chroot" /usr/bin/env -i HOME=/root USER=root LANG=C.UTF-8 TMPDIR=/tmp TERM="${TERM:-dumb}" \
            PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive \
            sh -euc '\''
                cd "$1"
                shift
                if ! command -v git >/dev/null || [ ! -e /etc/ssl/certs/ca-certificates.crt ]; then
                    apt-get -q update && apt-get -q -y -o Dpkg::Use-Pty=0 install git ca-certificates
                fi
                exec tests/run "$@"
            '\'' sh "/$home" "$@"
    ' sh "$chroot" "$home" "$@" || status=$?
    if [ -n "$json" ] && [ -e "$chroot/root/figures.jsonl" ]; then
        cp "$chroot/root/figures.jsonl" "$json"
    fi
    exit "$status"
)

# git on a checkout that may belong to another user than root.
bp_git() {
    GIT_CONFIG_GLOBAL="$bp_dir/gitconfig" git "$@"
}
