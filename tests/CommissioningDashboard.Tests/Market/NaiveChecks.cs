using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CsCheck;

namespace CommissioningDashboard.Tests.Market;

/// <summary>Compares a measure with the naive count of the same raw rows on made-up markets.</summary>
internal static class NaiveChecks
{
    /// <summary>Runs a comparison over made-up markets and filters. A period wholly outside the data is refused by every measure, so there
    /// is nothing to compare.</summary>
    public static void OnAnyMarket(Action<MarketSlice, NaiveMarket> compare) => Gen.Select(RandomMarkets.Any, RandomMarkets.Filter).Sample(
        (rows, filter) =>
        {
            if (MarketSlice.Take(rows.Snapshot(), filter) is { IsOutsideData: false } slice)
            {
                compare(slice, new NaiveMarket(rows, filter));
            }
        },
        iter: 400, threads: 1);

    public static void ShouldBeAbout(this double? actual, double? expected)
    {
        (actual is null).Should().Be(expected is null, "one says {0} and the other {1}", actual, expected);
        if (expected is { } value)
        {
            actual!.Value.Should().BeApproximately(value, 1e-7 * Math.Max(1, Math.Abs(value)));
        }
    }

    /// <summary>The figure is the share of some raw referrals in others, with its interval and the number it rests on.</summary>
    public static void ShouldBeShare(
        this Figure figure, NaiveMarket naive, IReadOnlyCollection<PlainReferral> part, IReadOnlyCollection<PlainReferral> whole)
    {
        figure.Value.ShouldBeAbout(naive.Share(part, whole));
        figure.Interval?.Low.ShouldBe(Math.Max(0, naive.Wilson(part, whole)!.Value.Low));
        figure.Interval?.High.ShouldBe(Math.Min(1, naive.Wilson(part, whole)!.Value.High));
        figure.Basis.Should().Be(figure.Value is null ? 0 : whole.Count(x => naive.Weigh(x) is not null));
        (figure.Interval is null).Should().Be(figure.Value is null);
    }

    private static void ShouldBe(this double actual, double expected) => actual.Should().BeApproximately(expected, 1e-6);
}
