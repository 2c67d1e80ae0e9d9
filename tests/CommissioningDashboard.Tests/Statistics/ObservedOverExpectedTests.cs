using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class ObservedOverExpectedTests
{
    private static readonly List<(double Observed, double Expected, bool IsAsked)> _units =
    [
        (3, 10, true), (8, 12, true), (5, 9, true), (6, 10, true), (7, 11, true), (4, 10, true), (16, 11, false), (22, 12, false),
        (11, 8, false), (15, 10, false), (14, 8, false),
    ];

    [Fact]
    public void The_ratio_is_observed_over_expected_and_at_each_end_the_score_is_1_96_standard_deviations_off()
    {
        var found = ObservedOverExpected.Compare(_units)!.Value;

        found.Value.Should().BeApproximately(33 / 62.0, 1e-12);
        Score(found.Interval.Low).Should().BeApproximately(1.96, 1e-3);
        Score(found.Interval.High).Should().BeApproximately(-1.96, 1e-3);
        found.LargerThanChance.Should().BeTrue();
    }

    [Fact]
    public void Those_asked_after_and_the_others_have_one_answer()
    {
        var others = ObservedOverExpected.Compare([.. _units.Select(x => x with { IsAsked = !x.IsAsked })])!.Value;

        // What one side lacks the other has: 111 = 62ρ + 49ρ′.
        var found = ObservedOverExpected.Compare(_units)!.Value;
        others.Value.Should().BeApproximately((111 - (62 * found.Value)) / 49, 1e-12);
        others.Interval.High.Should().BeApproximately((111 - (62 * found.Interval.Low)) / 49, 1e-9);
    }

    [Fact]
    public void One_unit_is_never_beyond_chance_and_nobody_else_is_no_comparison()
    {
        ObservedOverExpected.Compare([(0, 10, true),
            .. Enumerable.Repeat((11.0, 10.0, false), 10)])!.Value.LargerThanChance.Should().BeFalse();
        ObservedOverExpected.Compare([(10, 10, true)]).Should().BeNull();
        ObservedOverExpected.Compare([(0, 0, true), (10, 10, false)]).Should().BeNull();
    }

    /// <summary>Written out from the definition, with what each side would have.</summary>
    private static double Score(double ratio)
    {
        var part = ratio * 62 / 111;
        var rest = _units.Select(x => x.IsAsked ? (1 - part) * (x.Observed - (ratio * x.Expected))
            : -part * (x.Observed - ((111 - (ratio * 62)) / 49 * x.Expected))).ToList();
        return rest.Sum() / Math.Sqrt(rest.Sum(x => x * x) * 11 / 10);
    }
}
