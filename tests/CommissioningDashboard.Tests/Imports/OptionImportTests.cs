using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Imports;

public sealed class OptionImportTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private const string _headings = "Referral reference,Provider reference,Position,Outcome,Reason\n";
    private const string _file = _headings + "R-1,P-1,1,Declined by provider,No capacity\nR-1,P-2,2,Accepted,\nR-2,P-1,1,Shown,\n";

    [Fact]
    public async Task Lists_are_added_in_their_order_and_the_same_file_again_changes_nothing()
    {
        using var desk = await DeskAsync();

        var result = await desk.ImportAsync("options", _file);
        var again = await desk.ImportAsync("options", _file);

        result.Problems.Should().BeEmpty();
        result.Batch.Should().BeEquivalentTo(new { RowsRead = 3, RowsAccepted = 3, Created = 3 });
        again.Batch.Should().BeEquivalentTo(new { Status = ImportStatus.NothingNew, Unchanged = 3 });
        (await OptionsAsync(desk)).Should().Equal("R-1 1 P-1 DeclinedByProvider No capacity", "R-1 2 P-2 Accepted ", "R-2 1 P-1 Shown ");
    }

    [Fact]
    public async Task What_a_batch_changed_and_made_is_taken_back_as_a_whole()
    {
        using var desk = await DeskAsync();
        await desk.ImportAsync("options", _file);
        var before = await OptionsAsync(desk);

        var changed = await desk.ImportAsync("options", _headings + "R-2,P-1,1,Contacted,\nR-2,P-2,2,Accepted,\nR-1,P-2,2,Accepted,\n");
        changed.Batch.Should().BeEquivalentTo(new { Created = 1, Changed = 1, Unchanged = 1 });
        (await OptionsAsync(desk)).Should().NotEqual(before);

        (await new ImportUndo(server.Database, desk.Clock).UndoAsync(Actor.Operator(desk.AuthorityId), changed.Batch.Id)).Should().BeNull();
        (await OptionsAsync(desk)).Should().Equal(before);
    }

    [Fact]
    public async Task Referrals_whose_options_came_later_are_not_undone_before_them()
    {
        using var desk = await DeskAsync();
        var options = await desk.ImportAsync("options", _file);
        await using var db = desk.Db();
        var referrals = await db.ImportBatches.SingleAsync(x => x.Format == "referrals");
        var undo = new ImportUndo(server.Database, desk.Clock);

        (await undo.UndoAsync(Actor.Operator(desk.AuthorityId), referrals.Id)).Should().Contain($"import {options.Batch.Id}");
        (await undo.UndoAsync(Actor.Operator(desk.AuthorityId), options.Batch.Id)).Should().BeNull();
        (await undo.UndoAsync(Actor.Operator(desk.AuthorityId), referrals.Id)).Should().BeNull();
    }

    [Fact]
    public async Task Each_wrong_row_is_named_with_its_rule_and_nothing_is_stored()
    {
        using var desk = await DeskAsync();

        var read = await desk.ImportAsync("options", _headings + "R-1,P-9,1,Accepted,\nR-1,P-1,0,Accepted,\nR-1,P-1,1.5,Accepted,\nR-1,P-1,1,Perhaps,\n,P-1,1,Shown,\n");
        var checkedTogether = await desk.ImportAsync("options", _headings + "R-9,P-1,1,Shown,\nR-1,P-1,1,Accepted,\nR-1,P-2,2,Accepted,\nR-2,P-1,1,Shown,\nR-2,P-2,1,Shown,\n");

        read.Problems.Select(x => (x.Row, x.Column)).Should().Equal(
            (2, "Provider reference"), (3, "Position"), (4, "Position"), (5, "Outcome"), (6, "Referral reference"));
        checkedTogether.Problems.Select(x => (x.Row, x.Column)).Should().BeEquivalentTo([(2, "Referral reference"), (4, "Outcome"), (6, "Position")]);
        checkedTogether.Problems.Should().Contain(x => x.Value == "R-9" && x.Remedy.Contains("referrals file"));
        (await OptionsAsync(desk)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_row_that_says_the_same_again_is_folded_in()
    {
        using var desk = await DeskAsync();

        var result = await desk.ImportAsync("options", _headings + "R-1,P-1,1,Shown,\nR-1,P-1,1,Shown,\n");

        result.Batch.Should().BeEquivalentTo(new { RowsRead = 2, RowsAccepted = 1, RowsCollapsed = 1, Created = 1 });
    }

    private async Task<ImportDesk> DeskAsync()
    {
        var desk = await ImportDesk.OpenAsync(server);
        await desk.AddProviderAsync("P-1");
        await desk.AddProviderAsync("P-2");
        await desk.ImportAsync("referrals", "Reference,Received on,Service,Route,Outcome\nR-1,03/11/2025,Home support,Commissioned,Waiting\nR-2,04/11/2025,Home support,Commissioned,Waiting\n");
        return desk;
    }

    private static async Task<List<string>> OptionsAsync(ImportDesk desk)
    {
        await using var db = desk.Db();
        var rows = await db.Options
            .Join(db.Referrals, x => x.ReferralId, x => x.Id, (x, r) => new { Option = x, Referral = r.Reference })
            .Join(db.Providers, x => x.Option.ProviderId, x => x.Id, (x, p) => new { x.Option, x.Referral, Provider = p.Reference })
            .OrderBy(x => x.Referral).ThenBy(x => x.Option.Position).ToListAsync();
        return rows.ConvertAll(x => $"{x.Referral} {x.Option.Position} {x.Provider} {x.Option.Outcome} {x.Option.Reason}");
    }
}
