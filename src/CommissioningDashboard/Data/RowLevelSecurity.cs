using Microsoft.EntityFrameworkCore.Migrations;

namespace CommissioningDashboard.Data;

/// <summary>The database's half of authority isolation, called by migrations for every table that holds authority facts.</summary>
internal static class RowLevelSecurity
{
    /// <summary>The role that the running application connects as. It owns nothing and so cannot switch a policy off.</summary>
    public const string AppRole = "dashboard_app";

    private const string _mine = "authority_id = nullif(current_setting('app.authority_id', true), '')::int";

    /// <summary>
    /// Forces row-level security: the table's own owner is bound by it too. An unset authority compares as null, so
    /// nothing is seen.
    /// </summary>
    public static void IsolateByAuthority(
        this MigrationBuilder migration, string table, string privileges = "select, insert, update, delete")
        => migration.Sql($"""
            alter table {table} enable row level security;
            alter table {table} force row level security;
            create policy own_authority on {table} using ({_mine}) with check ({_mine});
            grant {privileges} on {table} to {AppRole};
            """);

    /// <summary>Adds a second reason for which a row of the table may be read, and only read.</summary>
    public static void AllowReading(this MigrationBuilder migration, string table, string policy, string condition)
        => migration.Sql($"create policy {policy} on {table} for select using ({condition});");

    /// <summary>Makes the application's role when the operator has not made one yet; it cannot sign in until given a password.</summary>
    public static void EnsureAppRole(this MigrationBuilder migration)
        => migration.Sql($"""
            do $$ begin
              if not exists (select from pg_roles where rolname = '{AppRole}') then
                create role {AppRole} nologin;
              end if;
            end $$;
            """);
}
