# shellcheck shell=sh
# What app/run and tests/run share: what must be on the machine, and the build.
# Sourced, with `set -eu`, by a script that has set `root` to the folder of the checkout. It offers
#   bp_setup          installs what is missing; sets bp_prefix, where CMake also finds packages (or empty)
#   bp_build PRESET [TARGET…]   configures if that is due, and builds all, or these
# BLUEPENCIL_NO_INSTALL=1: nothing is installed or built beforehand; what is missing, CMake will say.

bp_dir=${root:?}/resources/setup
bp_prefix=
bp_updated=

bp_say() { printf 'bluepencil: %s\n' "$*" >&2; }
bp_fail() {
    bp_say "$*"
    exit 1
}

# --- packages ---------------------------------------------------------------------------------------------------------

# Prints the packages that a list names; those that not every release has or needs as "?NAME".
bp_listed() {
    sed -e 's/#.*//' "$bp_dir/packages/$1.txt" | while read -r bp_name bp_unless bp_glob; do
        [ -n "$bp_name" ] || continue
        if [ "$bp_unless" = unless ]; then
            bp_any_file "$bp_glob" || printf '?%s\n' "$bp_name"
        else
            printf '%s\n' "$bp_name"
        fi
    done
}

# Is there a file whose name matches one of these patterns?
bp_any_file() {
    for bp_pattern; do
        # shellcheck disable=SC2086 # a pattern is to be expanded
        for bp_file in $bp_pattern; do
            [ -e "$bp_file" ] && return 0
        done
    done
    return 1
}

# May we install? Says what will be asked, or what to do instead: bp_may_install "THE COMMAND FOR AN ADMINISTRATOR"
bp_may_install() {
    [ "$(id -u)" -ne 0 ] || return 0
    command -v sudo >/dev/null 2>&1 || bp_fail "installing needs an administrator, and you are neither root nor is there sudo here. Have one run this, then come back:  $1"
    bp_say "sudo may ask for your password to install them."
}

bp_as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# Prints those of these packages that are not installed.
bp_apt_missing() {
    # shellcheck disable=SC2046 # names of packages, one word each
    bp_installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' $(printf '%s\n' "$@" | sed 's/^?//') 2>/dev/null |
        sed -n 's/ installed$//p') || :
    for bp_name; do
        case "
$bp_installed
" in *"
${bp_name#\?}
"*) ;; *) printf '%s\n' "$bp_name" ;; esac
    done
}

# Fetches the lists of packages, once a run. A source that does not answer is no reason to give up: what we need may
# well be in the others.
bp_apt_update() {
    [ -z "$bp_updated" ] || return 0
    bp_updated=yes
    bp_as_root apt-get -q -o DPkg::Lock::Timeout=900 update ||
        bp_say "apt-get update had a problem (above); going on with the lists of packages that are there."
}

# Installs those of these packages that are missing; "?NAME" only where the release has it.
bp_apt_install() {
    bp_missing=$(bp_apt_missing "$@")
    [ -n "$bp_missing" ] || return 0
    bp_say "installing with apt-get: $(printf '%s\n' "$bp_missing" | sed 's/^?\(.*\)/\1 (if packaged)/' | tr '\n' ' ')"
    bp_may_install "apt-get update && apt-get install --no-install-recommends $(printf '%s\n' "$bp_missing" | sed '/^?/d' | tr '\n' ' ')"
    bp_apt_update
    bp_names=
    for bp_name in $bp_missing; do
        case $bp_name in '?'*) apt-cache show "${bp_name#\?}" >/dev/null 2>&1 || continue ;; esac
        bp_names="$bp_names ${bp_name#\?}"
    done
    [ -n "$bp_names" ] || return 0
    # shellcheck disable=SC2086 # names of packages, one word each
    bp_as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=900 \
        install --no-install-recommends $bp_names ||
        bp_fail "apt-get could not install$bp_names; its own message stands above."
}

# Installs by a package manager whose lists nobody has tried: bp_untested_install MANAGER "MISSING" COMMAND...
bp_untested_install() {
    bp_manager=$1
    bp_missing=$(printf '%s' "$2" | tr '\n' ' ')
    shift 2
    [ -n "$bp_missing" ] || return 0
    bp_say "installing with $bp_manager: $bp_missing(nobody has tried this list yet; tell us what was wrong with it)"
    if [ "$bp_manager" = brew ]; then
        # shellcheck disable=SC2086 # names of packages, one word each
        "$@" $bp_missing || bp_fail "$bp_manager could not install them; its own message stands above."
        return 0
    fi
    bp_may_install "$* $bp_missing"
    # shellcheck disable=SC2086
    bp_as_root "$@" $bp_missing || bp_fail "$bp_manager could not install them; its own message stands above."
}

# Prints those of the packages on standard input that rpm does not know as installed.
bp_rpm_missing() {
    while read -r bp_name; do
        rpm -q --whatprovides "$bp_name" >/dev/null 2>&1 || printf '%s\n' "$bp_name"
    done
}

bp_packages() {
    if command -v apt-get >/dev/null 2>&1 && command -v dpkg-query >/dev/null 2>&1; then
        # shellcheck disable=SC2046 # names of packages, one word each
        bp_apt_install $(bp_listed apt)
    elif command -v dnf >/dev/null 2>&1; then
        bp_untested_install dnf "$(bp_listed dnf | bp_rpm_missing)" dnf install -y --setopt=install_weak_deps=False
    elif command -v pacman >/dev/null 2>&1; then
        # shellcheck disable=SC2046
        bp_untested_install pacman "$(pacman -T $(bp_listed pacman) || :)" pacman -S --needed --noconfirm
    elif command -v zypper >/dev/null 2>&1; then
        bp_untested_install zypper "$(bp_listed zypper | bp_rpm_missing)" zypper --non-interactive install --no-recommends
    elif command -v brew >/dev/null 2>&1; then
        bp_untested_install brew "$(bp_listed brew | while read -r bp_name; do
            brew list "$bp_name" >/dev/null 2>&1 || printf '%s\n' "$bp_name"
        done)" brew install
    else
        bp_say "this machine has none of the package managers we know (apt-get, dnf, pacman, zypper, brew). Needed are a C++20 compiler, CMake 3.25, Ninja, pkg-config, Qt 6.4 with its SVG and tools, KSyntaxHighlighting for Qt 6, and uchardet; going on as if they were there."
    fi
}

# --- all of it --------------------------------------------------------------------------------------------------------

# shellcheck source-path=SCRIPTDIR source=ksyntaxhighlighting.sh
. "$bp_dir/ksyntaxhighlighting.sh"

bp_setup() {
    [ -n "${BLUEPENCIL_NO_INSTALL:-}" ] || bp_packages
    bp_ksyntaxhighlighting
}

bp_build_dir() {
    if [ "$1" = release ]; then printf '%s\n' "$root/build"; else printf '%s\n' "$root/build/$1"; fi
}

# Configures where that is due (nothing there yet, other presets, another place, another Qt), and builds.
# Says nothing where all is up to date.
bp_build() {
    bp_preset=$1
    shift
    bp_targets=$*
    bp_out=$(bp_build_dir "$bp_preset")
    bp_stamp=$bp_out/.configured-by-setup
    bp_want="$root
$bp_prefix
$(cksum <"$root/CMakePresets.json")"
    if [ ! -e "$bp_out/build.ninja" ] || [ "$(cat "$bp_stamp" 2>/dev/null)" != "$bp_want" ]; then
        rm -f "$bp_stamp"
        set -- --preset "$bp_preset"
        [ ! -e "$bp_out/CMakeCache.txt" ] || set -- "$@" --fresh
        [ -z "$bp_prefix" ] || set -- "$@" "-DCMAKE_PREFIX_PATH=$bp_prefix"
        (cd "$root" && cmake "$@") || bp_fail "CMake could not prepare the build ($bp_preset); its own message stands above."
        printf '%s\n' "$bp_want" >"$bp_stamp"
    fi
    # Names of ours without blanks: to be split.
    # shellcheck disable=SC2086
    bp_up_to_date || (cd "$root" && cmake --build --preset "$bp_preset" ${bp_targets:+--target $bp_targets}) ||
        bp_fail "the build ($bp_preset) failed; the compiler's message stands above."
}

# Is all built? Looks for new files first, which may change what "all" is. Asked of a copy of the build file, since Ninja
# would otherwise only answer that it must look for new files.
bp_up_to_date() {
    cmake --build "$bp_out" --target build.ninja >/dev/null 2>&1 || return 1
    bp_ninja=$(sed -n 's/^CMAKE_MAKE_PROGRAM:[A-Z]*=//p' "$bp_out/CMakeCache.txt")
    cp "$bp_out/build.ninja" "$bp_out/.dry-run.ninja"
    # shellcheck disable=SC2086
    case $("${bp_ninja:-ninja}" -C "$bp_out" -f .dry-run.ninja -n $bp_targets 2>/dev/null) in
    *'no work to do'*) return 0 ;;
    esac
    return 1
}
