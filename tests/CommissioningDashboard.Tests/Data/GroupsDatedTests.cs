using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CommissioningDashboard.Tests.Data;

public sealed class GroupsDatedTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private const string _before = "20261129120000_FrozenReportsChecked";

    [Fact]
    public async Task The_one_group_that_was_held_is_taken_over_since_the_provider_was_listed_and_goes_back()
    {
        var authority = await server.AddAuthorityAsync();
        await using var database = new Database(server.OwnerConnectionString);
        await using var db = database.For(authority.Id);
        var migrator = db.GetService<IMigrator>();
        await migrator.MigrateAsync(_before);
        await db.Database.ExecuteSqlAsync($"""
            insert into provider (authority_id, reference, name, ownership, parent_group, listed_on, to_be_completed)
            select {authority.Id}, 'P-' || i, 'Provider ' || i, 1, (array[' Oak Group ', '', null])[i], date '2019-12-31' + i, false
            from generate_series(1, 3) i
            """);

        await migrator.MigrateAsync();

        (await db.GroupMemberships.Join(db.Providers, x => x.ProviderId, x => x.Id, (x, p) => new { p.Reference, x.GroupName, x.From, x.To }).ToListAsync())
            .Should().Equal(new { Reference = "P-1", GroupName = "Oak Group", From = new DateOnly(2020, 1, 1), To = (DateOnly?)null });
        await migrator.MigrateAsync(_before);
        (await db.Database.SqlQuery<string>($"""select coalesce(parent_group, '') as "Value" from provider order by reference""").ToListAsync())
            .Should().Equal("Oak Group", "", "");
        await migrator.MigrateAsync();
    }
}
