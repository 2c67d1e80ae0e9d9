using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>The referrals whose support goes on with a named provider on a day, whatever the filter.</summary>
internal static class ActiveSupportRows
{
    private static readonly SliceComputation<ReferralRows> _atEndOfPeriod = new(x => Find(x, x.Period.To));

    /// <summary>On the last day of a month.</summary>
    public static ReferralRows At(MarketSlice slice, Month end)
        => end == slice.Period.To ? slice.GetOrCompute(_atEndOfPeriod) : Find(slice, end);

    private static ReferralRows Find(MarketSlice slice, Month end)
    {
        var day = end.LastDay.DayNumber - slice.Market.FirstMonth.FirstDay.DayNumber;
        var active = new List<int>();
        foreach (var referral in slice.EverythingUpTo(end))
        {
            // Few pass the first two together, which the processor guesses well; one after the other took half as long again.
            if (referral.IsArranged & !referral.HasEndedBefore(day) && referral.Provider is not null && BeginsOn(referral) <= day)
            {
                active.Add(referral.Row);
            }
        }

        return new ReferralRows(slice, [.. active]);
    }

    /// <summary>When it was arranged, or received if that is not recorded or was later.</summary>
    private static int BeginsOn(ReferralView referral) => Math.Max(referral.ArrangedDay ?? 0, referral.ReceivedDay);
}
