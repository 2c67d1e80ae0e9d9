# shellcheck shell=bash
# Shared by the commands in deploy/: messages, places, secrets and installing what is missing. Sourced, never run.

set -euo pipefail

CHECKOUT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
STATE_DIR=${STATE_DIR:-$CHECKOUT/.local}
[[ $STATE_DIR == /* ]] || STATE_DIR=$PWD/$STATE_DIR
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() { printf '%s\n' "$@"; }

# die WHAT [REMEDY…]: says what went wrong, then, indented, what to do about it.
die() {
    printf '%s: %s\n' "deploy/$(basename "$0")" "$1" >&2
    shift
    (($# == 0)) || printf '  %s\n' "$@" >&2
    exit 1
}

# Prints the comment block at the top of the command itself: its help is its own first lines.
show_help() { sed -n '2,/^[^#]/{/^#/s/^# \{0,1\}//p}' "$0"; }

is_root() { [[ $(id -u) == 0 ]]; }

# The state directory can be passed through by others (the server's own user needs that) but not listed.
make_state_dir() {
    mkdir -p "$STATE_DIR" 2>/dev/null || true
    [[ -w $STATE_DIR ]] ||
        die "the state directory $STATE_DIR cannot be written by $(id -un)." \
            "Run this as the user who owns it, or choose another place with STATE_DIR=/some/folder."
    [[ ! -O $STATE_DIR ]] || chmod 0711 "$STATE_DIR"
}

random_hex() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }

# Passwords are made once, kept in a file only its owner can read, and loaded as variables.
load_secrets() {
    local file=$STATE_DIR/secrets.env name
    (umask 077 && touch "$file")
    for name in POSTGRES_PASSWORD OWNER_PASSWORD APP_PASSWORD; do
        grep -q "^$name=" "$file" || printf '%s=%s\n' "$name" "$(random_hex)" >>"$file"
    done
    # shellcheck disable=SC1090
    source "$file"
    export POSTGRES_PASSWORD OWNER_PASSWORD APP_PASSWORD
}

port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

as_root() {
    if is_root; then "$@"; else sudo "$@"; fi
}

# install_packages WHY PACKAGE…: Debian packages, quietly; the whole of apt's output is shown only when it fails.
install_packages() {
    local why=$1 log
    shift
    command -v apt-get >/dev/null ||
        die "$* is missing ($why), and this system has no apt-get to install it with." "Install its equivalent, then run this again."
    is_root || command -v sudo >/dev/null ||
        die "$* is missing ($why), and installing it needs root." "As root: apt-get install $*" "Then run this again."
    say "Installing $* ($why)…"
    log=$(mktemp)
    if ! { as_root apt-get update && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y "$@"; } >"$log" 2>&1 </dev/null; then
        cat "$log" >&2
        die "installing $* failed; apt-get's words are above." "Mend that, then run this again."
    fi
    rm -f "$log"
}

# The application needs the SDK (it is built here) and npm (for the style sheet).
need_build_tools() {
    dotnet --list-sdks 2>/dev/null | grep -q '^10\.' ||
        die "the .NET 10 SDK is needed and was not found on the PATH." \
            "Install it from https://dotnet.microsoft.com/download/dotnet/10.0, then run this again."
    command -v npm >/dev/null || install_packages "npm fetches the style sheet" npm
}
