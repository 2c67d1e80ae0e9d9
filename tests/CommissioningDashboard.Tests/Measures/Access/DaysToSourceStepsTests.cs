using CommissioningDashboard.Data;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Statistics;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>The median wait where the share without support steps over a half, and what each route and all together say.</summary>
public sealed class DaysToSourceStepsTests
{
    /// <summary>
    /// Eleven waits of 1 to 11 days: after 6 days 5 of 11 are left. The low end of the log-log interval is first at a half or less after
    /// 2 days (0.447), and its high end after 9 (0.442).
    /// </summary>
    [Fact]
    public void Where_the_share_steps_over_a_half_the_working_gives_what_is_left_after_the_step()
    {
        var market = new MarketBuilder().Provider("Ash");
        foreach (var days in Enumerable.Range(1, 11))
        {
            market.Refer(1, "Ash", "2026-05-01", After(days));
        }

        var result = DaysToSource.For(market.Slice());

        result.Value.Should().Be(new Figure(6, Unit.Days, 11, new Interval(2, 9)));
        result.Working.Should().Equal(
            "Waits that ended: 11. Still waiting on the last day of the data: 0. No provider found: 0.",
            "After 6 days the share still without support has fallen to 45.5%, which is half or less.");
    }

    /// <summary>Commissioned: 2, 4 and 6 days and one for whom nobody was found. Direct payments: 10 days and one waiting. Six
    /// together.</summary>
    [Fact]
    public void Each_route_has_its_own_median_and_all_have_one_together()
    {
        var result = DaysToSource.For(new MarketBuilder().Provider("Ash")
            .Refer(1, null, "2026-05-31", x => x with { Outcome = ReferralOutcome.Withdrawn })
            .Refer(1, "Ash", "2026-05-01", After(2)).Refer(1, "Ash", "2026-05-01", After(4)).Refer(1, "Ash", "2026-05-01", After(6))
            .Refer(1, null, "2026-05-01", x => x with { Outcome = ReferralOutcome.NoProviderFound })
            .Refer(1, "Ash", "2026-05-01", x => After(10)(x) with { Route = Route.DirectPayment })
            .Refer(1, null, "2026-05-01", x => x with { Outcome = ReferralOutcome.Waiting, Route = Route.DirectPayment }).Slice());

        result.Rows.Select(x => (x.Route, x.Arranged, x.Waiting, x.NotFound, x.Curve.Median)).Should().Equal(
            (Route.CouncilCommissioned, 3, 0, 1, 5), (Route.DirectPayment, 1, 1, 0, 10), (null, 4, 1, 1, 8));
        result.Finding.Marked.Should()
            .Be("Of 6 people referred, half had support within {8 days}; {1} is still waiting, and for {1} no provider was found.");
        result.Value.Basis.Should().Be(6);
        result.Value.Interval.Should().BeNull("six waits do not tell how late the half may have had support");
        result.Table.Rows.Select(x => x[0].Text).Should().Equal("Council commissioned", "Direct payment", "All routes");
    }

    /// <summary>Why there is no median is told apart: nobody has support, or fewer than half.</summary>
    [Fact]
    public void Without_a_median_the_figure_says_why()
    {
        var waiting = new MarketBuilder().Provider("Ash").Refer(1, null, "2026-05-31", x => x with { Outcome = ReferralOutcome.Withdrawn })
            .Refer(3, null, "2026-05-01", x => x with { Outcome = ReferralOutcome.Waiting });

        var nobody = DaysToSource.For(waiting.Slice());
        var few = DaysToSource.For(waiting.Refer(1, "Ash", "2026-05-01", After(2)).Slice());

        nobody.Value.Reason.Should()
            .Be(nobody.Finding.Plain).And.Be("No referral in this period records the day on which support was arranged.");
        few.Value.Reason.Should().Be("Fewer than half of the people referred have support yet.");
        (nobody.Working, few.Working).Should().BeEquivalentTo((Array.Empty<string>(), Array.Empty<string>()));
        nobody.Rows.Should().HaveCount(2, "those who wait are shown all the same");
    }

    private static Func<PlainReferral, PlainReferral> After(int days) => x => x with { Arranged = x.Day.AddDays(days) };
}
