using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Benchmarks;

/// <summary>
/// The figures of the measures, worked out from sums with the same pure functions, whoever added up. So a peer is let off the 95%
/// intervals, the sentences and the tables, which the measures make as well; the snapshot is timed both ways.
/// </summary>
public static class MarketFigures
{
    private const int _bands = (int)DisplayBand.NotRecorded + 1;

    /// <summary>From sums.</summary>
    /// <param name="sums">The sums.</param>
    /// <param name="register">What the filter's slice says of the register (bands, who is open); not timed.</param>
    public static List<double?> Calculate(IMarketSums sums, RegisterFacts register)
    {
        var byMonth = ByBandAndMonth(sums, register);
        List<double?> figures = [];
        AddShares(figures, sums.Market, byMonth, register.Period);
        if (register.YearBefore is { } before)
        {
            AddShares(figures, sums.Market, byMonth, before);
        }

        foreach (var time in register.Times)
        {
            AddShares(figures, sums.Market, byMonth, time);
        }

        var providers = ByProvider(sums, register.Period);
        var market = providers.Where((x, i) => x.Referrals > 0 || register.Open[i]).ToList();
        var amounts = market.Select(x => x.Amount).ToArray();
        Received[] received = [.. market.Select(x => new Received(x.Counted, x.Amount, x.Squares))];
        figures.AddRange([
            (double)amounts.OrderDescending().Take(3).Sum() / amounts.Sum(), SamePair.Chance(received)?.Value * 10_000,
            EffectiveNumber.Order1(received)?.Value, EffectiveNumber.Order2(received)?.Value,
            Inequality.Gini(amounts), NotRecorded(sums, register.Period), providers.Where((x, i) => register.Open[i] && x.Referrals == 0).Count(),
        ]);
        var inAreas = Enumerable.Range(1, sums.Market.Areas.Count)
            .Select(area => Enumerable.Range(1, providers.Length).Select(p => sums.InArea(area, p).Referrals).ToArray())
            .Where(x => x.Sum() >= 30).ToList();
        var looked = Math.Min(1_000, inAreas.Select(x => x.Sum()).DefaultIfEmpty(30).Min() / 10 * 10);
        figures.AddRange(inAreas.Select(x => Rarefaction.Order1(x, looked)?.Value));
        return figures;
    }

    /// <summary>The same list, read from the measures' results.</summary>
    public static List<double?> Calculate(MarketSlice slice)
    {
        var bands = BandShare.For(slice).Rows;
        var effective = EffectiveProviders.For(slice).Rows;
        return
        [
            .. bands.Select(x => x.Share.Value),
            .. slice.Beside is not null ? bands.Select(x => x.Before?.Value) : [],
            .. BandTrendByMonth.For(slice).Rows.Concat(BandTrendByQuarter.For(slice).Rows).SelectMany(x => DisplayBands.OfProviders.Select(band => x.Share(band).Value)),
            LargestProviders.For(slice).Value.Value,
            HerfindahlIndex.For(slice).Rows[0].Now.Value,
            effective[0].Now.Value,
            effective[1].Now.Value,
            UseInequality.For(slice).Value.Value,
            ProviderNotRecorded.For(slice).Value.Value,
            InvisibleProviders.For(slice).Rows.Count,
            .. AreaBands.For(slice).Rows.Where(x => x.Area is not null && x.Effective.Value is not null).Select(x => x.Effective.Value),
        ];
    }

    /// <summary>The same measures, and what else the market page says of the slice: what changed, and how areas lie in the funnel.</summary>
    /// <returns>How much there was to say.</returns>
    public static int CalculatePages(MarketSlice slice)
    {
        SharedPasses.Make(
            slice, InvisibleProviders.For, BandShare.For, BandTrendByMonth.For, BandTrendByQuarter.For, EffectiveProviders.For,
            AreaBands.For, MicroByArea.For);
        return Calculate(slice).Count + WhatChanged.In(slice).Count + MicroByArea.For(slice).Rows.Count + MarketSentences.Context(slice).Length;
    }

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

    private static void AddShares(List<double?> figures, MarketSnapshot market, long[] byMonth, Period period)
    {
        Span<long> bands = stackalloc long[_bands];
        bands.Clear();
        foreach (var month in Months(market, period))
        {
            for (var band = 0; band < _bands; band++)
            {
                bands[band] += byMonth[(month * _bands) + band];
            }
        }

        var whole = 0L;
        foreach (var band in DisplayBands.OfProviders)
        {
            whole += bands[(int)band];
        }

        foreach (var band in DisplayBands.OfProviders)
        {
            figures.Add(whole == 0 ? null : (double)bands[(int)band] / whole);
        }
    }

    /// <summary>Amounts by month and then by band: trends ask for many times.</summary>
    private static long[] ByBandAndMonth(IMarketSums sums, RegisterFacts register)
    {
        var (market, columns) = (sums.Market, sums.Market.Providers.Count + 1);
        var bands = new long[market.Months * _bands];
        for (var month = 0; month < market.Months; month++)
        {
            for (var column = 0; column < columns; column++)
            {
                bands[(month * _bands) + (int)register.Bands[(month * columns) + column]] += sums.Cell(month, column).Amount;
            }
        }

        return bands;
    }

    private static Tally[] ByProvider(IMarketSums sums, Period period)
    {
        var providers = new Tally[sums.Market.Providers.Count];
        foreach (var month in Months(sums.Market, period))
        {
            for (var p = 0; p < providers.Length; p++)
            {
                providers[p] += sums.Cell(month, p + 1);
            }
        }

        return providers;
    }

    private static double? NotRecorded(IMarketSums sums, Period period)
    {
        var (all, missing) = (0L, 0L);
        foreach (var month in Months(sums.Market, period))
        {
            foreach (var route in Enum.GetValues<Route>())
            {
                var (arranged, notRecorded) = sums.OnRoute(month, route);
                (all, missing) = (all + arranged.Amount, missing + notRecorded.Amount);
            }
        }

        return all == 0 ? null : (double)missing / all;
    }

    private static IEnumerable<int> Months(MarketSnapshot market, Period period)
        => Enumerable.Range(period.From.Index - market.FirstMonth.Index, period.Months).Where(x => x >= 0 && x < market.Months);
}
