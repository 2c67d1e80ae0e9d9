using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CommissioningDashboard.Tests.Contracts;

public sealed class IsolationTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Every_table_with_authority_facts_forces_row_level_security()
    {
        await using var connection = await ConnectAsync(server.OwnerConnectionString);
        await using var command = new NpgsqlCommand("""
            select c.relname
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
            where c.relkind in ('r', 'p')
              and c.relname not in ('size_scheme', '__EFMigrationsHistory')
              and not (c.relrowsecurity and c.relforcerowsecurity
                and exists (select from pg_policy p where p.polrelid = c.oid and p.polcmd = '*' and p.polwithcheck is not null))
            """, connection);

        var open = await ReadAsync(command);

        open.Should().BeEmpty("each table but the shared size schemes holds one authority's facts");
    }

    [Fact]
    public async Task The_app_role_owns_nothing_and_no_view_can_look_past_it()
    {
        await using var connection = await ConnectAsync(server.OwnerConnectionString);
        await using var command = new NpgsqlCommand("""
            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and (pg_get_userbyid(c.relowner) = 'dashboard_app' or c.relkind in ('v', 'm'))
            union all
            select rolname from pg_roles where rolname = 'dashboard_app' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
            """, connection);

        (await ReadAsync(command)).Should().BeEmpty();
    }

    [Fact]
    public async Task Another_authoritys_rows_cannot_be_read_changed_or_inserted_even_without_filters()
    {
        var mine = await server.AddAuthorityAsync("101", "Mine");
        var other = await server.AddAuthorityAsync("102", "Other");
        await using (var db = server.Database.For(other.Id))
        {
            db.Areas.Add(new Area { Code = "coast", Name = "Coast" });
            await db.SaveChangesAsync();
        }

        await using var reader = server.Database.For(mine.Id);
        var seen = await reader.Areas.IgnoreQueryFilters().CountAsync();
        var changed = await reader.Areas.IgnoreQueryFilters().ExecuteUpdateAsync(x => x.SetProperty(a => a.Name, "Taken"));
        var deleted = await reader.Areas.IgnoreQueryFilters().ExecuteDeleteAsync();
        var inserting = () => reader.Database.ExecuteSqlAsync($"insert into area (authority_id, code, name) values ({other.Id}, 'x', 'X')");

        seen.Should().Be(0);
        changed.Should().Be(0);
        deleted.Should().Be(0);
        (await inserting.Should().ThrowAsync<PostgresException>()).Which.Message.Should().Contain("row-level security");
    }

    [Fact]
    public async Task A_connection_that_names_no_authority_sees_nothing()
    {
        await using var connection = await ConnectAsync(server.AppConnectionString);
        await using var command = new NpgsqlCommand("select name from authority union all select email from user_account union all select name from area", connection);

        (await ReadAsync(command)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("update audit_entry set action = 'x'")]
    [InlineData("delete from audit_entry")]
    [InlineData("update frozen_report set title = 'x'")]
    [InlineData("delete from frozen_report")]
    [InlineData("truncate frozen_report")]
    [InlineData("update shown_list set sort = ''")]
    [InlineData("delete from shown_list")]
    [InlineData("update list_use set place = 1")]
    [InlineData("delete from list_use")]
    [InlineData("update order_key set secret = ''")]
    [InlineData("delete from order_key")]
    [InlineData("update support_event set reason = ''")]
    [InlineData("delete from support_event")]
    public async Task The_audit_trail_and_the_frozen_reports_only_grow(string change)
    {
        await using var connection = await ConnectAsync(server.AppConnectionString);
        await using var command = new NpgsqlCommand(change, connection);

        var changing = () => command.ExecuteNonQueryAsync();

        (await changing.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public void A_connection_string_that_would_leak_the_authority_is_refused()
    {
        var leaking = () => new Database("Host=localhost;No Reset On Close=true");

        leaking.Should().Throw<ArgumentException>().WithMessage("*No Reset On Close*");
    }

    [Fact]
    public void The_model_and_its_migrations_agree()
    {
        using var db = server.Database.For(0);

        db.Database.HasPendingModelChanges().Should().BeFalse("a change of the model needs a migration");
    }

    private static async Task<NpgsqlConnection> ConnectAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<List<string>> ReadAsync(NpgsqlCommand command)
    {
        var rows = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
