using System.Runtime.CompilerServices;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CsCheck;

namespace CommissioningDashboard.Tests.Market;

/// <summary>Compares a measure with the naive count of the same raw rows on made-up markets.</summary>
internal static class NaiveChecks
{
    /// <summary>
    /// Runs a comparison over made-up markets and filters. Where the measure under test refuses, there is nothing to compare: a period
    /// wholly outside the data, or a fact that is hardly recorded. Whether it should is a question for the tests of evidence.
    /// </summary>
    /// <param name="compare">Compares the measure with a count of the raw rows.</param>
    /// <param name="file">The test's own file, named after its measure.</param>
    public static void OnAnyMarket(Action<MarketSlice, NaiveMarket> compare, [CallerFilePath] string file = "")
    {
        var measure = MeasureCatalogue.All.SingleOrDefault(x => $"{x.GetType().Name}Tests" == Path.GetFileNameWithoutExtension(file));
        var compared = 0;
        Gen.Select(RandomMarkets.Any, RandomMarkets.Filter).Sample(
            (rows, filter) =>
            {
                var slice = MarketSlice.Take(rows.Snapshot(), filter);
                if (!slice.IsOutsideData && (measure is null || Evidence.Missing(slice, measure) is null))
                {
                    compared++;
                    compare(slice, new NaiveMarket(rows, filter));
                }
            },
            iter: 400, threads: 1);
        compared.Should().BeGreaterThan(40, "a comparison that hardly ever happens proves little");
    }

    public static void ShouldBeAbout(this double? actual, double? expected)
    {
        (actual is null).Should().Be(expected is null, "one says {0} and the other {1}", actual, expected);
        if (expected is { } value)
        {
            actual!.Value.Should().BeApproximately(value, 1e-7 * Math.Max(1, Math.Abs(value)));
        }
    }

    /// <summary>
    /// The figure is the share of some raw referrals in others, with its interval and the number it rests on; some more may belong to the
    /// part, and then it is a range that reaches to where they all do. The design effect is what the same people coming again makes of it.
    /// </summary>
    public static void ShouldBeShare(
        this Figure figure, NaiveMarket naive, IReadOnlyCollection<PlainReferral> part, IReadOnlyCollection<PlainReferral> whole,
        IReadOnlyCollection<PlainReferral>? unknown = null, double designEffect = 1)
    {
        PlainReferral[] most = naive.Amount(unknown ?? []) == 0 ? [.. part] : [.. part, .. unknown!];
        figure.Value.ShouldBeAbout(naive.Share(part, whole));
        if (figure.Value is not null)
        {
            var rests = Math.Min(naive.Rests(part, whole)!.Value, naive.Rests(most, whole)!.Value) / designEffect;
            figure.Rests!.Value.Should().BeApproximately(rests, 1e-6 + (1e-7 * rests));
            figure.Interval!.Value.Low.ShouldBe(Math.Max(0, NaiveMarket.Wilson(naive.Share(part, whole)!.Value, rests).Low));
            figure.Interval!.Value.High.ShouldBe(Math.Min(1, NaiveMarket.Wilson(naive.Share(most, whole)!.Value, rests).High));
        }

        figure.Range?.High.ShouldBe(naive.Share(most, whole)!.Value);
        figure.Basis.Should().Be(figure.Value is null ? 0 : whole.Count(x => naive.Weigh(x) is not null));
        (figure.Interval is null).Should().Be(figure.Value is null);
    }

    private static void ShouldBe(this double actual, double expected) => actual.Should().BeApproximately(expected, 1e-6);
}
