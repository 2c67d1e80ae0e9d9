using CommissioningDashboard.Access;
using CommissioningDashboard.Imports;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Imports;

public sealed class FrameworkImportTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private const string _file = """
        Framework,Provider reference,Service,From,To
        Home support framework 2024,P-1,Home support,01/04/2024,
        Home support framework 2024,P-2,Home support,01/06/2024,31/03/2025
        """;

    [Fact]
    public async Task A_new_framework_is_made_and_named_with_its_places()
    {
        using var desk = await DeskAsync();

        var result = await desk.ImportAsync("frameworks", _file);

        result.Problems.Should().BeEmpty();
        result.Batch.Should().BeEquivalentTo(new { RowsAccepted = 2, Created = 2 });
        result.Batch.Notes.Should().Contain("New framework, so check the spelling: Home support framework 2024.");
        await using var db = desk.Db();
        (await db.Frameworks.SingleAsync()).Should().BeEquivalentTo(new { Code = "home-support-framework-2024", From = new DateOnly(2024, 4, 1) });
        (await db.FrameworkMemberships.OrderBy(x => x.From).Select(x => x.To).ToListAsync()).Should().Equal(null, new DateOnly(2025, 3, 31));
    }

    [Fact]
    public async Task A_place_that_ends_later_is_changed_and_undone()
    {
        using var desk = await DeskAsync();
        await desk.ImportAsync("frameworks", _file);

        var ended = await desk.ImportAsync("frameworks", "Framework,Provider reference,Service,From,To\nHome Support Framework 2024,P-1,home support,01/04/2024,30/11/2025\n");
        var undo = new ImportUndo(server.Database, desk.Clock);
        await using (var db = desk.Db())
        {
            (await db.FrameworkMemberships.CountAsync(x => x.To == new DateOnly(2025, 11, 30))).Should().Be(1);
        }

        ended.Batch.Should().BeEquivalentTo(new { Created = 0, Changed = 1 });
        (await undo.UndoAsync(Actor.Operator(desk.AuthorityId), ended.Batch.Id)).Should().BeNull();
        await using var after = desk.Db();
        (await after.FrameworkMemberships.CountAsync(x => x.To == null)).Should().Be(1);
    }

    [Fact]
    public async Task A_framework_goes_with_its_import_unless_a_later_one_put_others_on_it()
    {
        using var desk = await DeskAsync();
        var first = await desk.ImportAsync("frameworks", _file);
        var later = await desk.ImportAsync("frameworks", "Framework,Provider reference,Service,From\nHome support framework 2024,P-2,Home support,01/10/2025\n");
        var undo = new ImportUndo(server.Database, desk.Clock);

        var refusal = await undo.UndoAsync(Actor.Operator(desk.AuthorityId), first.Batch.Id);
        var afterwards = await undo.UndoAsync(Actor.Operator(desk.AuthorityId), later.Batch.Id) ?? await undo.UndoAsync(Actor.Operator(desk.AuthorityId), first.Batch.Id);

        refusal.Should().Contain($"import {later.Batch.Id}");
        afterwards.Should().BeNull();
        await using var db = desk.Db();
        (await db.Frameworks.CountAsync() + await db.FrameworkMemberships.CountAsync() + await db.Services.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Unknown_providers_wrong_dates_and_contradictions_are_refused()
    {
        using var desk = await DeskAsync();

        var result = await desk.ImportAsync("frameworks", """
            Framework,Provider reference,Service,From,To
            F,P-9,Home support,01/04/2024,
            F,P-1,Home support,01/04/2024,31/03/2024
            F,P-1,Meals,01/04/2024,
            F,P-1,Meals,01/04/2024,31/03/2026
            --,P-1,Meals,01/05/2024,
            """);

        result.Problems.Select(x => (x.Row, x.Column)).Should().Equal((2, "Provider reference"), (3, "To"), (5, "To"), (6, "Framework"));
    }

    private async Task<ImportDesk> DeskAsync()
    {
        var desk = await ImportDesk.OpenAsync(server);
        await desk.AddProviderAsync("P-1");
        await desk.AddProviderAsync("P-2");
        return desk;
    }
}
