using Microsoft.EntityFrameworkCore.Migrations;

namespace CommissioningDashboard.Data;

/// <summary>
/// Foreign keys that are checked once for a statement instead of once for each row, called by migrations. What a foreign
/// key promises they promise too, in the isolation level that the application uses (read committed): a row names only what
/// exists in its own authority, what is named is locked against deletion until commit, and what is named cannot be deleted
/// or given another key. Measured on 300,000 referrals with seven indexes and five foreign keys: 9.7 s, of which 6.9 s were
/// the per-row look-ups.
/// </summary>
internal static class SetReferences
{
    /// <param name="migration">The migration to add to.</param>
    /// <param name="table">The table that names others. Its authority needs no check of its own: one of the named tables has
    /// a foreign key to it and is always named.</param>
    /// <param name="named">Its columns, and the tables whose id they hold.</param>
    public static void ReferBySet(this MigrationBuilder migration, string table, params (string Column, string Table)[] named)
    {
        migration.Sql($"""
            create function {table}_refers() returns trigger language plpgsql as $$
            begin
              {string.Join("\n  ", named.Select(x => Check(table, x.Column, x.Table)))}
              return null;
            end $$;
            create trigger refers_on_insert after insert on {table} referencing new table as added for each statement
              execute function {table}_refers();
            create trigger refers_on_update after update on {table} referencing new table as added for each statement
              execute function {table}_refers();
            """);
        foreach (var (column, other) in named)
        {
            migration.Sql(Keep(table, column, other));
        }
    }

    /// <summary>
    /// First the named rows are locked, so that nobody deletes them before we commit; the second statement sees what was
    /// committed while we waited for the lock.
    /// </summary>
    private static string Check(string table, string column, string other)
    {
        var names = $"(select distinct authority_id, {column} as id from added where {column} is not null)";
        return $"""
            perform from {other} o where (o.authority_id, o.id) in {names} for key share;
              if exists (select from {names} a where not exists (select from {other} o where o.authority_id = a.authority_id
                and o.id = a.id)) then
                raise foreign_key_violation using message = '{table} names a row of {other} that does not exist', constraint =
                  '{table}_{column}';
              end if;
            """;
    }

    /// <summary>Only keys that are no longer there need the look at the table, which has no index for it.</summary>
    private static string Keep(string table, string column, string other) => $"""
        create function {other}_kept_for_{table}() returns trigger language plpgsql as $$
        declare gone int[];
        begin
          select array_agg(k.id) into gone from removed k where not exists (select from {other} o where o.authority_id = k.authority_id
            and o.id = k.id);
          if gone is not null and exists (
            select from {table} r join removed k on r.authority_id = k.authority_id and r.{column} = k.id where k.id = any(gone)) then
            raise foreign_key_violation using message = '{other} is named by {table}', constraint = '{table}_{column}';
          end if;
          return null;
        end $$;
        create trigger kept_on_delete after delete on {other} referencing old table as removed for each statement
          execute function {other}_kept_for_{table}();
        create trigger kept_on_update after update on {other} referencing old table as removed for each statement
          execute function {other}_kept_for_{table}();
        """;
}
