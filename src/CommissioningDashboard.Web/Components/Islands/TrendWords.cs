using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Web.Components.Islands;

/// <summary>
/// What the explorer reads out for a quarter: each band's share with its interval, and the micro share of each month within.
/// </summary>
internal static class TrendWords
{
    public static string Describe(MarketSlice slice, BandTrendRow quarter)
    {
        if (quarter.Recorded.Referrals == 0)
        {
            return $"{quarter.Label}: no referral was arranged with a named provider.";
        }

        var bands = DisplayBands.OfProviders.Where(x => quarter.Bands[(int)x].Referrals > 0)
            .Select(x
            => $"{x.Name()} {quarter.Share(x).Text}{(quarter.Share(x).Interval is null ? "" : $" ({quarter.Share(x).RangeText})")}");
        var months = Enumerable.Range(0, quarter.Time.Months).Select(quarter.Time.From.Plus)
            .Select(x => $"{Shares.Calculate(slice.ByBand(new Period(x, x)), DisplayBand.Micro).Text} in {x.Label}");
        return $"{quarter.Label}: {Written.Amount(quarter.Recorded, slice.Weight)} to named providers. {string.Join(", ", bands)}. "
            + $"Micro-providers by month: {FilterWords.Joined([.. months])}.";
    }
}
