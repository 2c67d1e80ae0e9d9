using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>What one provider was paid an hour for one service while it was in one band.</summary>
/// <param name="Service">The service's place in the register.</param>
/// <param name="Band">The provider's band in the referrals' months.</param>
/// <param name="Provider">The provider's place in the register.</param>
internal sealed record ProviderPrices(int Service, DisplayBand Band, int Provider)
{
    /// <summary>Arranged referrals, priced or not.</summary>
    public int Arranged { get; private set; }

    /// <summary>Hundredths of an hour a week of those with a price.</summary>
    public long Hours { get; private set; }

    /// <summary>Pounds an hour of each referral that records both its weekly hours and its weekly cost.</summary>
    public List<double> Prices { get; } = [];

    /// <summary>The prices of several.</summary>
    public static double[] Together(IReadOnlyCollection<ProviderPrices> several)
    {
        var (all, at) = (new double[several.Sum(x => x.Prices.Count)], 0);
        foreach (var one in several)
        {
            one.Prices.CopyTo(all, at);
            at += one.Prices.Count;
        }

        return all;
    }

    /// <summary>The prices of several, each over the middle price of its service.</summary>
    public static double[] Ratios(IReadOnlyCollection<(ProviderPrices By, double Middle)> several)
    {
        var (all, at) = (new double[several.Sum(x => x.By.Prices.Count)], 0);
        foreach (var (by, middle) in several)
        {
            foreach (var price in by.Prices)
            {
                all[at++] = price / middle;
            }
        }

        return all;
    }

    public void Add(ReferralView referral)
    {
        Arranged++;
        if (referral is { Hours: > 0 and var hours, Cost: > 0 and var pence })
        {
            // Pence over hundredths of an hour are pounds an hour.
            Hours += hours;
            Prices.Add((double)pence / hours);
        }
    }
}

/// <summary>The prices of a period's arranged referrals.</summary>
internal static class PriceSample
{
    /// <summary>By service, band and provider, in this order.</summary>
    public static List<ProviderPrices> Read(MarketSlice slice)
    {
        var found = new IndexGrid<ProviderPrices?>(
            slice.Market.Services.Count, Enum.GetValues<DisplayBand>().Length, slice.Providers.Count);
        foreach (var referral in slice.Named)
        {
            var provider = referral.Provider!.Value;
            ref var prices = ref found[referral.Service, (int)referral.Band, provider];
            prices ??= new ProviderPrices(referral.Service, referral.Band, provider);
            prices.Add(referral);
        }

        return [.. found.Cells.OfType<ProviderPrices>()];
    }
}
