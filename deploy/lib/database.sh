# shellcheck shell=bash
# The database, wherever it is: sets OWNER_CONNECTION and APP_CONNECTION (Npgsql form), DATABASE_KIND and DATABASE_WHERE,
# and DEMO_FILE, which says yes or no once the first start on this database has decided whether it has the demo.
# Sourced, never run.
# shellcheck disable=SC2034 # those are for whoever sources this

# shellcheck source=deploy/lib/cluster.sh
source "$CHECKOUT/deploy/lib/cluster.sh"
# shellcheck source=deploy/lib/outside.sh
source "$CHECKOUT/deploy/lib/outside.sh"

# There while someone asked for the server by hand (deploy/postgres start): then no other command stops it.
KEEP_FILE=$STATE_DIR/postgres.keep

# There while someone stopped it by hand (deploy/postgres stop): then deploy/start does not start it again.
STOPPED_FILE=$STATE_DIR/postgres.stopped

database_ready() {
    load_secrets
    if [[ -n ${DATABASE_URL:-} ]]; then
        DATABASE_KIND=outside
        outside_ready
        DEMO_FILE=$STATE_DIR/demo-$(sha256sum <<<"$DATABASE_WHERE" | cut -c1-8)
        return
    fi
    DATABASE_KIND=private
    rm -f "$STOPPED_FILE"
    start_cluster ''
    superuser_psql -d postgres -f "$CHECKOUT/deploy/lib/roles.sql" >/dev/null ||
        die "the private server at 127.0.0.1:$DATABASE_PORT refused to make its roles; its words are above." \
            "If $STATE_DIR/secrets.env was lost or changed, put the old one back (the passwords in it are the server's)."
    local server="Host=127.0.0.1;Port=$DATABASE_PORT;Database=dashboard"
    OWNER_CONNECTION="$server;Username=dashboard_owner;Password=$OWNER_PASSWORD"
    APP_CONNECTION="$server;Username=dashboard_app;Password=$APP_PASSWORD"
    DATABASE_WHERE=127.0.0.1:$DATABASE_PORT
    DEMO_FILE=$STATE_DIR/demo-private
}

# use_database / leave_database: everyone who uses the private server holds a shared lock while doing so, and the last one
# out stops it. A lock dies with its holder, so a killed command never leaves a false count behind.
use_database() {
    make_state_dir
    exec 8>"$STATE_DIR/postgres.users"
    flock -s 8
    database_ready
}

leave_database() {
    [[ ${DATABASE_KIND:-} == private && ! -e $KEEP_FILE ]] && flock -n -x 8 || return 0
    stop_cluster
}
