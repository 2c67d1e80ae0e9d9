using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CommissioningDashboard.Tests.Imports;

/// <summary>What files say of the group of today becomes a history that no later file rewrites. It is 15 December 2025.</summary>
public sealed class GroupImportTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private const string _oak = "Reference,Name,Listed on,Parent group\nP-1,Kestrel,01/04/2023,Oak Group\n";

    [Fact]
    public async Task A_group_first_heard_of_holds_since_the_provider_was_listed_and_the_same_file_again_changes_nothing()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.ImportAsync("providers", _oak);
        desk.Clock.Advance(TimeSpan.FromDays(40));

        (await desk.ImportAsync("providers", _oak)).Batch.Status.Should().Be(ImportStatus.NothingNew);
        await HeldAsync(desk, "Oak Group 2023-04-01 to ");
    }

    [Fact]
    public async Task Another_group_begins_today_and_the_one_before_ended_yesterday_which_undoing_puts_back()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.ImportAsync("providers", _oak);

        var sold = await desk.ImportAsync("providers", "Reference,Name,Parent group\nP-1,Kestrel,Elm Group\n");

        sold.Batch.Should().BeEquivalentTo(new { Created = 0, Changed = 1 });
        await HeldAsync(desk, "Oak Group 2023-04-01 to 2025-12-14", "Elm Group 2025-12-15 to ");
        (await new ImportUndo(server.Database, desk.Clock).UndoAsync(Actor.Operator(desk.AuthorityId), sold.Batch.Id)).Should().BeNull();
        await HeldAsync(desk, "Oak Group 2023-04-01 to ");
    }

    [Fact]
    public async Task An_empty_cell_ends_it_and_a_file_without_the_column_says_nothing()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.ImportAsync("providers", _oak);

        await desk.ImportAsync("providers", "Reference,Name\nP-1,Kestrel\n");
        await HeldAsync(desk, "Oak Group 2023-04-01 to ");
        await desk.ImportAsync("providers", "Reference,Name,Parent group\nP-1,Kestrel,\n");
        await HeldAsync(desk, "Oak Group 2023-04-01 to 2025-12-14");
    }

    [Theory]
    [InlineData("Elm Group,01/03/2025", "Oak Group 2023-04-01 to 2025-02-28", "Elm Group 2025-03-01 to ")]
    [InlineData(",01/03/2025", "Oak Group 2023-04-01 to 2025-02-28")]
    [InlineData("Oak Group,01/03/2025", "Oak Group 2025-03-01 to ")]
    [InlineData("Elm Group,01/03/2022", "Oak Group 2023-04-01 to 2025-12-14", "Elm Group 2025-12-15 to ")]
    public async Task A_stated_day_counts_as_far_as_no_other_group_held_all_of_it(string cells, params string[] held)
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.ImportAsync("providers", _oak);

        await desk.ImportAsync("providers", $"Reference,Name,Parent group,Group from\nP-1,Kestrel,{cells}\n");

        await HeldAsync(desk, held);
    }

    [Fact]
    public async Task What_was_said_today_gives_way_today_and_a_gap_stays_a_gap()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.ImportAsync("providers", "Reference,Name,Listed on,Parent group\nP-1,Kestrel,01/04/2023,\n");
        await desk.ImportAsync("providers", "Reference,Name,Parent group\nP-1,Kestrel,Oak Group\n");
        await HeldAsync(desk, "Oak Group 2025-12-15 to ");

        await desk.ImportAsync("providers", "Reference,Name,Parent group\nP-1,Kestrel,Elm Group\n");
        await HeldAsync(desk, "Elm Group 2025-12-15 to ");
        desk.Clock.Advance(TimeSpan.FromDays(10));
        await desk.ImportAsync("providers", "Reference,Name,Parent group\nP-1,Kestrel,\n");
        desk.Clock.Advance(TimeSpan.FromDays(10));
        await desk.ImportAsync("providers", "Reference,Name,Parent group\nP-1,Kestrel,Elm Group\n");
        await HeldAsync(desk, "Elm Group 2025-12-15 to 2025-12-24", "Elm Group 2026-01-04 to ");
    }

    [Fact]
    public async Task A_listing_that_is_put_right_takes_its_first_group_with_it()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.ImportAsync("providers", "Reference,Name,Parent group\nP-1,Kestrel,Oak Group\n");

        await desk.ImportAsync("providers", _oak);

        await HeldAsync(desk, "Oak Group 2023-04-01 to ");
    }

    [Fact]
    public async Task The_database_refuses_two_groups_on_one_day()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.ImportAsync("providers", _oak);
        await using var db = desk.Db();
        var provider = await db.Providers.SingleAsync();
        db.Add(new GroupMembership { ProviderId = provider.Id, GroupName = "Elm Group", From = new(2025, 1, 1) });

        var saving = () => db.SaveChangesAsync();

        (await saving.Should().ThrowAsync<Exception>()).Which.GetBaseException().Should().BeOfType<PostgresException>()
            .Which.SqlState.Should().Be(PostgresErrorCodes.ExclusionViolation);
    }

    private static async Task HeldAsync(ImportDesk desk, params string[] held)
    {
        await using var db = desk.Db();
        (await db.GroupMemberships.OrderBy(x => x.From).ToListAsync()).Select(x => $"{x.GroupName} {x.From:yyyy-MM-dd} to {x.To:yyyy-MM-dd}")
            .Should().Equal(held);
    }
}
