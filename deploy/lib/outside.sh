# shellcheck shell=bash
# A PostgreSQL someone else runs: DATABASE_URL signs in as the owner of its database. Sourced, never run.
# shellcheck disable=SC2034 # OWNER_CONNECTION and APP_CONNECTION are for whoever sources this

# parse_connection TEXT: fills the map PART from a postgres:// address or an Npgsql connection string.
parse_connection() {
    declare -gA PART=()
    case $1 in
    postgres://* | postgresql://*) parse_url "$1" ;;
    *=*) parse_pairs "$1" ;;
    *) return 1 ;;
    esac
    [[ -n ${PART[Host]:-} && -n ${PART[Database]:-} && -n ${PART[Username]:-} ]]
}

url_decode() {
    local text=${1//\\/\\\\}
    printf '%b' "${text//%/\\x}"
}

parse_url() {
    local pattern='^postgres(ql)?://([^:@/]+)(:([^@/]*))?@(\[[0-9a-fA-F:]+\]|[^:/?]+)(:([0-9]+))?/([^?]+)(\?(.*))?$' pair
    [[ $1 =~ $pattern ]] || return 1
    PART[Username]=$(url_decode "${BASH_REMATCH[2]}")
    PART[Password]=$(url_decode "${BASH_REMATCH[4]}")
    PART[Host]=$(tr -d '[]' <<<"${BASH_REMATCH[5]}")
    PART[Port]=${BASH_REMATCH[7]:-5432}
    PART[Database]=$(url_decode "${BASH_REMATCH[8]}")
    local -a options
    IFS='&' read -ra options <<<"${BASH_REMATCH[10]}"
    for pair in "${options[@]}"; do put_part "${pair%%=*}" "$(url_decode "${pair#*=}")"; done
}

# Values may be quoted, with the quote doubled inside, as in any ADO.NET connection string.
parse_pairs() {
    local rest=$1 value
    local pattern='^[[:space:];]*([^=;]+)=[[:space:]]*("(([^"]|"")*)"|'\''(([^'\'']|'\'\'')*)'\''|[^;]*)[[:space:]]*(;|$)'
    while [[ $rest =~ $pattern ]]; do
        rest=${rest:${#BASH_REMATCH[0]}}
        value=${BASH_REMATCH[2]}
        case $value in
        \"*) value=${BASH_REMATCH[3]//\"\"/\"} ;;
        \'*) value=${BASH_REMATCH[5]//\'\'/\'} ;;
        esac
        put_part "${BASH_REMATCH[1]}" "$value"
    done
    [[ -z ${rest//[; ]/} ]]
}

# put_part NAME VALUE: the same setting has several spellings; keep one. Those not listed are handed on as they are.
put_part() {
    local name=$1
    case ${1,,} in
    host | server) name=Host ;;
    port) name=Port ;;
    database | db) name=Database ;;
    username | user\ id | userid | user\ name | user) name=Username ;;
    password | pwd | psw) name=Password ;;
    sslmode | ssl\ mode) name='SSL Mode' ;;
    sslrootcert | root\ certificate) name='Root Certificate' ;;
    connect_timeout) name=Timeout ;;
    application_name) name='Application Name' ;;
    esac
    PART[$name]=$2
}

# The map as an Npgsql connection string.
npgsql_string() {
    local name value
    for name in "${!PART[@]}"; do
        value=${PART[$name]}
        [[ -n $value ]] || continue
        [[ $name == 'SSL Mode' ]] && value=${value//-/}
        printf '%s="%s";' "$name" "${value//\"/\"\"}"
    done
}

# psql with the connection in PART; nothing secret on the command line.
outside_psql() {
    local mode=${PART['SSL Mode']:-prefer}
    mode=${mode,,}
    mode=${mode/#verifyca/verify-ca}
    mode=${mode/#verifyfull/verify-full}
    PGHOST=${PART[Host]} PGPORT=${PART[Port]:-5432} PGDATABASE=${PART[Database]} PGUSER=${PART[Username]} \
        PGPASSWORD=${PART[Password]:-} PGSSLMODE=$mode PGSSLROOTCERT=${PART['Root Certificate']:-} PGCONNECT_TIMEOUT=10 \
        psql -X -q -A -t -v ON_ERROR_STOP=1 "$@" </dev/null
}

outside_ready() {
    local version
    parse_connection "$DATABASE_URL" ||
        die "DATABASE_URL is not a connection that can be read (its text is not repeated here: it may hold a password)." \
            "Write postgres://user:password@host:5432/database (with % codes for signs such as @ in the password)," \
            "or an Npgsql string: Host=…;Port=5432;Database=…;Username=…;Password=…"
    OWNER_CONNECTION=$(npgsql_string)
    DATABASE_WHERE="${PART[Host]}:${PART[Port]:-5432}/${PART[Database]}"
    command -v psql >/dev/null ||
        die "psql is needed to check $DATABASE_WHERE and was not found." "Install it: apt-get install postgresql-client"
    version=$(outside_psql -c 'SHOW server_version_num') ||
        die "PostgreSQL at $DATABASE_WHERE could not be reached or did not let ${PART[Username]} in; psql's words are above." \
            "Check DATABASE_URL: host, port, database, user name and password."
    ((version >= 150000)) ||
        die "PostgreSQL at $DATABASE_WHERE is version $((version / 10000)); 15 or newer is needed."
    if [[ -z ${APP_DATABASE_URL:-} ]]; then make_outside_app_role; else take_outside_app_role; fi
    check_outside_app_role
    APP_CONNECTION=$(npgsql_string)
}

# The owner makes the role that serves readers, if it may, with the password kept in the state directory.
make_outside_app_role() {
    local owner=${PART[Username]} found may
    # A role that cannot sign in is one that migrating made because none was there yet.
    found=$(outside_psql -c "SELECT CASE WHEN rolcanlogin THEN 'yes' ELSE 'ALTER' END FROM pg_roles WHERE rolname = 'dashboard_app'")
    may=$(outside_psql -c 'SELECT 1 FROM pg_roles WHERE rolname = current_user AND (rolcreaterole OR rolsuper)')
    [[ $found == yes || -n $may ]] ||
        die "there is no role dashboard_app that can sign in, and $owner may not make it." \
            "Ask whoever runs $DATABASE_WHERE for: ${found:-CREATE} ROLE dashboard_app LOGIN PASSWORD '…';" \
            "then set APP_DATABASE_URL=postgres://dashboard_app:…@${PART[Host]}:${PART[Port]:-5432}/${PART[Database]}"
    if [[ $found != yes ]]; then
        # Standard input carries the password, so that no list of processes shows it.
        outside_psql -f <(say "${found:-CREATE} ROLE dashboard_app LOGIN NOCREATEDB NOCREATEROLE PASSWORD '$APP_PASSWORD';") ||
            die "making the role dashboard_app at $DATABASE_WHERE failed; psql's words are above."
    fi
    PART[Username]=dashboard_app
    PART[Password]=$APP_PASSWORD
}

take_outside_app_role() {
    local owner=${PART[Username]}
    parse_connection "$APP_DATABASE_URL" ||
        die "APP_DATABASE_URL is not a connection that can be read." "Write it like DATABASE_URL, with the application's own role."
    [[ ${PART[Username]} != "$owner" ]] ||
        die "APP_DATABASE_URL and DATABASE_URL both sign in as $owner." \
            "Readers are kept inside their own authority by row-level security, which an owner can switch off: use another role."
}

# PART is now the application's: it must be let in and must not be able to pass row-level security.
check_outside_app_role() {
    local strong
    local role=${PART[Username]}
    strong=$(outside_psql -c 'SELECT 1 FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)') ||
        die "PostgreSQL at $DATABASE_WHERE could not be reached or did not let ${PART[Username]} in; psql's words are above." \
            "If the role is there already with a password of its own, give it in APP_DATABASE_URL."
    [[ -z $strong ]] ||
        die "$role may pass row-level security, so it cannot be trusted to keep authorities apart." \
            "ALTER ROLE $role NOSUPERUSER NOBYPASSRLS;"
    # The tables' permissions are granted to dashboard_app by name.
    [[ $role == dashboard_app || -n $(outside_psql -c "SELECT 1 FROM pg_roles WHERE rolname = 'dashboard_app' AND pg_has_role(current_user, oid, 'USAGE')") ]] ||
        die "$role is not dashboard_app nor a member of it, and only dashboard_app is given the tables." \
            "GRANT dashboard_app TO $role;"
}
