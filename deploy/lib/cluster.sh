# shellcheck shell=bash
# A private PostgreSQL server: its own data, port and passwords, apart from any other on the machine. Sourced, never run.

PORT_FILE=$STATE_DIR/postgres.port
PLACE_FILE=$STATE_DIR/postgres.place
OLDEST_POSTGRES=15

# PostgreSQL refuses to run as root, so root hands it to the package's own unprivileged user.
as_server_user() {
    if is_root; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

# Prints the folder with the newest server programs of at least the oldest version, or of exactly the version asked for.
server_programs() {
    local wanted=${1:-} folder version best=''
    for folder in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V) "$(dirname "$(readlink -f "$(command -v initdb)")" 2>/dev/null)"; do
        [[ -x $folder/initdb && -x $folder/pg_ctl ]] || continue
        version=$("$folder/postgres" --version | grep -o '[0-9]\+' | head -1)
        ((version >= OLDEST_POSTGRES)) || continue
        [[ -z $wanted || $version == "$wanted" ]] && best=$folder
    done
    [[ -n $best ]] && say "$best"
}

# Installs Debian's PostgreSQL without letting the package create and start a server of its own.
install_server() {
    local no_cluster=/etc/postgresql-common/createcluster.d/commissioning-dashboard.conf
    if is_root || command -v sudo >/dev/null; then
        as_root mkdir -p "$(dirname "$no_cluster")"
        say 'create_main_cluster = false' | as_root tee "$no_cluster" >/dev/null
    fi
    install_packages "it keeps the data" postgresql
    as_root rm -f "$no_cluster"
}

# Sets PLACE: under the state directory, or, when root's folders are closed to the server's user, under /var/lib.
find_place() {
    if [[ -s $PLACE_FILE ]]; then
        PLACE=$(<"$PLACE_FILE")
        [[ ! -d $PLACE ]] || return 0
        say "The database's folder $PLACE is gone; making a new, empty one."
        rm -f "$PLACE_FILE" "$STATE_DIR/demo-private"
    fi
    PLACE=$STATE_DIR/postgres
    mkdir -p "$PLACE"
    if is_root; then
        id postgres >/dev/null 2>&1 ||
            die "PostgreSQL will not run as root, and there is no user called postgres to run it as." \
                "Run this as an ordinary user, or add that user: useradd --system postgres"
        chown postgres "$PLACE"
        if ! as_server_user test -w "$PLACE"; then
            rmdir "$PLACE"
            mkdir -p /var/lib/commissioning-dashboard
            PLACE=$(mktemp -d "/var/lib/commissioning-dashboard/$(basename "$CHECKOUT")-XXXXXX")
            chown postgres "$PLACE"
            say "The user postgres may not enter $STATE_DIR, so the database is kept in $PLACE."
        fi
    fi
    chmod 0700 "$PLACE"
    say "$PLACE" >"$PLACE_FILE"
}

# Sets DATA and PROGRAMS for the cluster, installing PostgreSQL if the machine has none.
find_cluster() {
    local version=''
    [[ -n $(server_programs) ]] || install_server
    find_place
    DATA=$PLACE/data
    as_server_user test -e "$DATA/PG_VERSION" && version=$(as_server_user cat "$DATA/PG_VERSION")
    PROGRAMS=$(server_programs "$version") ||
        die "the data in $DATA was made by PostgreSQL $version, whose programs are not on this machine." \
            "Install them (apt-get install postgresql-$version), or see \"PostgreSQL upgrade\" in deploy/README.md."
}

# Made aside and moved into place, so that an interrupted first start leaves nothing half-made.
create_cluster() {
    as_server_user rm -rf "$DATA.new"
    as_server_user install -m 0600 /dev/null "$PLACE/first-password"
    as_server_user tee "$PLACE/first-password" <<<"$POSTGRES_PASSWORD" >/dev/null
    # The plain C ordering is the same everywhere and cannot change under an index; the application sorts names itself.
    as_server_user "$PROGRAMS/initdb" -D "$DATA.new" -U postgres --pwfile="$PLACE/first-password" \
        --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 >/dev/null ||
        die "PostgreSQL could not make its files in $PLACE; its words are above." "Check that the disk is not full."
    as_server_user rm -f "$PLACE/first-password"
    as_server_user tee -a "$DATA.new/postgresql.conf" >/dev/null <<'CONF'

# Commissioning Dashboard: loopback only (the port is given at start), no socket files, a log for people.
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
password_encryption = scram-sha-256
shared_buffers = 256MB
timezone = 'UTC'
log_timezone = 'UTC'
CONF
    as_server_user mv "$DATA.new" "$DATA"
}

cluster_is_running() {
    [[ -s $PLACE_FILE && -d $(<"$PLACE_FILE") ]] || return 1
    find_cluster
    as_server_user "$PROGRAMS/pg_ctl" -D "$DATA" status >/dev/null 2>&1
}

# start_cluster SERVER_OPTIONS: the remembered port if it is free, else the next that is.
start_cluster() {
    local log port
    find_cluster
    log=$PLACE/server.log
    as_server_user test -e "$DATA/PG_VERSION" || create_cluster
    if ! cluster_is_running; then
        port=$(cat "$PORT_FILE" 2>/dev/null || say 54320)
        while port_is_taken "$port"; do port=$((port + 1)); done
        # The locks held on descriptors 8 and 9 belong to the command, not to the server it leaves running.
        as_server_user "$PROGRAMS/pg_ctl" -D "$DATA" -l "$log" -w -t 60 -o "-p $port $1" start >/dev/null 8>&- 9>&- || {
            as_server_user tail -5 "$log" >&2
            die "PostgreSQL did not start; the end of its log $log is above."
        }
        say "$port" >"$PORT_FILE"
    fi
    DATABASE_PORT=$(<"$PORT_FILE")
}

# Whether the server's first process is there. Cheaper than asking pg_ctl, for asking every second.
postmaster_is_alive() {
    local pid=''
    read -r pid 2>/dev/null <"$DATA/postmaster.pid" || return 1
    # One that has ended and that nobody has asked after yet is still listed, as a zombie.
    [[ $pid =~ ^[0-9]+$ && -r /proc/$pid/stat && $(<"/proc/$pid/stat") != *') Z '* ]]
}

# Starts a server that ended by itself, at the port that whoever uses it knows. What it left running (its sessions, which still
# hold its memory) goes within seconds; until then it refuses to start.
restart_cluster() {
    local log=$PLACE/server.log
    for _ in {1..30}; do
        postmaster_is_alive && return
        if as_server_user "$PROGRAMS/pg_ctl" -D "$DATA" -l "$log" -w -t 60 -o "-p $DATABASE_PORT" start >/dev/null 2>&1 8>&- 9>&-; then return; fi
        sleep 1 &
        wait $! || true
    done
    as_server_user tail -5 "$log" >&2
    die "PostgreSQL ended and could not be started again at port $DATABASE_PORT; the end of its log $log is above." \
        "Mend that, then start again: deploy/start. Nothing saved is lost."
}

# A fast stop: sessions are ended, what they had not committed is rolled back.
stop_cluster() {
    cluster_is_running || return 0
    as_server_user "$PROGRAMS/pg_ctl" -D "$DATA" -m fast -w -t 60 stop >/dev/null
}

# psql as the server's own superuser; used only to make roles and the database.
superuser_psql() {
    PGPASSWORD=$POSTGRES_PASSWORD "$PROGRAMS/psql" -X -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$DATABASE_PORT" -U postgres "$@"
}
