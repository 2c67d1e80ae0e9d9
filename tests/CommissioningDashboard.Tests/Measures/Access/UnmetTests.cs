using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class UnmetTests
{
    private static Func<PlainReferral, PlainReferral> Was(ReferralOutcome outcome, string service = "home") => x
        => x with { Outcome = outcome, Service = service };

    [Fact]
    public void Not_found_and_waiting_long_are_unmet_and_what_is_too_young_is_left_out()
    {
        var slice = new MarketBuilder().Provider("Ash", 3)
            .Refer(6, "Ash", "2026-05-31").Refer(2, null, "2026-05-02", Was(ReferralOutcome.NoProviderFound))
            .Refer(1, null, "2026-05-02", Was(ReferralOutcome.Waiting))
            .Refer(5, null, "2026-05-03", Was(ReferralOutcome.Waiting)).Refer(3, null, "2026-05-02", Was(ReferralOutcome.Withdrawn))
            .Slice();

        var result = Unmet.For(slice);

        result.Rows.Should().ContainSingle().Which.Should().BeEquivalentTo(new { NotFound = 2L, WaitingLong = 1L, All = 9L });
        result.Value.Value.Should().BeApproximately(1 / 3.0, 1e-12);
        result.Finding.Marked.Should().Be("{3} of 9 referrals were not met.");
    }

    [Fact]
    public void A_service_is_named_when_it_stands_out_beyond_its_interval()
        => Unmet.For(
        new MarketBuilder().Provider("Ash").Refer(90, "Ash").Refer(20, "Ash", with: Was(ReferralOutcome.Arranged, "day"))
            .Refer(20, null, with: Was(ReferralOutcome.NoProviderFound, "day")).Slice())
            .Finding.Marked.Should().Be("{15%} of 130 referrals were not met; more often than in all for day, {50%}.");

    /// <summary>Of home care 30 of 120 are unmet and of day care 20 of 40; both intervals lie above all 50 of 400.</summary>
    [Fact]
    public void Of_several_services_that_stand_out_the_worst_is_named_and_all_are_added_up()
    {
        var market = new MarketBuilder().Provider("Ash").Refer(90, "Ash").Refer(29, null, with: Was(ReferralOutcome.NoProviderFound))
            .Refer(1, null, "2026-04-01", Was(ReferralOutcome.Waiting))
            .Refer(20, "Ash", with: Was(ReferralOutcome.Arranged, "day")).Refer(20, null, with: Was(ReferralOutcome.NoProviderFound, "day"))
            .Refer(240, "Ash", with: Was(ReferralOutcome.Arranged, "meals")).Rows;
        var result = Unmet.For(
            MarketSlice.Take((market with { Services = ["day", "home", "meals"] }).Snapshot(), MarketBuilder.In("2026-04", "2026-05")));

        result.Finding.Marked.Should().Be("{13%} of 400 referrals were not met; more often than in all for day, {50%}.");
        result.Rows[^1].Should().BeEquivalentTo(new { Service = (RegisterEntry?)null, NotFound = 49L, WaitingLong = 1L, All = 400L });
        result.Working[0].Should().Contain("50");
    }

    [Fact]
    public void It_says_when_all_were_met_and_when_it_is_too_early()
    {
        Unmet.For(new MarketBuilder().Provider("Ash").Refer(2, "Ash").Slice()).Finding.Plain.Should()
            .Be("Both referrals that can be judged were met.");
        Unmet.For(new MarketBuilder().Provider("Ash").Refer(2, null, with: Was(ReferralOutcome.Waiting)).Slice()).Finding.Plain
            .Should().Be("No referral of this period has been in long enough to say whether it was met.");
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var judged = naive.Received(naive.Period)
            .Where(x => x.Outcome != ReferralOutcome.Withdrawn
            && !(x.Outcome == ReferralOutcome.Waiting && naive.LastReferralDay.DayNumber - x.Day.DayNumber <= 28)).ToList();

        Unmet.For(slice).Rows.Where(x => x.Service is not null).Select(x => (x.Service!.Name, x.NotFound + x.WaitingLong, x.All)).Should()
            .BeEquivalentTo(
            judged.GroupBy(x => x.Service)
                .Select(x => (x.Key, (long)x.Count(r => r.Outcome != ReferralOutcome.Arranged), (long)x.Count())));
    });
}
