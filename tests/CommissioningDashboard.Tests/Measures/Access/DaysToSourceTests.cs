using CommissioningDashboard.Data;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class DaysToSourceTests
{
    private static Func<PlainReferral, PlainReferral> After(int days) => x => x with { Arranged = x.Day.AddDays(days) };

    [Fact]
    public void Half_have_support_by_the_median_and_those_still_waiting_are_in_it()
    {
        // Received on 1 May, seen until 31 May: arranged after 2, 4, 6 and 8 days, two still waiting after 30. Survival 5/6, 4/6, 3/6:
        // level at a half until the fall at 8.
        var market = new MarketBuilder().Provider("Ash", 3)
            .Refer(1, null, "2026-05-31", x => x with { Outcome = ReferralOutcome.Withdrawn });
        foreach (var days in new[] { 2, 4, 6, 8 })
        {
            market.Refer(1, "Ash", "2026-05-01", After(days));
        }

        var result = DaysToSource.For(market.Refer(2, null, "2026-05-01", x => x with { Outcome = ReferralOutcome.Waiting }).Slice());

        result.Value.Value.Should().Be(7);
        result.Rows.Select(x => (x.Route, x.Arranged, x.Waiting, x.NotFound)).Should()
            .Equal((Route.CouncilCommissioned, 4, 2, 0), (null, 4, 2, 0));
        result.Finding.Marked.Should().Be("Of 6 people referred, half had support within {7 days}; {2} are still waiting.");
        result.Working.Should().Equal(
            "Waits that ended: 4. Still waiting on the last day of the data: 2. No provider found: 0.",
            "After 7 days the share still without support has fallen to 50.0%, which is half or less.");
    }

    [Fact]
    public void Those_for_whom_nobody_was_found_stay_without_support()
    {
        // Two of five have support after 2 and 4 days; for three nobody was found. Left out, they would make the median 3 days.
        var slice = new MarketBuilder().Provider("Ash", 3).Refer(1, null, "2026-05-31", x => x with { Outcome = ReferralOutcome.Withdrawn })
            .Refer(1, "Ash", "2026-05-01", After(2)).Refer(1, "Ash", "2026-05-01", After(4))
            .Refer(3, null, "2026-05-01", x => x with { Outcome = ReferralOutcome.NoProviderFound }).Slice();

        var result = DaysToSource.For(slice);

        result.Value.Value.Should().BeNull();
        result.Rows[^1].Should().BeEquivalentTo(new { Arranged = 2L, Waiting = 0L, NotFound = 3L });
        result.Rows[^1].Curve.Steps.Select(x => (x.Time, x.AtRisk, x.Happened, x.Censored)).Should()
            .Equal((2, 5, 1, 0), (4, 4, 1, 0), (30, 3, 0, 3));
    }

    [Fact]
    public void It_says_when_most_are_still_waiting_and_when_no_day_is_recorded()
    {
        DaysToSource.For(
            new MarketBuilder().Provider("Ash").Refer(1, null, "2026-05-31", x => x with { Outcome = ReferralOutcome.Withdrawn })
                .Refer(1, "Ash", "2026-05-01", After(2)).Refer(5, null, "2026-05-01", x => x with { Outcome = ReferralOutcome.Waiting })
                .Slice()).Finding.Plain
            .Should().Be("Fewer than half of the people referred have support yet, so no median can be given.");
        DaysToSource.For(new MarketBuilder().Provider("Ash").Refer(1, "Ash").Slice()).Finding.Plain
            .Should().Be("No referral in this period records the day on which support was arranged.");
    }

    [Fact]
    public void It_agrees_with_a_plain_product_over_days() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var received = naive.Received(naive.Period);
        var last = naive.LastReferralDay;
        var ended = received.Where(x => x.Outcome == ReferralOutcome.Arranged && x.Arranged is not null)
            .Select(x => x.Arranged!.Value.DayNumber - x.Day.DayNumber).ToList();
        var waiting = received.Where(x => x.Outcome is ReferralOutcome.Waiting or ReferralOutcome.NoProviderFound)
            .Select(x => last.DayNumber - x.Day.DayNumber).ToList();
        double? median = null;
        var left = 1.0;
        foreach (var day in ended.Distinct().Order())
        {
            var before = left;
            left *= 1 - (ended.Count(x => x == day) / (double)(ended.Count(x => x >= day) + waiting.Count(x => x >= day)));
            if (Math.Abs(before - 0.5) < 1e-9)
            {
                median = (median + day) / 2;
                break;
            }

            if (left < 0.5 - 1e-9)
            {
                median = day;
                break;
            }

            median = Math.Abs(left - 0.5) < 1e-9 ? day : null;
        }

        DaysToSource.For(slice).Value.Value.ShouldBeAbout(median);
    });
}
