using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>One thing that is different from what the slice is set beside.</summary>
public sealed record Change(string Subject, string Sentence);

/// <summary>
/// What is different from what the slice is set beside and worth a look. Shares must move beyond 99.8% limits, because
/// several are looked at at once; leavers must have had at least one referral in a hundred.
/// </summary>
public static class WhatChanged
{
    private const double _worthNaming = 0.01;
    private const int _most = 6;

    private static readonly SliceComputation<IReadOnlyList<Change>> _changes = new(
        slice => slice.Beside is { } beside ? [.. In(slice, beside).Take(_most)] : []);

    /// <summary>The changes, largest first; none when there is nothing to compare with.</summary>
    public static IReadOnlyList<Change> In(MarketSlice slice) => slice.GetOrCompute(_changes);

    /// <summary>Who left and joined is a matter of time: areas do not tell.</summary>
    private static IEnumerable<Change> In(MarketSlice slice, SliceComparison beside)
        => slice.Filter.Compare.IsInTime() ? Shares(slice, beside).Concat(Leavers(slice, beside)).Concat(Newcomers(slice))
        : Shares(slice, beside);

    private static IEnumerable<Change> Shares(MarketSlice slice, SliceComparison beside)
    {
        var compare = slice.Filter.Compare;
        var now = slice.ByBand(slice.Period);
        var before = beside.Slice.ByBand(beside.Period);
        return DisplayBands.OfProviders
            .Select(band => (Band: band, Change: Measures.Shares.Change(compare, now, before, band, Confidence.Z998)))
            .Where(x => x.Change is { LargerThanChance: true })
            .OrderByDescending(x => Math.Abs(x.Change!.Value.Value))
            .Select(x => new Change(
                x.Band.Name(),
                Moved(slice, x.Change!.Value.Value > 0, Measures.Shares.Calculate(now, x.Band).Text,
                    Measures.Shares.Calculate(before, x.Band).Text)));
    }

    private static string Moved(MarketSlice slice, bool isMore, string now, string before) => slice.Filter.Compare.IsInTime()
        ? $"Share of {slice.Weight.Noun()} {(isMore ? "up" : "down")} from {before} to {now}."
        : $"Share of {slice.Weight.Noun()} {(isMore ? "higher" : "lower")} than in all areas: {now}, against {before}.";

    private static IEnumerable<Change> Leavers(MarketSlice slice, SliceComparison beside)
    {
        var before = slice.ByProvider(beside.Period);
        var whole = before.Sum(x => x.Referrals);
        return slice.Providers
            .Where(x => x.IsOpen(beside.Period.To.LastDay) && !x.IsOpen(slice.Period.To.LastDay))
            .Select(x => (Provider: x, before[x.Index].Referrals))
            .Where(x => whole > 0 && x.Referrals >= _worthNaming * whole)
            .OrderByDescending(x => x.Referrals)
            .Select(x => new Change(
                x.Provider.Ownership == Ownership.Individual ? "A person working alone" : x.Provider.Name,
                $"Left in {Month.FromDate(x.Provider.Openings.Max(o => o.To)!.Value).Label}. It had received "
                    + $"{new Measures.Sentence(Parts.Count(x.Referrals, whole, "referral")).Plain} {slice.Filter.Compare.Months()}."));
    }

    private static IEnumerable<Change> Newcomers(MarketSlice slice)
    {
        var now = slice.ByProvider(slice.Period);
        var joined = slice.OpenAndAble(slice.Period.To).Where(x => slice.Period.Contains(Month.FromDate(x.ListedOn))).ToList();
        if (joined.Count > 0)
        {
            var used = joined.Count(x => now[x.Index].Referrals > 0);
            var receivers = used switch { 0 => "none has", 1 => "1 has", _ => $"{used} have" };
            yield return new Change(
                "New providers",
                $"{Written.Counted(joined.Count, "provider")} joined the register in the period; {receivers} received a referral.");
        }
    }
}
