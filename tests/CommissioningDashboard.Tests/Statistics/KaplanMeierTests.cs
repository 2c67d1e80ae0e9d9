using CommissioningDashboard.Statistics;
using CsCheck;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class KaplanMeierTests
{
    // The leukaemia trial of Miller (1981), Survival Analysis, as in R's survival package: weeks to relapse.
    private static readonly SurvivalTime[] Maintained =
        [new(9, true), new(13, true), new(13, false), new(18, true), new(23, true), new(28, false), new(31, true), new(34, true),
            new(45, false), new(48, true), new(161, false)];

    private static readonly SurvivalTime[] NotMaintained =
        [new(5, true), new(5, true), new(8, true), new(8, true), new(12, true), new(16, false), new(23, true), new(27, true),
            new(30, true), new(33, true), new(43, true), new(45, true)];

    private static readonly Gen<SurvivalTime[]> Times =
        Gen.Select(Gen.Int[0, 25], Gen.Bool).Select((time, happened) => new SurvivalTime(time, happened)).Array[1, 40];

    [Fact]
    public void Counts_by_day_give_the_curve_of_the_waits_they_count()
        => Gen.Select(Gen.Int[0, 40], Gen.Bool, (time, happened) => new SurvivalTime(time, happened)).List[0, 60].Sample(times =>
        {
            var (happened, censored) = (new int[41], new int[times.Count == 0 ? 0 : 41]);
            times.ForEach(x => (x.Happened ? happened : censored)[x.Time]++);

            KaplanMeier.EstimateFromCounts(new(happened, censored)).Steps.Should().Equal(KaplanMeier.Estimate(times).Steps);
        }, threads: 1);

    [Fact]
    public void The_curve_agrees_with_R_on_a_published_trial()
    {
        var curve = KaplanMeier.Estimate(Maintained);

        curve.Steps.Select(step => (step.Time, step.AtRisk, step.Happened, step.Censored)).Should().Equal(
            (9, 11, 1, 0), (13, 10, 1, 1), (18, 8, 1, 0), (23, 7, 1, 0), (28, 6, 0, 1), (31, 5, 1, 0), (34, 4, 1, 0), (45, 3, 0, 1),
            (48, 2, 1, 0), (161, 1, 0, 1));
        curve.Steps[0].Survival.Should().BeApproximately(10 / 11.0, 1e-14);
        curve.Steps[0].Low!.Value.Should().BeApproximately(0.5080802057699297, 1e-13);
        curve.Steps[0].High!.Value.Should().BeApproximately(0.986673822667823, 1e-13);
        curve.Steps[9].Survival.Should().BeApproximately(0.184090909090909, 1e-14);
        curve.Steps[9].Low!.Value.Should().BeApproximately(0.0117384801231896, 1e-13);
        curve.Steps[9].High!.Value.Should().BeApproximately(0.525014842726641, 1e-13);
        (curve.Median, curve.MedianLow, curve.MedianHigh).Should().Be((31, 13, null));
    }

    [Fact]
    public void The_log_rank_test_agrees_with_R_on_a_published_trial() =>
        KaplanMeier.LogRank([Maintained, NotMaintained]).Should().BeApproximately(0.0653393220405051, 1e-13);

    [Fact]
    public void A_curve_by_hand()
    {
        // Four wait; one ends on day 2, one is last seen on day 3, one ends on day 5, the last waits on to day 9.
        var curve = KaplanMeier.Estimate([new(5, true), new(2, true), new(9, false), new(3, false)]);

        curve.At(0)!.Value.Should().Be(new SurvivalEstimate(1, null));
        curve.At(2)!.Value.Survival.Should().Be(0.75);
        curve.At(4)!.Value.Survival.Should().Be(0.75);
        curve.At(5)!.Value.Survival.Should().Be(0.375);
        curve.At(9)!.Value.Survival.Should().Be(0.375);
        curve.At(10).Should().BeNull("nobody was watched for so long");
        curve.Median.Should().Be(5);
        curve.QuantileAt(0.25).Should().Be(3.5, "the curve is level at exactly three quarters from day 2 to day 5");
        curve.QuantileAt(0.9).Should().BeNull();
    }

    [Fact]
    public void Once_all_have_ended_the_share_stays_nothing_without_an_interval()
    {
        var curve = KaplanMeier.Estimate([new(1, true), new(2, true)]);

        curve.At(300).Should().Be(new SurvivalEstimate(0, null));
        curve.Median.Should().Be(1.5);
    }

    [Fact]
    public void Without_anyone_still_waiting_it_is_the_plain_share() => Gen.Int[0, 25].Array[1, 40].Sample(days =>
    {
        var curve = KaplanMeier.Estimate([.. days.Select(day => new SurvivalTime(day, true))]);

        for (var day = 0; day <= 26; day++)
        {
            curve.At(day)!.Value.Survival.Should().BeApproximately(days.Count(one => one > day) / (double)days.Length, 1e-12);
        }
    });

    [Fact]
    public void It_is_the_chance_of_getting_past_each_day_multiplied() => Times.Sample(times =>
    {
        var curve = KaplanMeier.Estimate(times);

        foreach (var step in curve.Steps)
        {
            var expected = 1.0;
            for (var day = 0; day <= step.Time; day++)
            {
                double waiting = times.Count(time => time.Time >= day);
                expected *= 1 - times.Count(time => time.Time == day && time.Happened) / waiting;
            }

            step.Survival.Should().BeApproximately(expected, 1e-12);
            (step.Low ?? 0).Should().BeLessThanOrEqualTo(step.Survival);
            (step.High ?? 1).Should().BeGreaterThanOrEqualTo(step.Survival);
        }
    });

    [Fact]
    public void Order_changes_nothing() => Gen.Select(Times, Times).Sample((one, other) =>
    {
        KaplanMeier.Estimate([.. one.Reverse()]).Steps.Should().Equal(KaplanMeier.Estimate(one).Steps);
        var p = KaplanMeier.LogRank([one, other]);
        var swapped = KaplanMeier.LogRank([[.. other.Reverse()], one]);
        (swapped is null).Should().Be(p is null);
        (swapped ?? 0).Should().BeApproximately(p ?? 0, 1e-9);
    });

    [Fact]
    public void Groups_that_wait_alike_are_not_told_apart()
    {
        KaplanMeier.LogRank([Maintained, Maintained]).Should().BeApproximately(1, 1e-12);
        KaplanMeier.LogRank([Maintained, NotMaintained, Maintained]).Should().BeInRange(0.01, 0.99);
    }

    [Fact]
    public void A_group_in_which_nothing_could_happen_is_left_out() =>
        KaplanMeier.LogRank([Maintained, [], NotMaintained, [new(1, false)]])
            .Should().BeApproximately(KaplanMeier.LogRank([Maintained, NotMaintained])!.Value, 1e-13);

    [Fact]
    public void Nobody_waiting_and_nothing_to_compare_cannot_be_calculated()
    {
        KaplanMeier.Estimate([]).Steps.Should().BeEmpty();
        KaplanMeier.Estimate([]).Median.Should().BeNull();
        KaplanMeier.Estimate([]).At(1).Should().BeNull();
        KaplanMeier.LogRank([]).Should().BeNull();
        KaplanMeier.LogRank([Maintained]).Should().BeNull();
        KaplanMeier.LogRank([[new(1, false)], [new(2, false)]]).Should().BeNull();
        KaplanMeier.LogRank([[new(1, true)], [new(1, true)]]).Should().BeNull("all ended on one day");
    }

    [Fact]
    public void A_negative_time_and_a_share_of_none_are_refused()
    {
        FluentActions.Invoking(() => KaplanMeier.Estimate([new(-1, true)])).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => KaplanMeier.LogRank([[new(-1, true)], Maintained])).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => KaplanMeier.Estimate(Maintained).At(-1)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => KaplanMeier.Estimate(Maintained).QuantileAt(0)).Should().Throw<ArgumentOutOfRangeException>();
    }
}
