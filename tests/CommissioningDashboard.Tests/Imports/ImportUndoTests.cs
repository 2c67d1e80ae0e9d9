using System.Text.Json;
using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Imports;

public sealed class ImportUndoTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private const string _first = "Reference,Received on,Service,Route,Outcome,Weekly hours,Area\nR-1,03/11/2025,Home support,DP,Waiting,3,Coast\nR-2,03/11/2025,Home support,DP,Waiting,4,Coast\n";
    private const string _second = "Reference,Received on,Service,Route,Outcome,Weekly hours,Team\nR-2,03/11/2025,Meals,DP,Arranged,9.5,North\nR-3,04/11/2025,Meals,DP,Waiting,1,North\n";

    [Fact]
    public async Task What_a_batch_made_goes_and_what_it_changed_comes_back()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.ImportAsync("referrals", _first);
        var before = await FactsAsync(desk);
        var second = await desk.ImportAsync("referrals", _second);
        (await FactsAsync(desk)).Should().NotBe(before);

        var refusal = await new ImportUndo(server.Database, desk.Clock).UndoAsync(Actor.Operator(desk.AuthorityId), second.Batch.Id);

        refusal.Should().BeNull();
        (await FactsAsync(desk)).Should().Be(before);
        await using var db = desk.Db();
        (await db.ImportBatches.SingleAsync(x => x.Id == second.Batch.Id)).Should().BeEquivalentTo(new { Status = ImportStatus.Undone, UndoneAt = (DateTimeOffset?)ImportDesk.Now });
        (await db.AuditEntries.CountAsync(x => x.Action == "import.undone")).Should().Be(1);
        (await db.Authorities.SingleAsync(x => x.Id == desk.AuthorityId)).MarketVersion.Should().Be(3);
    }

    [Fact]
    public async Task A_batch_on_which_a_later_one_built_is_not_undone_and_the_later_one_is_named()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var first = await desk.ImportAsync("referrals", _first);
        var second = await desk.ImportAsync("referrals", _second, name: "december.csv");
        var undo = new ImportUndo(server.Database, desk.Clock);

        var refusal = await undo.UndoAsync(Actor.Operator(desk.AuthorityId), first.Batch.Id);
        var afterwards = await undo.UndoAsync(Actor.Operator(desk.AuthorityId), second.Batch.Id) ?? await undo.UndoAsync(Actor.Operator(desk.AuthorityId), first.Batch.Id);

        refusal.Should().Be($"A later import built on this one: import {second.Batch.Id} (december.csv). Undo the later import first.");
        afterwards.Should().BeNull();
        await using var db = desk.Db();
        (await db.Referrals.CountAsync() + await db.Services.CountAsync() + await db.Areas.CountAsync() + await db.Teams.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task A_register_is_undone_with_its_facts_unless_referrals_name_its_providers()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var register = await desk.ImportAsync("providers", "Reference,Name,Services,Size,Size basis,Size observed on\nP-1,Kestrel,Home support,4,FTE,01/10/2025\n");
        var referrals = await desk.ImportAsync("referrals", "Reference,Received on,Service,Route,Outcome,Provider reference\nR-1,03/11/2025,Home support,DP,Arranged,P-1\n");
        var undo = new ImportUndo(server.Database, desk.Clock);

        var refusal = await undo.WhyNotAsync(desk.AuthorityId, register.Batch.Id);
        await undo.UndoAsync(Actor.Operator(desk.AuthorityId), referrals.Batch.Id);
        var done = await undo.UndoAsync(Actor.Operator(desk.AuthorityId), register.Batch.Id);

        refusal.Should().Contain($"import {referrals.Batch.Id}");
        done.Should().BeNull();
        await using var db = desk.Db();
        (await db.Providers.CountAsync() + await db.ProviderSizes.CountAsync() + await db.ProviderServices.CountAsync() + await db.ProviderOpenings.CountAsync() + await db.Services.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task A_batch_whose_referrals_have_options_recorded_is_not_undone()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var provider = await desk.AddProviderAsync("P-1");
        var first = await desk.ImportAsync("referrals", _first);
        await using (var db = desk.Db())
        {
            db.Options.Add(new Option { ReferralId = (await db.Referrals.FirstAsync()).Id, ProviderId = provider.Id, Position = 1, Outcome = OptionOutcome.Shown });
            await db.SaveChangesAsync();
        }

        var refusal = await new ImportUndo(server.Database, desk.Clock).UndoAsync(Actor.Operator(desk.AuthorityId), first.Batch.Id);

        refusal.Should().Contain("Options have been recorded");
    }

    [Theory]
    [InlineData("Reference,Oops\n", "was refused")]
    public async Task What_changed_nothing_cannot_be_undone(string file, string reason)
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var refused = await desk.ImportAsync("referrals", file);
        var undo = new ImportUndo(server.Database, desk.Clock);

        (await undo.UndoAsync(Actor.Operator(desk.AuthorityId), refused.Batch.Id)).Should().Contain(reason);
        (await undo.UndoAsync(Actor.Operator(desk.AuthorityId), batchId: 0)).Should().Be("There is no such import.");
    }

    private static async Task<string> FactsAsync(ImportDesk desk)
    {
        await using var db = desk.Db();
        var rows = await db.Referrals.OrderBy(x => x.Reference)
            .Select(x => new { x.Reference, x.ReceivedOn, x.ServiceId, x.AreaId, x.TeamId, x.Outcome, x.WeeklyHours, x.BatchId }).ToListAsync();
        return string.Join('\n', rows.Select(x => JsonSerializer.Serialize(x))) + string.Join(',', await db.Services.Select(x => x.Name).ToListAsync()) + string.Join(',', await db.Teams.Select(x => x.Name).ToListAsync());
    }
}
