using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Benchmarks;

/// <summary>
/// The figures of the measures, worked out from a peer's sums with the same pure functions. A peer is let off the 95%
/// intervals, the sentences and the tables, which the measures make as well.
/// </summary>
public static class MarketFigures
{
    /// <summary>From a peer's sums.</summary>
    /// <param name="sums">The sums.</param>
    /// <param name="register">What the filter's slice says of the register (bands, who is open); not timed for a peer.</param>
    public static List<double?> Of(MarketSums sums, RegisterFacts register)
    {
        var bands = ByBand(sums, register, register.Period);
        var before = register.YearBefore is { } year ? ByBand(sums, register, year) : null;
        List<double?> figures = [.. Shares(bands), .. before is null ? [] : Shares(before)];
        foreach (var time in register.Times)
        {
            figures.AddRange(Shares(ByBand(sums, register, time)));
        }

        var providers = ByProvider(sums, register.Period);
        var amounts = providers.Where((x, i) => x.Referrals > 0 || register.Open[i]).Select(x => x.Amount).ToArray();
        figures.AddRange([
            Concentration.TopShare(amounts, 3), Concentration.Herfindahl(amounts), Diversity.Hill(amounts, 1), Diversity.Hill(amounts, 2),
            Inequality.Gini(amounts), NotRecorded(sums, register.Period), providers.Where((x, i) => register.Open[i] && x.Referrals == 0).Count(),
        ]);
        figures.AddRange(Enumerable.Range(0, sums.Market.Areas.Count)
            .Select(area => Diversity.Hill([.. sums.Market.Providers.Select(x => sums.InArea(area + 1, x.Index + 1).Amount)], 1))
            .Where(x => x is not null));
        return figures;
    }

    /// <summary>The same list, read from the measures' results.</summary>
    public static List<double?> Of(MarketSlice slice)
    {
        var bands = BandShare.Of(slice).Rows;
        var effective = EffectiveProviders.Of(slice).Rows;
        return
        [
            .. bands.Select(x => x.Share.Value),
            .. slice.HasYearBefore ? bands.Select(x => x.Before?.Value) : [],
            .. BandTrendByMonth.Of(slice).Rows.Concat(BandTrendByQuarter.Of(slice).Rows).SelectMany(x => DisplayBands.OfProviders.Select(band => x.Share(band).Value)),
            LargestProviders.Of(slice).Value.Value,
            HerfindahlIndex.Of(slice).Rows[0].Now.Value,
            effective[0].Now.Value,
            effective[1].Now.Value,
            UseInequality.Of(slice).Value.Value,
            ProviderNotRecorded.Of(slice).Value.Value,
            InvisibleProviders.Of(slice).Rows.Count,
            .. AreaBands.Of(slice).Rows.Where(x => x.Area is not null && x.Effective.Value is not null).Select(x => x.Effective.Value),
        ];
    }

    /// <summary>The same measures, and what else the market page says of the slice.</summary>
    /// <returns>How much there was to say.</returns>
    public static int OfPages(MarketSlice slice) => Of(slice).Count + WhatChanged.In(slice).Count + MarketSentences.Context(slice).Length;

    /// <exception cref="InvalidOperationException">The figures differ by more than rounding.</exception>
    public static void MustAgree(List<double?> theirs, List<double?> ours, string peer)
    {
        if (theirs.Count != ours.Count)
        {
            throw new InvalidOperationException($"{peer} gives {theirs.Count} figures, the measures {ours.Count}.");
        }

        for (var i = 0; i < ours.Count; i++)
        {
            if (theirs[i].HasValue != ours[i].HasValue || Math.Abs((theirs[i] ?? 0) - (ours[i] ?? 0)) > 1e-9 * Math.Max(1, Math.Abs(ours[i] ?? 0)))
            {
                throw new InvalidOperationException($"{peer} and the measures differ at figure {i}: {theirs[i]} against {ours[i]}.");
            }
        }
    }

    private static IEnumerable<double?> Shares(Tally[] bands)
    {
        var whole = (double)DisplayBands.OfProviders.Sum(x => bands[(int)x].Amount);
        return DisplayBands.OfProviders.Select(x => whole == 0 ? (double?)null : bands[(int)x].Amount / whole);
    }

    private static Tally[] ByBand(MarketSums sums, RegisterFacts register, Period period)
    {
        var (market, bands) = (sums.Market, new Tally[(int)DisplayBand.NotRecorded + 1]);
        foreach (var month in Months(market, period))
        {
            for (var p = 0; p < market.Providers.Count; p++)
            {
                bands[register.Bands[(month * market.Providers.Count) + p]] += sums.Cell(month, p + 1);
            }
        }

        return bands;
    }

    private static Tally[] ByProvider(MarketSums sums, Period period)
        => [.. sums.Market.Providers.Select(x => Tally.Sum(Months(sums.Market, period).Select(month => sums.Cell(month, x.Index + 1))))];

    private static double? NotRecorded(MarketSums sums, Period period)
    {
        var missing = Sum(true).Amount;
        var all = missing + Sum(false).Amount;
        return all == 0 ? null : (double)missing / all;

        Tally Sum(bool notRecorded) => Tally.Sum(Months(sums.Market, period)
            .SelectMany(month => Enum.GetValues<Route>().Select(route => sums.OnRoute(month, route, notRecorded))));
    }

    private static IEnumerable<int> Months(MarketSnapshot market, Period period)
        => Enumerable.Range(period.From.Index - market.FirstMonth.Index, period.Months).Where(x => x >= 0 && x < market.Months);
}
