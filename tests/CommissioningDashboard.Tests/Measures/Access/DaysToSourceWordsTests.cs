using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>What the days to source say beside their median, and why there is none.</summary>
public sealed class DaysToSourceWordsTests
{
    /// <summary>Four served after 2, 4, 6 and 8 days, one waiting and one for whom nobody was found: six people in all, of whom half had
    /// support by day 7.</summary>
    [Fact]
    public void One_still_waiting_is_spoken_of_as_one_and_all_six_people_carry_the_median()
    {
        var market = UntilTheEndOfMay();
        foreach (var days in new[] { 2, 4, 6, 8 })
        {
            market.Refer(1, "Ash", "2026-05-01", After(days));
        }

        var result = DaysToSource.For(
            market.Refer(1, null, "2026-05-01", With(ReferralOutcome.Waiting))
                .Refer(1, null, "2026-05-01", With(ReferralOutcome.NoProviderFound)).Slice());

        (result.Value.Value, result.Value.Basis).Should().Be((7.0, 6));
        result.Finding.Plain.Should()
            .Be("Of 6 people referred, half had support within 7 days; 1 is still waiting, and for 1 no provider was found.");
        result.Table.Rows.Select(x => (x[0].Text, x[1].Number, x[2].Number, x[3].Number, x[4].Number)).Should().Equal(
            (Route.CouncilCommissioned.Name(), 4, 1, 1, 7), ("All routes", 4, 1, 1, 7));
    }

    [Fact]
    public void The_reason_for_no_median_tells_too_few_served_from_no_day_recorded()
    {
        var waiting = UntilTheEndOfMay().Refer(1, "Ash", "2026-05-01", After(2))
            .Refer(5, null, "2026-05-01", With(ReferralOutcome.Waiting));

        DaysToSource.For(waiting.Slice()).Value.Reason.Should().Be("Fewer than half of the people referred have support yet.");
        DaysToSource.For(new MarketBuilder().Provider("Ash").Refer(1, "Ash").Slice()).Value.Reason
            .Should().Be("No referral in this period records the day on which support was arranged.");
    }

    [Fact]
    public void Without_a_wait_on_any_route_there_are_no_rows()
    {
        var result = DaysToSource.For(UntilTheEndOfMay().Slice());

        result.Rows.Should().BeEmpty();
        result.Table.Rows.Should().BeEmpty();
    }

    private static MarketBuilder UntilTheEndOfMay()
        => new MarketBuilder().Provider("Ash", 3).Refer(1, null, "2026-05-31", With(ReferralOutcome.Withdrawn));

    private static Func<PlainReferral, PlainReferral> After(int days) => x => x with { Arranged = x.Day.AddDays(days) };

    private static Func<PlainReferral, PlainReferral> With(ReferralOutcome outcome) => x => x with { Outcome = outcome };
}
