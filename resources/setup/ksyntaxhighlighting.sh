# shellcheck shell=sh
# shellcheck disable=SC2030,SC2031 # bp_build_ksyntaxhighlighting is one subshell, and its helpers run within it
# KSyntaxHighlighting for Qt 6: the distribution's package of KF6 where there is one. Debian 12 has none: there 5.116 is
# built once from Debian's own source package, into the cache of the person who runs this. Sourced by setup.sh.

bp_ksh_version=5.116

# Makes sure that CMake will find one; sets bp_prefix where it would not find it by itself.
bp_ksyntaxhighlighting() {
    bp_config=cmake/KF6SyntaxHighlighting/KF6SyntaxHighlightingConfig.cmake
    bp_any_file "/usr/lib/*/$bp_config" "/usr/lib*/$bp_config" "/usr/local/lib*/$bp_config" && return 0
    bp_in_own_prefix && return 0
    command -v apt-get >/dev/null 2>&1 && command -v dpkg-query >/dev/null 2>&1 || return 0

    bp_qt=$(pkg-config --modversion Qt6Core) || bp_fail "pkg-config does not know Qt6Core, which qt6-base-dev brings; see what is wrong with the Qt 6 of this machine."
    bp_prefix=${XDG_CACHE_HOME:-${HOME:?}/.cache}/bluepencil/ksyntaxhighlighting-$bp_ksh_version-qt$bp_qt
    [ ! -e "$bp_prefix" ] || return 0
    if [ -n "${BLUEPENCIL_NO_INSTALL:-}" ]; then
        bp_prefix=
        return 0
    fi

    bp_release=$(bp_os_release ID):$(bp_os_release VERSION_CODENAME)
    if [ "$bp_release" != debian:bookworm ]; then
        apt-cache show libkf6syntaxhighlighting-dev >/dev/null 2>&1 || bp_apt_update
        if apt-cache show libkf6syntaxhighlighting-dev >/dev/null 2>&1; then
            bp_prefix=
            bp_apt_install libkf6syntaxhighlighting-dev
            return 0
        fi
    fi
    case $bp_release in
    debian:*) ;;
    *) bp_fail "this release packages no KSyntaxHighlighting for Qt 6, and we know only Debian's source package to build one from. Build version 5.90 or later against Qt 6 and name its folder in CMAKE_PREFIX_PATH." ;;
    esac
    # shellcheck disable=SC2046 # names of packages, one word each
    bp_apt_install $(bp_listed apt-ksyntaxhighlighting)
    bp_build_ksyntaxhighlighting "$bp_prefix"
}

# Has the person named a folder in CMAKE_PREFIX_PATH that holds one?
bp_in_own_prefix() (
    IFS=:
    set -f
    for bp_own in ${CMAKE_PREFIX_PATH:-}; do
        set +f
        for bp_name in KF6SyntaxHighlighting KF5SyntaxHighlighting; do
            for bp_file in "$bp_own"/lib*/cmake/"$bp_name"/*Config.cmake "$bp_own"/lib/*/cmake/"$bp_name"/*Config.cmake; do
                [ ! -e "$bp_file" ] || exit 0
            done
        done
    done
    exit 1
)

# One value of /etc/os-release.
bp_os_release() (
    VERSION_CODENAME=
    ID=
    # shellcheck disable=SC1091
    . /etc/os-release
    eval "printf '%s\n' \"\${$1:-}\""
)

# Prints "URI SUITE" for each part of Debian's own archive (main only) that this machine's apt sources name: asked of
# apt itself, which reads every form of them. Where no lists were fetched yet apt cannot say whose archive it is, and
# the name of the release and "main" must do.
bp_debian_archive() {
    # shellcheck disable=SC2016 # $(...) are apt's own fields
    apt-get indextargets --format '$(COMPONENT) $(ORIGIN) $(CODENAME) $(RELEASE) $(REPO_URI)' 'Created-By: Packages' |
        awk -v code="$(bp_os_release VERSION_CODENAME)" '
            $1 != "main" || NF < 5 { next }
            $2 != "Debian" && $2 !~ /^\$/ { next }
            { suite = $3 ~ /^\$/ ? $4 : $3 }
            (suite == code || suite == code "-updates" || suite == code "-security") && !seen[suite " " $5]++ {
                print $5, suite
            }'
}

# How this machine's apt reaches its sources (proxies, time-outs, certificates), as lines of an apt configuration;
# never what would let unsigned archives pass.
bp_acquire_settings() {
    apt-config dump | grep '^Acquire::' | grep -v -i -e '^Acquire::IndexTargets' -e '^Acquire::cdrom' \
        -e '^Acquire::Languages' -e '^Acquire::[^ ]*Allow' || :
}

# bp_build_ksyntaxhighlighting PREFIX: from the source package of release trixie, on the mirror that this machine's apt
# already uses, in a private apt configuration: nothing is added to the system. PREFIX appears whole or not at all.
bp_build_ksyntaxhighlighting() (
    prefix=$1 # and, for the functions below: parent work part archive
    keyring=/usr/share/keyrings/debian-archive-keyring.gpg
    [ -r "$keyring" ] || bp_fail "Debian's keyring ($keyring) is missing, so nothing could be checked; install debian-archive-keyring."
    mirror=$(bp_debian_archive | awk -v code="$(bp_os_release VERSION_CODENAME)" '$2 == code { print $1; exit }')
    [ -n "$mirror" ] || bp_fail "this machine's apt sources name no mirror of Debian's main archive, which KSyntaxHighlighting is built from; add one to them."

    parent=$(dirname "$prefix")
    mkdir -p "$parent"
    work=$(mktemp -d "${TMPDIR:-/tmp}/bluepencil-setup.XXXXXX")
    part=$(mktemp -d "$prefix.part.XXXXXX")
    trap 'rm -rf "$work" "$part"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    chmod 755 "$work" # apt's unprivileged helper must get in

    bp_say "building KSyntaxHighlighting $bp_ksh_version for Qt $bp_qt, once, into $prefix (about a minute)"
    mkdir -p "$work/etc/apt.conf.d" "$work/etc/preferences.d" "$work/etc/sources.list.d" "$work/etc/trusted.gpg.d" \
        "$work/lists/partial" "$work/cache/archives/partial" "$work/source"
    printf 'deb-src [signed-by=%s] %s trixie main\n' "$keyring" "$mirror" >"$work/etc/sources.list"
    {
        bp_acquire_settings
        printf 'Dir::%s;\n' "Etc \"$work/etc\"" 'Etc::netrc "/etc/apt/auth.conf"' 'Etc::netrcparts "/etc/apt/auth.conf.d"' \
            "State::lists \"$work/lists\"" "Cache \"$work/cache\""
        printf 'Acquire::Languages "none";\n'
    } >"$work/apt.conf"
    [ "$(id -u)" -ne 0 ] || chown _apt "$work/source" "$work/lists/partial" "$work/cache/archives/partial" 2>/dev/null || :
    (
        export APT_CONFIG="$work/apt.conf"
        cd "$work/source"
        apt-get -q update && apt-get -q source --tar-only ksyntax-highlighting
    ) >"$work/log" 2>&1 || bp_ksh_failed "could not be fetched from $mirror"
    archive=
    for file in "$work/source/ksyntax-highlighting_$bp_ksh_version".*.orig.tar.*; do
        case $file in *.asc | *'*'*) ;; *) archive=$file ;; esac
    done
    [ -n "$archive" ] || bp_ksh_failed "is no longer the version that release trixie holds"

    bp_ksh_compile >>"$work/log" 2>&1 || bp_ksh_failed "could not be built"
    chmod 755 "$part"
    [ -e "$prefix" ] || mv "$part" "$prefix"
)

# Only the library, and without what it does not need: the command, the examples, Qt Quick, its own translations.
# Its wish for the newest extra-cmake-modules is not earned. It becomes part of the program (static), so an installed
# program finds it; then its users must also know Qt's network library, which it would otherwise link by itself.
# shellcheck disable=SC2016,SC2154 # CMake's ${}; variables of bp_build_ksyntaxhighlighting
bp_ksh_compile() {
    cd "$work/source" && cmake -E tar xf "$archive" && cd ./*/ &&
        sed -i -e 's/^find_package(ECM [0-9.]*/find_package(ECM 5.90.0/' -e '/^ *add_subdirectory(examples)/d' \
            -e '/^ecm_install_po_files_as_qm/d' CMakeLists.txt &&
        sed -i -e '/add_subdirectory(cli)/d' -e '/^if(TARGET Qt${QT_MAJOR_VERSION}::Quick)/,/^endif()/d' src/CMakeLists.txt &&
        sed -i -e '/QT_MAJOR_VERSION@Gui/{p;s/Gui/Network/;}' KF5SyntaxHighlightingConfig.cmake.in &&
        cmake -G Ninja -S . -B "$work/build" -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX="$prefix" \
            -DCMAKE_INSTALL_LIBDIR=lib -DQT_MAJOR_VERSION=6 -DBUILD_SHARED_LIBS=OFF -DBUILD_TESTING=OFF \
            -DQRC_SYNTAX=ON -DCMAKE_DISABLE_FIND_PACKAGE_Qt6Quick=ON -DCMAKE_DISABLE_FIND_PACKAGE_Qt6Widgets=ON \
            -DCMAKE_DISABLE_FIND_PACKAGE_Qt6PrintSupport=ON &&
        cmake --build "$work/build" &&
        cmake --install "$work/build" --prefix "$part" &&
        mkdir -p "$part/share/doc/ksyntaxhighlighting" &&
        cp -R LICENSES README.md "$part/share/doc/ksyntaxhighlighting/" &&
        test -e "$part/lib/cmake/KF5SyntaxHighlighting/KF5SyntaxHighlightingConfig.cmake"
}

# shellcheck disable=SC2154 # variables of bp_build_ksyntaxhighlighting
bp_ksh_failed() {
    tail -n 25 "$work/log" >&2
    cp "$work/log" "$parent/ksyntaxhighlighting.log" || :
    bp_fail "KSyntaxHighlighting $bp_ksh_version $1; the last lines stand above, all of them in $parent/ksyntaxhighlighting.log."
}
