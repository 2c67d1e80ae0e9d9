using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Imports;

public sealed class CapacityImportTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private const string _file = "Provider reference,Weekly capacity,Stated on\nP-1,120,01/09/2025\np-1,80,01/11/2025\n";

    [Fact]
    public async Task Statements_are_added_with_their_days_and_the_same_file_again_changes_nothing()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var provider = await desk.AddProviderAsync("P-1");

        var result = await desk.ImportAsync("capacity", _file);
        var again = await desk.ImportAsync("capacity", _file);

        result.Batch.Should().BeEquivalentTo(new { RowsRead = 2, RowsAccepted = 2, Created = 2 });
        again.Batch.Should().BeEquivalentTo(new { Status = ImportStatus.NothingNew, Unchanged = 2 });
        await using var db = desk.Db();
        (await db.ProviderCapacities.OrderBy(x => x.From).Select(x => new { x.ProviderId, x.From, x.WeeklyHours }).ToListAsync()).Should().Equal(
            new { ProviderId = provider.Id, From = new DateOnly(2025, 9, 1), WeeklyHours = 120m },
            new { ProviderId = provider.Id, From = new DateOnly(2025, 11, 1), WeeklyHours = 80m });
    }

    [Fact]
    public async Task A_changed_statement_is_brought_up_to_date_and_comes_back_when_undone()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.AddProviderAsync("P-1");
        await desk.ImportAsync("capacity", _file);

        var changed = await desk.ImportAsync("capacity", "Provider reference,Weekly capacity,Stated on\nP-1,90,01/11/2025\nP-1,70,01/12/2025\n");
        var refusal = await new ImportUndo(server.Database, desk.Clock).UndoAsync(Actor.Operator(desk.AuthorityId), changed.Batch.Id);

        changed.Batch.Should().BeEquivalentTo(new { Created = 1, Changed = 1 });
        refusal.Should().BeNull();
        await using var db = desk.Db();
        (await db.ProviderCapacities.OrderBy(x => x.From).Select(x => x.WeeklyHours).ToListAsync()).Should().Equal(120m, 80m);
    }

    [Fact]
    public async Task Each_wrong_row_is_named_and_nothing_is_stored()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.AddProviderAsync("P-1");

        var result = await desk.ImportAsync("capacity", "Provider reference,Weekly capacity,Stated on\nP-9,120,01/09/2025\nP-1,lots,01/09/2025\nP-1,-5,02/09/2025\nP-1,10,03/09/2025\nP-1,11,03/09/2025\n,1,03/09/2025\n");

        result.Problems.Select(x => (x.Row, x.Column)).Should().Equal(
            (2, "Provider reference"), (3, "Weekly capacity"), (4, "Weekly capacity"), (6, "Weekly capacity"), (7, "Provider reference"));
        await using var db = desk.Db();
        (await db.ProviderCapacities.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task A_row_that_says_the_same_again_is_folded_in()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.AddProviderAsync("P-1");

        var result = await desk.ImportAsync("capacity", "Provider reference,Weekly capacity,Stated on\nP-1,120,01/09/2025\nP-1,120.00,2025-09-01\n");

        result.Batch.Should().BeEquivalentTo(new { RowsRead = 2, RowsAccepted = 1, RowsCollapsed = 1 });
    }
}
