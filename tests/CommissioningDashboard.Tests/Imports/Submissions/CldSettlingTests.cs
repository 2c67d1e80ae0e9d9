using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.Submissions;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Imports;

/// <summary>What a data officer settles holds, is on record and can be taken back.</summary>
public sealed class CldSettlingTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_succession_and_a_second_registration_are_proposed_with_their_evidence()
    {
        using var desk = await BroughtAsync();

        await using var db = desk.Db();
        var ties = await db.ProviderTies.OrderBy(x => x.FirstLocation).ToListAsync();
        ties.Should().BeEquivalentTo(new[]
        {
            new
            {
                FirstLocation = "1-800000002", SecondLocation = "1-800000012", Proposed = ProviderTieKind.Succession,
                ProposedFrom = new DateOnly(2025, 7, 1), Evidence = "The same name; services that go on from one to the other: 1",
            },
            new
            {
                FirstLocation = "1-800000005", SecondLocation = "1-800000015", Proposed = ProviderTieKind.SecondRegistration,
                ProposedFrom = new DateOnly(2026, 1, 1), Evidence = "The same name; both support people in the submission to 31 December 2025",
            },
        });
    }

    [Fact]
    public async Task Settled_locations_are_one_provider_until_it_is_taken_back()
    {
        using var desk = await BroughtAsync();
        var settling = new CldSettling(server.Database, desk.Clock);
        await using var db = desk.Db();
        var ties = await db.ProviderTies.AsNoTracking().OrderBy(x => x.FirstLocation).ToListAsync();
        var before = await ProvidersAsync(desk);

        (await settling.SettleAsync(Actor.Operator(desk.AuthorityId), ties[0].Id, ProviderTieKind.Succession, null)).Should().BeNull();
        (await settling.SettleAsync(Actor.Operator(desk.AuthorityId), ties[1].Id, ProviderTieKind.SecondRegistration, null)).Should().BeNull();
        var settled = await ProvidersAsync(desk);
        foreach (var tie in ties)
        {
            await settling.SettleAsync(Actor.Operator(desk.AuthorityId), tie.Id, null, null);
        }

        before.Should().HaveCount(5);
        settled.Should().BeEquivalentTo("Alder Support 1-800000001 2024-08-05: 11", "Birch Care 1-800000012 2024-12-02: 1", "Elm Grange 1-800000005 2025-02-03: 3");
        (await ProvidersAsync(desk)).Should().BeEquivalentTo(before);
        (await db.AuditEntries.CountAsync(x => x.Action == "provider.tie-settled")).Should().Be(4);
    }

    [Fact]
    public async Task What_is_settled_outlives_the_submissions_that_come_after()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.ImportAsync("cld", CldSeries.Files[0]);
        await using var db = desk.Db();
        var tie = await db.ProviderTies.SingleAsync();
        await new CldSettling(server.Database, desk.Clock).SettleAsync(Actor.Operator(desk.AuthorityId), tie.Id, ProviderTieKind.SecondRegistration, null);

        await desk.ImportAsync("cld", CldSeries.Files[1]);

        (await ProvidersAsync(desk)).Should().ContainSingle(x => x.StartsWith("Elm Grange"));
    }

    [Fact]
    public async Task An_answer_counts_two_records_as_one_and_taking_it_back_as_two()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.ImportAsync("cld", new CldText("2024-07-01", "2025-06-30").Home("gap", "2024-09-02", "2025-01-31").Home("gap", "2025-02-20").ToString());
        var settling = new CldSettling(server.Database, desk.Clock);
        await using var db = desk.Db();
        var question = await db.CldQuestions.AsNoTracking().SingleAsync();

        (await settling.AnswerAsync(Actor.Operator(desk.AuthorityId), question.Key, CldAnswer.Same)).Should().BeNull();
        var same = await db.Referrals.CountAsync();
        (await settling.AnswerAsync(Actor.Operator(desk.AuthorityId), question.Key, null)).Should().BeNull();

        same.Should().Be(1);
        (await db.Referrals.CountAsync()).Should().Be(2);
        question.Rows.Should().MatchRegex(@"^import \d+, row 2; import \d+, row 3$");
        (await settling.AnswerAsync(Actor.Operator(desk.AuthorityId), Guid.NewGuid(), CldAnswer.Same)).Should().Contain("no such question");
    }

    [Fact]
    public async Task Support_on_a_day_counts_the_hours_of_that_day()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.ImportAsync("cld", new CldText("2024-07-01", "2025-06-30").Home("more", "2025-01-06").ToString());
        await desk.ImportAsync(
            "cld", new CldText("2024-10-01", "2025-09-30").Home("more", "2025-01-06", units: "14").Home("same", "2025-08-04").ToString());

        var market = await new SnapshotStore(server.Database, desk.Clock).GetAsync(desk.AuthorityId);
        var slice = MarketSlice.Take(market, MarketFilter.Everything);

        ActiveSupport.At(slice, Month.FromDate(new DateOnly(2025, 6, 1))).Whole.Hours.Amount.Should().Be(1000);
        ActiveSupport.At(slice, Month.FromDate(new DateOnly(2025, 7, 1))).Whole.Hours.Amount.Should().Be(1400);
        ActiveSupport.At(slice, Month.FromDate(new DateOnly(2025, 8, 1))).Whole.Hours.Amount.Should().Be(2400);
    }

    private async Task<ImportDesk> BroughtAsync()
    {
        var desk = await ImportDesk.OpenAsync(server);
        foreach (var file in CldSeries.Files)
        {
            await desk.ImportAsync("cld", file);
        }

        return desk;
    }

    private static async Task<List<string>> ProvidersAsync(ImportDesk desk)
    {
        await using var db = desk.Db();
        var providers = await db.Providers.Select(x => new { x.Name, x.CqcLocationId, x.ListedOn, Referrals = db.Referrals.Count(r => r.ProviderId == x.Id) })
            .ToListAsync();
        return providers.ConvertAll(x => $"{x.Name} {x.CqcLocationId} {x.ListedOn:yyyy-MM-dd}: {x.Referrals}");
    }
}
