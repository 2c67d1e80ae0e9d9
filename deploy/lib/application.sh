# shellcheck shell=bash
# Building the web host and running it or its verbs with the right environment. Sourced, never run.

WEB=$CHECKOUT/src/CommissioningDashboard.Web
DLL=$WEB/bin/Release/net10.0/CommissioningDashboard.Web.dll

# A fingerprint of everything the build reads: name, time and size of each file. Cheaper than asking the compiler.
sources_now() {
    (cd "$CHECKOUT" && find src Directory.*.props global.json -type d \( -name bin -o -name obj -o -name node_modules -o -path '*/wwwroot/lib' \) -prune \
        -o -type f -printf '%p %T@ %s\n' | LC_ALL=C sort | sha256sum)
}

# Builds Release unless nothing has changed since the last good build here. No compiler is left running afterwards.
build_application() {
    local stamp=$WEB/obj/deploy-build log sources
    sources=$(sources_now)
    [[ -s $DLL && $(cat "$stamp" 2>/dev/null) == "$sources" ]] && return
    need_build_tools
    say "Building (a minute or two the first time)…"
    log=$STATE_DIR/build.log
    if ! in_foreground dotnet build "$WEB" -c Release -v minimal -p:RestoreForce=true -nodeReuse:false -p:UseSharedCompilation=false \
        >"$log" 2>&1; then
        grep -E 'error|warn' "$log" | sort -u | head -20 >&2 || true
        die "the build failed; its errors are above, all of it is in $log."
    fi
    say "$sources" >"$stamp"
}

# What the application is told: where the database is, where its keys are.
export_configuration() {
    local key=$STATE_DIR/pseudonym.key
    [[ -s $key ]] || (umask 077 && head -c 32 /dev/urandom | base64 >"$key")
    (umask 077 && mkdir -p "$STATE_DIR/data-protection")
    export ConnectionStrings__Dashboard=$APP_CONNECTION
    export Pseudonym__KeyFile=$key DataProtection__Path=$STATE_DIR/data-protection
    export ASPNETCORE_ENVIRONMENT=${ASPNETCORE_ENVIRONMENT:-Production} ASPNETCORE_CONTENTROOT=$WEB
    unset Demo__SignIn
}

# in_foreground COMMAND…: runs it as a child this script can end, since bash itself answers no signal until a plain child is done.
CHILD=''
in_foreground() {
    local code=0
    "$@" 0<&0 8>&- 9>&- &
    CHILD=$!
    wait "$CHILD" || code=$?
    CHILD=''
    return "$code"
}

# Ends the child, gently first.
end_child() {
    [[ -n $CHILD ]] || return 0
    kill -TERM "$CHILD" 2>/dev/null || true
    timeout 20 tail --pid="$CHILD" -s 0.1 -f /dev/null || kill -KILL "$CHILD" 2>/dev/null || true
    wait "$CHILD" 2>/dev/null || true
    CHILD=''
}

# run_verb VERB…: only the verbs that change the shape of the database are given its owner.
run_verb() {
    case "${1:-} ${2:-}" in
    migrate\ * | demo\ * | authority\ add) ConnectionStrings__Owner=$OWNER_CONNECTION in_foreground dotnet "$DLL" "$@" ;;
    *) in_foreground dotnet "$DLL" "$@" ;;
    esac
}
