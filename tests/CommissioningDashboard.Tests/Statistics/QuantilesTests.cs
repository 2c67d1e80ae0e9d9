using CommissioningDashboard.Statistics;
using CsCheck;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class QuantilesTests
{
    private static readonly double[] Digits = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5];

    private static readonly Gen<double[]> Values = Gen.Double[-100, 100].Array[1, 60];

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.1, 1)]
    [InlineData(0.25, 2.5)]
    [InlineData(0.5, 4)]
    [InlineData(0.75, 5)]
    [InlineData(0.9, 6)]
    [InlineData(1, 9)]
    public void It_agrees_with_Rs_default(double p, double value) => Quantiles.Estimate(Digits, p).Should().BeApproximately(value, 1e-14);

    [Fact]
    public void Quartiles_are_the_three_quantiles() => Quantiles.Quartiles(Digits).Should().Be(new Quartiles(2.5, 4, 5));

    // The ranks printed by W. J. Conover (1999), Practical Nonparametric Statistics, and R's qbinom.
    [Theory]
    [InlineData(6, 1)]
    [InlineData(8, 1)]
    [InlineData(9, 2)]
    [InlineData(20, 6)]
    [InlineData(100, 40)]
    [InlineData(5_000, 2_431)]
    public void The_medians_interval_runs_from_the_kth_smallest_to_the_kth_largest(int n, int k) =>
        Quantiles.MedianInterval([.. Enumerable.Range(1, n)]).Should().Be(new Interval(k, n + 1 - k));

    [Fact]
    public void Below_six_values_no_interval_holds_the_median_often_enough()
    {
        Quantiles.MedianInterval([]).Should().BeNull();
        Quantiles.MedianInterval([1, 2, 3, 4, 5]).Should().BeNull();
    }

    [Fact]
    public void The_interval_holds_the_true_median_as_often_as_it_says()
    {
        var random = new Xoshiro256(3);
        var held = Enumerable.Range(0, 2_000).Count(_ =>
            Quantiles.MedianInterval([.. Enumerable.Range(0, 15).Select(_ => random.NextDouble())])!.Value.Contains(0.5));

        held.Should().BeInRange(1_900, 1_960, "the true level for 15 values is 96.5%");
    }

    [Fact]
    public void Order_changes_nothing_and_a_quantile_lies_among_the_values() => Gen.Select(Values, Gen.Double[0, 1]).Sample((values, p) =>
    {
        var quantile = Quantiles.Estimate(values, p);

        Quantiles.Estimate([.. values.Reverse()], p).Should().Be(quantile);
        quantile.Should().BeInRange(values.Min(), values.Max());
        values.Count(value => value < quantile).Should().BeLessThanOrEqualTo((int)Math.Ceiling(p * (values.Length - 1) + 1e-9));
    });

    [Fact]
    public void At_one_go_they_are_the_same() => Values.Sample(values =>
        Quantiles.Summary(values).Should().Be((Quantiles.Quartiles(values)!.Value, Quantiles.MedianInterval(values))));

    [Fact]
    public void No_values_have_no_quantile()
    {
        Quantiles.Summary([]).Should().BeNull();
        Quantiles.Estimate([], 0.5).Should().BeNull();
        Quantiles.Quartiles([]).Should().BeNull();
        Quantiles.Estimate([7], 0.9).Should().Be(7);
    }

    [Fact]
    public void What_is_not_a_share_or_not_a_number_is_refused()
    {
        FluentActions.Invoking(() => Quantiles.Estimate([1], 1.5)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Quantiles.Estimate([1, double.NaN], 0.5)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Quantiles.MedianInterval([double.PositiveInfinity])).Should().Throw<ArgumentOutOfRangeException>();
    }
}
