using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>
/// Every headline of an area beside what its filter compares with. Differences rest on the intervals of both figures (method of variance
/// estimates recovery). Those that have a better and a worse, and those that have not, are each held to a false-discovery rate of 5%: in
/// an area where nothing has changed, a better or worse is called in at most one look of twenty.
/// </summary>
public static class AreaFigures
{
    private static readonly SliceComputation<IReadOnlyList<AreaFigure>> _figures = new(Compute);

    public static IReadOnlyList<AreaFigure> For(MarketSlice slice) => slice.GetOrCompute(_figures);

    /// <summary>The band whose share differs most among those that differ beyond chance; none when none does.</summary>
    public static DisplayBand? Moved(MarketSlice slice) => For(slice)
        .Where(x => x is { Headline.Band: not null, Verdict: Verdict.Different })
        .MaxBy(x => Math.Abs(x.Change!.Value.Value))?.Headline.Band;

    private static IReadOnlyList<AreaFigure> Compute(MarketSlice slice)
    {
        var compared = slice.Compared;
        List<(AreaHeadline Headline, Figure Now, Figure? Beside)> figures =
            [.. AreaHeadline.All.Select(x => (x, x.Read(slice), compared is null ? null : x.Read(compared)))];
        var changes = figures.Select(x => IsJudged(x.Headline, slice.Filter.Compare) ? Difference(x.Now, x.Beside) : null).ToList();
        var adjusted = new double[figures.Count];
        var judged = Enumerable.Range(0, figures.Count).Where(i => changes[i] is not null);
        foreach (var family in judged.GroupBy(i => figures[i].Headline.Good == Direction.Neither))
        {
            var places = family.ToList();
            var p = FalseDiscovery.Adjusted([.. places.Select(i => ChanceOf(changes[i]!.Value))]);
            places.Zip(p).ToList().ForEach(x => adjusted[x.First] = x.Second);
        }

        return [.. figures.Select((x, i) => new AreaFigure(x.Headline, x.Now, x.Beside, changes[i], adjusted[i]))];
    }

    /// <summary>A figure that grows with the market is not held against a larger one.</summary>
    private static bool IsJudged(AreaHeadline headline, Comparison compare) => compare.IsInTime() || !headline.DependsOnSize;

    /// <summary>A share's interval holds for any number; other figures are judged from 30 cases on.</summary>
    private static Difference? Difference(Figure now, Figure? beside)
        => now is { Settled: { } value } && beside is { Settled: { } other } && Range(now) is { } own && Range(beside) is { } its
            ? Mover.Difference(value, own, other, its) : null;

    /// <summary>
    /// A share's own interval. That of another figure, from a standard error or a curve of whole days, is taken as wide as its wider side
    /// on both, and days as half a day wider: a median of 5 stands for anything from 4½ to 5½, and its interval may have no width at all.
    /// </summary>
    private static Interval? Range(Figure figure)
    {
        if (figure.Interval is not { } interval || figure.Value is not { } value || figure.Unit == Unit.Share)
        {
            return figure.Interval;
        }

        var side = Math.Max(value - interval.Low, interval.High - value) + (figure.Unit == Unit.Days ? 0.5 : 0);
        return figure.IsReliable && side > 0 ? new Interval(value - side, value + side) : null;
    }

    /// <summary>The chance of a difference as large: how far its interval could be widened before it took in none.</summary>
    private static double ChanceOf(Difference change)
    {
        var reach = change.Value > 0 ? change.Value - change.Interval.Low : change.Interval.High - change.Value;
        return change.Value == 0 ? 1 : Normal.TwoSided(Confidence.Z95 * change.Value / reach);
    }
}
