using CommissioningDashboard.Statistics;
using CsCheck;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class ControlLimitsTests
{
    private static readonly double[] Months = [52, 48, 50, 55, 45, 50, 53, 47, 51, 49, 50, 50];

    [Fact]
    public void Twelve_months_by_hand()
    {
        // The distances are 4, 2, 5, 10, 5, 3, 6, 4, 2, 1, 0: 42 over 11; the mean is 50.
        var limits = ControlLimits.Individuals(Months)!.Value;

        limits.Centre.Should().Be(50);
        limits.Low.Should().BeApproximately(50 - 3 * 42 / 11.0 / 1.128, 1e-12);
        limits.High.Should().BeApproximately(60.15473887814313, 1e-12);
        limits.Contains(60).Should().BeTrue();
        limits.Contains(61).Should().BeFalse();
    }

    [Fact]
    public void Shares_by_hand()
    {
        // 20 and 30 of 100 in turn: 25% on average, each 0.05/√(0.1875/100) = 1.1547 from it, so 2.3094 apart.
        double[] numerators = [20, 30, 20, 30, 20, 30, 20, 30, 20, 30, 20, 30];
        double[] denominators = [100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100];

        var chart = ControlLimits.Shares(numerators, denominators)!.Value;

        chart.Centre.Should().Be(0.25);
        chart.Spread.Should().BeApproximately(2 * 0.05 / Math.Sqrt(0.1875 / 100) / 1.128, 1e-12);
        chart.At(100).High.Should().BeApproximately(0.25 + 3 * 0.1 / 1.128, 1e-12);
        chart.At(400).High.Should().BeApproximately(0.25 + 3 * 0.05 / 1.128, 1e-12);
        chart.At(2).Low.Should().Be(0);
    }

    [Fact]
    public void Only_chance_gives_a_spread_of_about_one()
    {
        var random = new Xoshiro256(4);
        double[] denominators = [.. Enumerable.Range(0, 400).Select(i => 100 + 40.0 * (i % 7))];
        double[] numerators = [.. denominators.Select(n => (double)Enumerable.Range(0, (int)n).Count(_ => random.NextDouble() < 0.3))];

        ControlLimits.Shares(numerators, denominators)!.Value.Spread.Should().BeApproximately(1, 0.15);
    }

    [Fact]
    public void Almost_no_point_leaves_the_limits_while_nothing_changes()
    {
        var random = new Xoshiro256(5);
        double[] points = [.. Enumerable.Range(0, 2_000).Select(_ => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, random.NextDouble()))];
        var limits = ControlLimits.Individuals(points)!.Value;

        points.Count(point => !limits.Contains(point)).Should().BeInRange(0, 15);
        limits.High.Should().BeApproximately(3, 0.2);
    }

    [Fact]
    public void Backwards_in_time_the_limits_are_the_same() => Gen.Double[-50, 50].Array[12, 40].Sample(points =>
    {
        var limits = ControlLimits.Individuals(points)!.Value;
        var back = ControlLimits.Individuals([.. points.Reverse()])!.Value;

        back.Centre.Should().Be(limits.Centre);
        back.High.Should().BeApproximately(limits.High, 1e-9);
        limits.Low.Should().BeLessThanOrEqualTo(limits.Centre);
    });

    [Fact]
    public void Too_short_a_baseline_and_shares_that_never_move_cannot_be_calculated()
    {
        double[] ten = [.. Enumerable.Repeat(10.0, 12)];

        ControlLimits.Individuals(Months.AsSpan(1)).Should().BeNull();
        ControlLimits.Shares([1, 2], [10, 10]).Should().BeNull();
        ControlLimits.Shares(new double[12], ten).Should().BeNull();
        ControlLimits.Shares(ten, ten).Should().BeNull();
    }

    [Fact]
    public void What_is_not_a_share_or_a_number_is_refused()
    {
        FluentActions.Invoking(() => ControlLimits.Shares([1, 2], [10])).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => ControlLimits.Shares([1, 0], [10, 0])).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => ControlLimits.Shares([11], [10])).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => ControlLimits.Individuals([double.NaN])).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => new ShareControl(0.2, 1).At(0)).Should().Throw<ArgumentOutOfRangeException>();
    }
}
