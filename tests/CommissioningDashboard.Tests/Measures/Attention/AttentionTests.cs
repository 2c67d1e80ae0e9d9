using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Statistics;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class AttentionTests
{
    private static readonly double[] _still = [
        0.10, 0.12, 0.11, 0.09, 0.12, 0.10, 0.11, 0.12, 0.09, 0.11, 0.10, 0.12, 0.11, 0.10, 0.09, 0.11];

    [Fact]
    public void A_latest_quarter_far_outside_the_limits_of_those_before_is_named()
    {
        var attention = Attention.FromSeries([Series("Still", _still), Series("Fallen", [.. _still, 0.01])]);

        attention.Looks.Should().Be(4);
        attention.Items.Should().ContainSingle().Which.Series.Name.Should().Be("Fallen");

        // Mean of the sixteen 10.6%; the mean distance of neighbours 1.6 points ÷ 1.128 × 3 gives 4.3 points to either side.
        attention.Items[0].Sentences.Should().ContainSingle().Which.Marked.Should()
            .Be("In Jan to Mar 2026 it was {1%}, below the 6% to 15% expected from the quarters before.");
        attention.Finding.Marked.Should().Be("{One} figure has changed by more than chance would explain.");
        attention.Items[0].Turn.Should().Be(Turn.ForTheWorse, "less for micro-providers");
    }

    [Fact]
    public void A_steady_rise_is_named_though_no_quarter_stands_out()
    {
        var attention = Attention.FromSeries(
            [Series("Rising", [.. Enumerable.Range(0, 16).Select(x => 0.1 + (0.004 * x) + (x % 2 == 0 ? 0.01 : -0.01))]),
                Series("Still", _still)]);

        attention.Items.Should().ContainSingle().Which.Sentences.Should().ContainSingle().Which.Marked
            .Should().Be("It has risen by about {0.4 percentage points} a quarter since Jan to Mar 2022, from {11%} to {15%}.");
    }

    [Theory]
    [InlineData(DisplayBand.Micro, Turn.ForTheBetter)]
    [InlineData(DisplayBand.Large, Turn.Neither)]
    public void More_is_better_for_micro_providers_and_neither_for_another_size(DisplayBand band, Turn turn)
        => Attention.FromSeries([Series("Risen", [.. _still, 0.4]) with { Band = band }]).Items.Should().ContainSingle().Which.Turn.Should()
        .Be(turn);

    [Fact]
    public void A_small_quarter_of_a_share_has_wide_limits()
    {
        // 10% of 400 each quarter with some noise, then 4 of 20: twice the share and nothing to remark on; 80 of 400 is.
        QuarterPoint[] before = [.. _still.Select((x, t) => new QuarterPoint(Quarter(t), x, x * 400, 400))];

        Attention.FromSeries([Series("Few", [.. before, new(Quarter(16), 0.2, 4, 20)])]).Items.Should().BeEmpty();
        Attention.FromSeries([Series("Many", [.. before, new(Quarter(16), 0.2, 80, 400)])]).Items.Should().ContainSingle();
    }

    [Fact]
    public void What_one_look_would_call_a_finding_many_looks_do_not()
    {
        double[] once = [.. Enumerable.Range(0, 10).Select(x => 0.1 + (0.01 * x) + (x is 2 or 7 or 5 ? -0.05 : 0))];
        var alone = MeasureTrend.FromSeries(Series("Alone", once)).Test!.Value.P;
        alone.Should().BeInRange(0.01, 0.05);

        Attention.FromSeries([Series("Alone", once)]).Items.Should().ContainSingle();
        Attention.FromSeries([Series("Among many", once), .. Enumerable.Range(0, 30).Select(x => Series($"S{x}", _still))]).Items.Should()
            .BeEmpty();
    }

    [Fact]
    public void Noise_alone_is_seldom_named()
    {
        // 200 authorities of 30 figures of pure noise: one wrongly named thing in at most about one authority of ten.
        var random = new Xoshiro256(1931);
        var alarms = Enumerable.Range(0, 200).Count(_ => Attention.FromSeries([.. Enumerable.Range(0, 30).Select(s =>
            Series($"S{s}",
                [.. Enumerable.Range(0, 20)
                    .Select(_ => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, (random.NextDouble() * 0.999998) + 0.000001) + 100)]))]).Items.Count > 0);

        alarms.Should().BeLessThan(20);
    }

    [Theory]
    [InlineData(2.228, 0.05)]
    [InlineData(3.169, 0.01)]
    [InlineData(4.587, 0.001)]
    public void The_chance_is_students(double t, double p)
    {
        // The printed table of Student's t at ten degrees of freedom, which 17.1 quarters are worth; 17 are nearest.
        var quarters = 17;

        LatestQuarter.Chance(t * Math.Sqrt(1 + (1.0 / quarters)), quarters).Should().BeApproximately(p, 0.05 * p);
    }

    [Fact]
    public void A_short_history_asks_nothing()
    {
        var attention = Attention.FromSeries([Series("Short", [0.1, 0.9, 0.1])]);

        (attention.Figures, attention.Looks, attention.Items.Count).Should().Be((1, 0, 0));
        attention.Finding.Marked.Should().Be("There is too little history to tell a change from chance.");
    }

    [Fact]
    public void Every_measure_that_trends_and_every_band_and_area_is_watched()
    {
        var market = new MarketBuilder().Provider("Ash", 3).Provider("Birch", 30);
        foreach (var month in Enumerable.Range(0, 12))
        {
            market.Refer(3, "Ash", $"2025-{month + 1:00}-28").Refer(7, "Birch", $"2025-{month + 1:00}-28");
        }

        var slice = market.Slice(MarketFilter.Everything);
        var watched = MonitoredSeries.For(slice);

        watched.Select(x => x.Measure.Id).Should().Contain(QuarterSeries.Followed.Select(x => x.Id).Except(["routes"]));
        watched.Single(x => x.Name == "Share of referrals to micro-providers").Points.Select(x => (x.Value, x.Part, x.Whole)).Should()
            .Equal(Enumerable.Repeat<(double?, double?, double?)>((0.3, 9, 30), 4));
        watched.Single(x => x.Name == "Share of referrals to micro-providers in south").Points.Should().OnlyContain(x => x.Value == null);
        watched.Single(x => x.Measure is ListPosition).Points[0].Value
            .Should().Be(ListPosition.For(MarketSlice.Take(slice.Market, MarketBuilder.In("2025-01", "2025-03"))).Value.Value);
        watched.Single(x => x.Measure is LargestProviders).Name.Should().Be("Share of the three largest providers, at 30 referrals a quarter");
        Attention.For(slice).Items.Should().BeEmpty();
    }

    internal static Period Quarter(int number) => new(new Month((2022 * 12) + (number * 3)), new Month((2022 * 12) + (number * 3) + 2));

    internal static QuarterSeries Series(string name, params double[] values)
        => Series(name, [.. values.Select((x, t) => new QuarterPoint(Quarter(t), x))]);

    private static QuarterSeries Series(string name, QuarterPoint[] points) => new(name, new BandShare(), Unit.Share, points);
}
