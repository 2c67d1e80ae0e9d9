using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>What one provider was paid an hour for one service while it was in one band.</summary>
/// <param name="Service">The service's place in the register.</param>
/// <param name="Band">The provider's band in the referrals' months.</param>
/// <param name="Provider">The provider's place in the register.</param>
internal sealed record ProviderPrices(int Service, DisplayBand Band, int Provider)
{
    /// <summary>Arranged referrals, priced or not.</summary>
    public int Arranged { get; set; }

    /// <summary>Hundredths of an hour a week of those with a price.</summary>
    public long Hours { get; set; }

    /// <summary>Pounds an hour of each referral that records both its weekly hours and its weekly cost.</summary>
    public List<double> Prices { get; } = [];
}

/// <summary>The one pass over a period's arranged referrals that prices are read in.</summary>
internal static class PriceReading
{
    public static IReadOnlyList<ProviderPrices> Of(MarketSlice slice)
    {
        var columns = slice.Market.Referrals;
        var (bands, providers) = (Enum.GetValues<DisplayBand>().Length, slice.Providers.Count);
        var found = new ProviderPrices?[slice.Market.Services.Count * bands * providers];
        foreach (var row in slice.Referrals)
        {
            var provider = columns.Provider[row];
            if (provider == 0 || columns.Outcome[row] != (byte)ReferralOutcome.Arranged)
            {
                continue;
            }

            var (service, band) = (columns.Service[row], slice.BandOfReferral(row));
            var prices = found[((((service * bands) + (int)band) * providers) + provider) - 1] ??= new ProviderPrices(service, band, provider - 1);
            prices.Arranged++;
            if (columns.Hours[row] is > 0 and not ReferralColumns.NoHours and var hours && columns.Cost[row] is > 0 and var pence)
            {
                // Pence over hundredths of an hour are pounds an hour.
                prices.Hours += hours;
                prices.Prices.Add((double)pence / hours);
            }
        }

        return [.. found.OfType<ProviderPrices>()];
    }
}
