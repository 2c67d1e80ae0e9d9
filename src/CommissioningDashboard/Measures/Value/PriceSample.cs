using System.Buffers;
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

    /// <summary>Those that record both their weekly hours and their weekly cost.</summary>
    public int Priced { get; set; }

    /// <summary>Hundredths of an hour a week of those with a price.</summary>
    public long Hours { get; set; }

    /// <summary>Where its prices begin among all.</summary>
    public int From { get; set; }
}

/// <summary>The one pass over a period's arranged referrals that prices are read in.</summary>
/// <param name="Of">By service, band and provider, in this order.</param>
/// <param name="Prices">Pounds an hour of each priced referral; those of one provider, service and band lie together, in the order of <paramref name="Of"/>.</param>
internal sealed record PriceSample(IReadOnlyList<ProviderPrices> Of, double[] Prices)
{
    /// <summary>The prices of some that follow each other.</summary>
    public ReadOnlySpan<double> Together(IReadOnlyList<ProviderPrices> some) => Prices.AsSpan(some[0].From, some.Sum(x => x.Priced));

    public static PriceSample Read(MarketSlice slice)
    {
        var columns = slice.Market.Referrals;
        var rows = slice.Named;
        var (bands, providers) = (Enum.GetValues<DisplayBand>().Length, slice.Providers.Count);
        var found = new ProviderPrices?[slice.Market.Services.Count * bands * providers];
        var (priced, owner, price) = (0, ArrayPool<int>.Shared.Rent(rows.Length), ArrayPool<double>.Shared.Rent(rows.Length));
        var bandOf = slice.NamedBands;
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            var (service, band, provider) = (columns.Service[row], bandOf[i], columns.Provider[row]);
            var place = ((((service * bands) + (int)band) * providers) + provider) - 1;
            var one = found[place] ??= new ProviderPrices(service, band, provider - 1);
            one.Arranged++;
            if (columns.Hours[row] is > 0 and not ReferralColumns.NoHours and var hours && columns.Cost[row] is > 0 and var pence)
            {
                // Pence over hundredths of an hour are pounds an hour.
                one.Hours += hours;
                one.Priced++;
                (owner[priced], price[priced]) = (place, (double)pence / hours);
                priced++;
            }
        }

        var prices = Dealt(found, owner.AsSpan(0, priced), price);
        ArrayPool<int>.Shared.Return(owner);
        ArrayPool<double>.Shared.Return(price);
        return new PriceSample([.. found.OfType<ProviderPrices>()], prices);
    }

    /// <summary>The prices with each one's owner's together.</summary>
    private static double[] Dealt(ProviderPrices?[] found, ReadOnlySpan<int> owner, double[] price)
    {
        var (from, next, prices) = (0, new int[found.Length], new double[owner.Length]);
        for (var place = 0; place < found.Length; place++)
        {
            if (found[place] is { } one)
            {
                (one.From, next[place]) = (from, from);
                from += one.Priced;
            }
        }

        for (var i = 0; i < owner.Length; i++)
        {
            prices[next[owner[i]]++] = price[i];
        }

        return prices;
    }
}
