using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class KindOddsTests
{
    [Fact]
    public void Where_all_could_always_be_chosen_the_odds_are_those_of_the_counts_for_each()
    {
        // By hand: 90 of 120 choices fell on three of the kind among six, so p = ¾ and θ = ¾ ÷ ¼.
        var odds = KindOdds.Fit([Set([true, true, true, false, false, false], [30, 30, 30, 10, 10, 10])], 6)!.Value;

        odds.Value.Should().BeApproximately(3, 1e-9);
        odds.Choices.Should().Be(120);

        // All alike within their kind: the variance is I = 120 × ¾ × ¼ = 22.5. Each of the kind has (¼)² × 30 of it and each other
        // (¾)² × 10: 22.5² ÷ (3 × 1.875² + 3 × 5.625²) less 1 leaves 3 degrees of freedom.
        var reach = StudentT.Within95(3) / Math.Sqrt(22.5);
        odds.Interval.Low.Should().BeApproximately(3 * Math.Exp(-reach), 1e-9);
        odds.Interval.High.Should().BeApproximately(3 * Math.Exp(reach), 1e-9);
        odds.P.Should().BeApproximately(StudentT.TwoSided(Math.Log(3) * Math.Sqrt(22.5), 3), 1e-9);
    }

    [Fact]
    public void The_same_odds_that_one_member_makes_alone_are_less_sure()
    {
        var alike = KindOdds.Fit([Set([true, true, true, false, false, false], [30, 30, 30, 10, 10, 10])], 6)!.Value;
        var one = KindOdds.Fit([Set([true, true, true, false, false, false], [80, 5, 5, 10, 10, 10])], 6)!.Value;

        one.Value.Should().BeApproximately(alike.Value, 1e-9);
        alike.LargerThanChance.Should().BeTrue();
        one.LargerThanChance.Should().BeFalse();
    }

    [Fact]
    public void Sets_of_one_kind_say_nothing_and_too_few_members_are_not_tested()
    {
        KindOdds.Fit([Set([true, true, true], [5, 5, 5])], 3).Should().BeNull();
        KindOdds.Fit([Set([true, true, false, false, false], [5, 5, 5, 5, 5])], 5).Should().BeNull("two of the kind are too few");
        KindOdds.Fit([Set([true, true, true, false, false, false], [5, 5, 5, 0, 0, 0])], 6).Should().BeNull("the odds are infinite");
        KindOdds.Fit([], 0).Should().BeNull();
    }

    [Fact]
    public void Sets_of_other_shapes_are_each_compared_with_themselves()
    {
        // An even choice in both: 3 of 4 of the kind took ¾, and 3 of 12 took ¼.
        var odds = KindOdds.Fit(
            [
                new ChoiceSet([0, 1, 2, 3], [true, true, true, false], [10, 10, 10, 10]),
                new ChoiceSet([.. Enumerable.Range(0, 12)], [.. Enumerable.Range(0, 12).Select(x => x < 3)], [.. Enumerable.Repeat(5, 12)]),
            ], 12)!.Value;

        odds.Value.Should().BeApproximately(1, 1e-9);
        odds.P.Should().BeApproximately(1, 1e-9);
    }

    private static ChoiceSet Set(bool[] kinds, int[] chosen) => new([.. Enumerable.Range(0, kinds.Length)], kinds, chosen);
}
