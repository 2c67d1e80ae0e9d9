using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>
/// Everything that is looked at for changes: the headline of each measure, each band's share, and the share to micro-providers in
/// each area.
/// </summary>
public static class MonitoredSeries
{
    /// <summary>Bands are followed one by one, in all routes together.</summary>
    private static readonly List<Measure> _measures = [.. QuarterSeries.Followed.Where(x => x is not (BandShare or RouteComparison))];

    public static IReadOnlyList<QuarterSeries> For(MarketSlice slice)
    {
        var common = QuarterSeries.InCommon(slice);
        var quarters = QuarterSeries.Quarters(slice);
        var each = QuarterSeries.Each(slice, x => (
            Figures: _measures.Select(m => QuarterSeries.Value(x, m, common)).ToList(),
            Areas: AreaBands.For(x).Rows.Where(r => r.Area is not null).ToDictionary(r => r.Area!),
            Blind: Blind(NeutralChoice.For(x).Together),
            BlindInAreas: slice.Market.Areas.Select(area => Blind(NeutralChoice.For(x).In(area))).ToList()));

        var byBand = DisplayBands.OfProviders
            .Select(band => OfBand(slice, band) with { Blind = [.. each.Select(x => x.Blind[(int)band])] });
        var figures = _measures.Select(
            (x, m) => new QuarterSeries(
                QuarterSeries.NameOf(x, common), x, x.Unit,
                [.. quarters.Select((time, t) => new QuarterPoint(time, each[t].Figures[m]))]));
        var byArea = slice.Market.Areas.Where(_ => slice.Market.Areas.Count > 1).Select(area => new QuarterSeries(
            $"Share of {slice.Weight.Noun()} to micro-providers in {area.Name}", new AreaBands(), Unit.Share,
            [.. quarters.Select(
                (time, t) => each[t].Areas.TryGetValue(area, out var row) ? Rate(time, row.Bands, DisplayBand.Micro)
                    : new QuarterPoint(time, null))],
            DisplayBand.Micro, area, [.. each.Select(x => x.BlindInAreas[area.Index][(int)DisplayBand.Micro])]));
        return [.. figures, .. byBand, .. byArea];
    }

    /// <summary>How many looks are taken at all of them at most: one at the latest quarter of each and one at its trend.</summary>
    public static int MostLooks(MarketSlice slice)
        => 2 * (_measures.Count + DisplayBands.OfProviders.Count + (slice.Market.Areas.Count > 1 ? slice.Market.Areas.Count : 0));

    /// <summary>A band’s share by quarter.</summary>
    public static QuarterSeries OfBand(MarketSlice slice, DisplayBand band) => new(
        $"Share of {slice.Weight.Noun()} to {band.Providers()}", new BandShare(), Unit.Share,
        [.. BandTrends.Quarters(slice).Select(x => Rate(x.Time, x.Bands, band))], band);

    private static List<double?> Blind(NeutralSums sums) => [.. DisplayBands.OfProviders.Select(sums.ExpectedShare)];

    /// <summary>A share with what it is made of, in effective numbers, so that a small quarter is known to be small.</summary>
    private static QuarterPoint Rate(Period time, BandTallies bands, DisplayBand band)
    {
        var share = Shares.Calculate(bands, band);
        return share is { Near: { } value, Rests: { } n } ? new QuarterPoint(time, value, value * n, n) : new QuarterPoint(time, null);
    }
}
