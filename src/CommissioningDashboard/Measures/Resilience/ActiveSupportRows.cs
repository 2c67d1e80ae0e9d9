using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>The referrals whose support goes on with a named provider on a day, whatever the filter.</summary>
internal static class ActiveSupportRows
{
    private static readonly SliceComputation<ReferralRows[]> _atEnds = new(x => Find(x, Ends(x)));

    /// <summary>On the last day of a month.</summary>
    public static ReferralRows At(MarketSlice slice, Month end)
        => Array.IndexOf(Ends(slice), end) is var at and >= 0 ? slice.GetOrCompute(_atEnds)[at] : Find(slice, [end])[0];

    /// <summary>The months asked for most, found in one pass: the period's last, and that of the period it is set beside.</summary>
    private static Month[] Ends(MarketSlice slice)
        => slice.Beside is { } beside && beside.Slice == slice ? [slice.Period.To, beside.Period.To] : [slice.Period.To];

    private static ReferralRows[] Find(MarketSlice slice, Month[] ends)
    {
        int[] days = [.. ends.Select(x => x.LastDay.DayNumber - slice.Market.FirstMonth.FirstDay.DayNumber)];
        var active = Array.ConvertAll(days, _ => new List<int>());
        var first = days.Min();
        foreach (var referral in slice.EverythingUpTo(ends.Max()))
        {
            // Few pass the first two together, which the processor guesses well; one after the other took half as long again.
            if (referral.IsArranged & !referral.HasEndedBefore(first) && referral.Provider is not null)
            {
                var begins = BeginsOn(referral);
                for (var i = 0; i < days.Length; i++)
                {
                    if (begins <= days[i] && !referral.HasEndedBefore(days[i]))
                    {
                        active[i].Add(referral.Row);
                    }
                }
            }
        }

        return Array.ConvertAll(active, x => new ReferralRows(slice, [.. x]));
    }

    /// <summary>When it was arranged, or received if that is not recorded or was later.</summary>
    private static int BeginsOn(ReferralView referral) => Math.Max(referral.ArrangedDay ?? 0, referral.ReceivedDay);
}
