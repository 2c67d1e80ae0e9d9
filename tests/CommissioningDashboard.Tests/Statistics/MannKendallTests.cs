using CommissioningDashboard.Statistics;
using CsCheck;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class MannKendallTests
{
    private static readonly Gen<double[]> Series = Gen.Int[0, 12].Select(i => i / 2.0).Array[8, 40]
        .Where(series => series.Distinct().Count() > 1);

    [Fact]
    public void Ten_quarters_agree_with_R()
    {
        var trend = MannKendall.Test([5, 6, 4, 7, 8, 8, 9, 11, 10, 12])!.Value;

        trend.S.Should().Be(38, "41 pairs rise, 3 fall, 1 is level");
        trend.Tau.Should().BeApproximately(0.85398649245344, 1e-13);
        trend.P.Should().BeApproximately(0.000891513479179597, 1e-15);
        trend.Slope.Should().BeApproximately(0.75, 1e-14);
        // Variance (10·9·25 − 2·1·9)/18 = 124, so ranks 11.587 and 34.413 of the 45 slopes; from the 11th to the 12th it is
        // 0.5 to 4/7, the 34th and 35th are 1.
        trend.Interval.Low.Should().BeApproximately(0.5 + (11.587382 - 11) / 14, 1e-6);
        trend.Interval.High.Should().Be(1);
    }

    [Fact]
    public void A_straight_line_has_its_own_slope_and_the_least_chance()
    {
        var trend = MannKendall.Test([1, 3, 5, 7, 9, 11, 13, 15])!.Value;

        (trend.S, trend.Tau, trend.Slope, trend.Interval).Should().Be((28, 1.0, 2.0, new Interval(2, 2)));
        trend.P.Should().BeApproximately(Normal.TwoSided(27 / Math.Sqrt(8 * 7 * 21 / 18.0)), 1e-15);
    }

    [Fact]
    public void One_odd_quarter_neither_makes_nor_hides_a_trend()
    {
        MannKendall.Test([5, 6, 7, 8, 900, 10, 11, 12, 13, 14])!.Value.Slope.Should().BeApproximately(1, 1e-12);
        MannKendall.Test([5, 4, 5, 6, 900, 4, 6, 5, 4, 6])!.Value.P.Should().BeGreaterThan(0.5);
    }

    [Fact]
    public void Backwards_in_time_everything_changes_sign() => Series.Sample(series =>
    {
        var trend = MannKendall.Test(series)!.Value;
        var back = MannKendall.Test([.. series.Reverse()])!.Value;

        back.S.Should().Be(-trend.S);
        back.P.Should().BeApproximately(trend.P, 1e-14);
        back.Slope.Should().BeApproximately(-trend.Slope, 1e-12);
        back.Interval.Low.Should().BeApproximately(-trend.Interval.High, 1e-9);
        trend.Interval.Contains(trend.Slope).Should().BeTrue();
        trend.Tau.Should().BeInRange(-1, 1);
    });

    [Fact]
    public void A_change_of_unit_changes_only_the_slope() => Series.Sample(series =>
    {
        var trend = MannKendall.Test(series)!.Value;
        var scaled = MannKendall.Test([.. series.Select(value => 40 * value + 3)])!.Value;

        (scaled.S, scaled.P, scaled.Tau).Should().Be((trend.S, trend.P, trend.Tau));
        scaled.Slope.Should().BeApproximately(40 * trend.Slope, 1e-10);
    });

    [Fact]
    public void Quarters_that_lean_on_those_before_make_a_trend_less_sure_by_Hamed_and_Raos_factor()
    {
        // Long swings without a slope: worked out again with plain lists.
        double[] series = [5, 6, 7.5, 8, 9.2, 9, 8.1, 7, 6.2, 5.5, 4.9, 5.8, 6.9, 8.2, 9.4, 10.3, 10.1, 9.6, 8.8, 8.3];
        var n = series.Length;
        var trend = MannKendall.TestAllowingForLeaning(series)!.Value;

        var left = series.Select((x, i) => x - (trend.Slope * i)).ToList();
        var ranks = left.Select(x => left.Count(y => y < x) + ((left.Count(y => y == x) + 1) / 2.0) - ((n + 1) / 2.0)).ToList();
        var rho = ((n * ranks.Skip(1).Zip(ranks).Sum(x => x.First * x.Second) / ranks.Sum(x => x * x)) + 2) / (n - 4);
        var factor = 1 + (2 * Enumerable.Range(1, n - 1)
            .Sum(lag => (n - lag) * (n - lag - 1.0) * (n - lag - 2) * Math.Pow(Math.Min(0.9, rho), lag)) / (n * (n - 1.0) * (n - 2)));

        factor.Should().BeGreaterThan(3);
        trend.P.Should().BeApproximately(Normal.TwoSided((trend.S - 1) / Math.Sqrt(n * (n - 1.0) * ((2 * n) + 5) / 18 * factor)), 1e-12);
        trend.Slope.Should().Be(MannKendall.Test(series)!.Value.Slope);
    }

    [Fact]
    public void Quarters_that_lean_on_those_before_are_seldom_said_to_climb_or_fall()
    {
        Named(0, x => MannKendall.Test(x)).Should().BeInRange(0.03, 0.07);
        Named(0, x => MannKendall.TestAllowingForLeaning(x)).Should().BeLessThan(0.05);
        Named(0.5, x => MannKendall.Test(x)).Should().BeGreaterThan(0.15);
        Named(0.5, x => MannKendall.TestAllowingForLeaning(x)).Should().BeLessThan(0.1);

        static double Named(double leaning, Func<double[], TrendTest?> test)
        {
            var random = new Xoshiro256(1998);
            return Enumerable.Range(0, 1_000).Average(_ =>
            {
                var series = new double[20];
                for (var i = 0; i < series.Length; i++)
                {
                    series[i] = (i == 0 ? 0 : leaning * series[i - 1]) + random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5;
                }

                return test(series)!.Value.P < 0.05 ? 1.0 : 0;
            });
        }
    }

    [Fact]
    public void Too_few_quarters_and_none_that_differ_cannot_be_calculated()
    {
        MannKendall.Test([1, 2, 3, 4, 5, 6, 7]).Should().BeNull();
        MannKendall.Test([4, 4, 4, 4, 4, 4, 4, 4, 4]).Should().BeNull();
        MannKendall.Test([]).Should().BeNull();
    }

    [Fact]
    public void A_missing_quarter_is_refused() =>
        FluentActions.Invoking(() => MannKendall.Test([1, 2, 3, double.NaN, 5, 6, 7, 8])).Should().Throw<ArgumentOutOfRangeException>();
}
