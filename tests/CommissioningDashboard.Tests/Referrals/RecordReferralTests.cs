using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Referrals;
using CommissioningDashboard.Tests.Market;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Referrals;

public sealed class RecordReferralTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private static int _code = 700;
    private readonly RecordReferral _record = new(server.Database, TimeProvider.System);

    [Fact]
    public async Task A_referral_is_recorded_whole_and_shown_without_loading_the_market_anew()
    {
        var authority = await AddAsync();
        var store = new SnapshotStore(server.Database, TimeProvider.System);
        var held = await store.GetAsync(authority);

        var id = await _record.RunAsync(Actor.Operator(authority), await ReferralAsync(authority), await OptionsAsync(authority, OptionOutcome.Shown, OptionOutcome.Accepted));

        var newer = await store.RefreshAsync(authority);
        newer.Providers.Should().BeSameAs(held.Providers);
        newer.Referrals.Count.Should().Be(held.Referrals.Count + 1);
        var row = newer.Referrals.Id.ToList().IndexOf(id);
        ((ReferralOption[])[.. newer.Options.ForReferral(newer.Referrals, row)]).Select(x => x.Outcome).Should().Equal(OptionOutcome.Shown, OptionOutcome.Accepted);
        await using var db = server.Database.For(authority);
        var entry = await db.AuditEntries.SingleAsync(x => x.Action == "referral.recorded");
        entry.Detail.Should().Contain($"{id}");
    }

    [Fact]
    public async Task A_change_replaces_the_referral_and_its_options_and_keeps_the_file_it_came_from()
    {
        var authority = await AddAsync();
        var referral = await ReferralAsync(authority);
        var id = await _record.RunAsync(Actor.Operator(authority), referral, await OptionsAsync(authority, OptionOutcome.Shown));
        await using var db = server.Database.For(authority);
        await db.Referrals.Where(x => x.Id == id).ExecuteUpdateAsync(x => x.SetProperty(r => r.BatchId, 7));
        var changed = await ReferralAsync(authority);
        (changed.Id, changed.Outcome, changed.WeeklyHours) = (id, ReferralOutcome.Withdrawn, 3.5m);

        await _record.RunAsync(Actor.Operator(authority), changed, await OptionsAsync(authority, OptionOutcome.DeclinedByPerson, OptionOutcome.Shown));

        var stored = await db.Referrals.SingleAsync(x => x.Id == id);
        (stored.Outcome, stored.WeeklyHours, stored.BatchId).Should().Be((ReferralOutcome.Withdrawn, 3.5m, 7));
        (await db.Options.Where(x => x.ReferralId == id).OrderBy(x => x.Position).Select(x => x.Outcome).ToListAsync())
            .Should().Equal(OptionOutcome.DeclinedByPerson, OptionOutcome.Shown);
        (await db.AuditEntries.CountAsync(x => x.Action == "referral.changed")).Should().Be(1);
    }

    [Fact]
    public async Task What_the_database_refuses_leaves_no_trace_and_tells_nobody()
    {
        var authority = await AddAsync();
        var options = await OptionsAsync(authority, OptionOutcome.Shown, OptionOutcome.Shown);
        options[1].Position = 1;

        var recording = async () => await _record.RunAsync(Actor.Operator(authority), await ReferralAsync(authority), options);

        await recording.Should().ThrowAsync<DbUpdateException>();
        await using var db = server.Database.For(authority);
        (await db.Referrals.CountAsync(), await db.AuditEntries.CountAsync(), await db.ReferralChanges.CountAsync()).Should().Be((3, 0, 0));
        (await db.Authorities.Where(x => x.Id == authority).Select(x => x.MarketVersion).SingleAsync()).Should().Be(1);
    }

    [Fact]
    public async Task Another_authoritys_referral_is_not_there_to_be_changed()
    {
        var (mine, other) = (await AddAsync(), await AddAsync());
        var referral = await ReferralAsync(mine);
        referral.Id = await _record.RunAsync(Actor.Operator(mine), await ReferralAsync(mine), []);

        var changing = async () => await _record.RunAsync(Actor.Operator(other), referral, []);

        await changing.Should().ThrowAsync<InvalidOperationException>().WithMessage("*no referral*");
    }

    private async Task<int> AddAsync()
    {
        var authority = await server.AddAuthorityAsync($"{Interlocked.Increment(ref _code)}");
        await server.Database.WriteAsync(authority.Id, new MarketBuilder().Provider("Ash", 3).Provider("Oak", 30).Refer(3, "Ash").Rows);
        return authority.Id;
    }

    private async Task<Referral> ReferralAsync(int authority)
    {
        await using var db = server.Database.For(authority);
        return new Referral
        {
            Reference = "DESK-1",
            ReceivedOn = new DateOnly(2026, 5, 30),
            ServiceId = await db.Services.OrderBy(x => x.Id).Select(x => x.Id).FirstAsync(),
            Route = Route.CouncilCommissioned,
            Outcome = ReferralOutcome.Arranged,
            ProviderId = await db.Providers.OrderBy(x => x.Id).Select(x => x.Id).FirstAsync(),
        };
    }

    private async Task<List<Option>> OptionsAsync(int authority, params OptionOutcome[] outcomes)
    {
        await using var db = server.Database.For(authority);
        var provider = await db.Providers.OrderBy(x => x.Id).Select(x => x.Id).FirstAsync();
        return [.. outcomes.Select((x, i) => new Option { ProviderId = provider, Position = (short)(i + 1), Outcome = x })];
    }
}
