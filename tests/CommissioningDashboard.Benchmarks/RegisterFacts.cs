using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Benchmarks;

/// <summary>What the figures need besides the referrals: each provider's band by month, who is open and able, which times a trend shows.</summary>
public sealed record RegisterFacts(Period Period, Period? YearBefore, DisplayBand[] Bands, bool[] Open, IReadOnlyList<Period> Times)
{
    public static RegisterFacts FromSlice(MarketSlice slice)
    {
        var open = new bool[slice.Providers.Count];
        foreach (var provider in slice.OpenAndAble(slice.Period.To))
        {
            open[provider.Index] = true;
        }

        return new RegisterFacts(
            slice.Period,
            slice.Beside?.Period,
            slice.Market.Bands(slice.Scheme),
            open,
            [.. BandTrendByMonth.For(slice).Rows.Concat(BandTrendByQuarter.For(slice).Rows).Select(x => x.Time)]);
    }
}
