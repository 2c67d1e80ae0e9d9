using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>The limits that a run of quarters sets for the one after it.</summary>
public sealed class LatestQuarterTests
{
    private static readonly Month _april = Month.Parse("2026-04")!.Value;
    private static readonly Measure _share = MeasureCatalogue.Find("band-share")!;

    /// <summary>10 and 12 by turns: mean 11, mean distance of neighbours 2, so a deviation is 2 ÷ 1.128 and limits lie three of them off.</summary>
    [Fact]
    public void Limits_of_single_figures_lie_three_deviations_from_the_mean()
    {
        var latest = LatestQuarter.FromSeries(Series([.. ByTurns(12, 10, 12), 17]))!;

        latest.Limit.Centre.Should().Be(11);
        latest.Limit.High.Should().BeApproximately(11 + (3 * 2 / 1.128), 1e-9);
        latest.Limit.Low.Should().BeApproximately(11 - (3 * 2 / 1.128), 1e-9);
        latest.IsOutside.Should().BeTrue();
        latest.P.Should().BeApproximately(LatestQuarter.Chance((17 - 11) / (2 / 1.128), 12), 1e-12).And.BeLessThan(0.02);
        latest.Sentence(Unit.Effective).Plain.Should().StartWith("In Jan to Mar 2026 it was 17").And.Contain(", above the 5.7 to 16 expected");
    }

    /// <summary>Shares of 400: 5.6% is above limits that end at 5.5%, and rounded to 6% both would seem alike.</summary>
    [Fact]
    public void A_share_beyond_a_limit_is_not_said_to_lie_on_it()
    {
        var limit = new ControlLimit(0.04, 0.025, 0.0551);

        new LatestQuarter(new QuarterPoint(new Period(_april, _april.Plus(2)), 0.0561), limit, 0.001).Sentence(Unit.Share).Plain
            .Should().Be("In Apr to Jun 2026 it was 5.6%, above the 2.5% to 5.5% expected from the quarters before.");
    }

    [Fact]
    public void What_never_was_below_nought_is_not_expected_to_be()
    {
        LatestQuarter.FromSeries(Series([.. ByTurns(12, 0, 4), 3]))!.Limit.Low.Should().Be(0);
        LatestQuarter.FromSeries(Series([.. ByTurns(12, -1, 4), 3]))!.Limit.Low.Should().BeLessThan(-1);
        LatestQuarter.FromSeries(Series([.. ByTurns(12, 0, 4), 3]))!.Sentence(Unit.Effective).Plain.Should().Contain(", below the 0");
    }

    [Fact]
    public void Nothing_is_said_of_a_quarter_without_a_figure_or_after_fewer_than_twelve_or_when_nothing_ever_moved()
    {
        LatestQuarter.FromSeries(Series([.. ByTurns(12, 10, 12), null])).Should().BeNull();
        LatestQuarter.FromSeries(Series([.. ByTurns(11, 10, 12), 17])).Should().BeNull();
        LatestQuarter.FromSeries(Series([.. ByTurns(12, 10, 10), 17])).Should().BeNull();
        LatestQuarter.FromSeries(Series([])).Should().BeNull();
    }

    [Fact]
    public void Of_a_figure_that_drifts_the_spread_of_all_quarters_sets_the_limits()
    {
        double[] drifting = [10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21];
        var mean = drifting.Average();
        var deviation = Math.Sqrt(drifting.Sum(x => (x - mean) * (x - mean)) / 11);

        LatestQuarter.FromSeries(Series([.. drifting.Select(x => (double?)x), 22]))!.Limit.High.Should().BeApproximately(mean + (3 * deviation), 1e-9);
    }

    [Fact]
    public void A_quarter_without_a_figure_sets_no_limit_and_gets_none()
    {
        var series = Series([.. ByTurns(6, 10, 12), null, .. ByTurns(6, 10, 12), 17]);

        LatestQuarter.FromSeries(series)!.Limit.Centre.Should().Be(11);
        LatestQuarter.Limits(series).Select(x => x is null).Should().Equal(Enumerable.Range(0, 14).Select(x => x == 6));
    }

    /// <summary>Shares of 100 by turns 0.2 and 0.4 and at last 0.3 of 400: the limits of the last are half as far apart as those of 100 would be.</summary>
    [Fact]
    public void Limits_of_shares_are_closer_where_the_share_is_of_more()
    {
        QuarterPoint[] points = [.. Enumerable.Range(0, 12).Select(x => Point(x, x % 2 == 0 ? 0.2 : 0.4, 100)), Point(12, 0.3, 400)];
        var series = new QuarterSeries("Share", _share, Unit.Share, points);

        var limits = LatestQuarter.Limits(series);

        LatestQuarter.FromSeries(series)!.Limit.Should().Be(limits[^1]);
        limits[^1]!.Value.Centre.Should().BeApproximately(0.3, 1e-12);
        (limits[^1]!.Value.High - 0.3).Should().BeApproximately(3 * 0.2 / 1.128 / 2, 1e-9);
        (limits[0]!.Value.High - 0.3).Should().BeApproximately(3 * 0.2 / 1.128, 1e-9);
    }

    private static IEnumerable<double?> ByTurns(int count, double one, double other) => Enumerable.Range(0, count).Select(x => (double?)(x % 2 == 0 ? one : other));

    private static QuarterSeries Series(IReadOnlyList<double?> values)
        => new("Figure", _share, Unit.Effective, [.. values.Select((x, i) => new QuarterPoint(Quarter(i - values.Count), x))]);

    private static QuarterPoint Point(int at, double share, double whole) => new(Quarter(at - 13), share, share * whole, whole);

    /// <summary>The quarter so many before the one that begins in April 2026.</summary>
    private static Period Quarter(int from) => new(_april.Plus(3 * from), _april.Plus((3 * from) + 2));
}
