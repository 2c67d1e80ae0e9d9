using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>One thing that is different from the same months a year before.</summary>
public sealed record Change(string Subject, string Sentence);

/// <summary>
/// What changed against the same months a year before and is worth a look. Shares must move beyond 99.8% limits, because
/// several are looked at at once; leavers must have had at least one referral in a hundred.
/// </summary>
public static class WhatChanged
{
    private const double _worthNaming = 0.01;
    private const int _most = 6;

    private static readonly SliceComputation<IReadOnlyList<Change>> _changes = new(
        slice => slice.HasYearBefore ? [.. Shares(slice).Concat(Leavers(slice)).Concat(Newcomers(slice)).Take(_most)] : []);

    /// <summary>The changes, largest first; none when the data do not reach back a year.</summary>
    public static IReadOnlyList<Change> In(MarketSlice slice) => slice.GetOrCompute(_changes);

    private static IEnumerable<Change> Shares(MarketSlice slice)
    {
        var now = slice.ByBand(slice.Period);
        var before = slice.ByBand(slice.Period.YearBefore);
        return DisplayBands.OfProviders
            .Select(band => (Band: band, Change: Measures.Shares.Change(now, before, band, Confidence.Z998)))
            .Where(x => x.Change is { LargerThanChance: true })
            .OrderByDescending(x => Math.Abs(x.Change!.Value.Value))
            .Select(x => new Change(
                x.Band.Name(),
                $"Share of {slice.Weight.Noun()} {(x.Change!.Value.Value > 0 ? "up" : "down")} from {Measures.Shares.Calculate(before, x.Band).Text} to {Measures.Shares.Calculate(now, x.Band).Text}."));
    }

    private static IEnumerable<Change> Leavers(MarketSlice slice)
    {
        var before = slice.ByProvider(slice.Period.YearBefore);
        var whole = before.Sum(x => x.Referrals);
        return slice.Providers
            .Where(x => x.IsOpen(slice.Period.YearBefore.To.LastDay) && !x.IsOpen(slice.Period.To.LastDay))
            .Select(x => (Provider: x, before[x.Index].Referrals))
            .Where(x => whole > 0 && x.Referrals >= _worthNaming * whole)
            .OrderByDescending(x => x.Referrals)
            .Select(x => new Change(
                x.Provider.Name,
                $"Left in {Month.FromDate(x.Provider.Openings.Max(o => o.To)!.Value).Label}. It had received {Written.Counted(x.Referrals, "referral")} ({Written.Percent((double)x.Referrals / whole)}) in the same months a year before."));
    }

    private static IEnumerable<Change> Newcomers(MarketSlice slice)
    {
        var now = slice.ByProvider(slice.Period);
        var joined = slice.OpenAndAble(slice.Period.To).Where(x => slice.Period.Contains(Month.FromDate(x.ListedOn))).ToList();
        if (joined.Count > 0)
        {
            var used = joined.Count(x => now[x.Index].Referrals > 0);
            yield return new Change("New providers", $"{Written.Counted(joined.Count, "provider")} joined the register in the period; {(used == 0 ? "none has" : used == 1 ? "1 has" : $"{used} have")} received a referral.");
        }
    }
}
