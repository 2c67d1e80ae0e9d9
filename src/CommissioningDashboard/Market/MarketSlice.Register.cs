using System.Collections.Concurrent;

namespace CommissioningDashboard.Market;

/// <summary>What a slice says of the providers of the register.</summary>
public sealed partial class MarketSlice
{
    private readonly ConcurrentDictionary<Month, IReadOnlyList<ProviderRecord>> _openAndAble = new();

    /// <summary>The band that a referral's provider had in its month; "not recorded" when it names none.</summary>
    internal DisplayBand BandOfReferral(int row) => _bands[(Market.Referrals.Month[row] * _columns) + Market.Referrals.Provider[row]];

    /// <summary>The provider's display band at the end of a month.</summary>
    public DisplayBand BandOf(ProviderRecord provider, Month month)
        => _bands[(Math.Clamp(month.Index - Market.FirstMonth.Index, 0, Math.Max(1, Market.Months) - 1) * _columns) + provider.Index + 1];

    /// <summary>
    /// Providers open and able at the end of a month: open to referrals that day, offering one of the services and
    /// covering one of the areas looked at. A provider that states no area is taken to cover all.
    /// </summary>
    public IReadOnlyList<ProviderRecord> OpenAndAble(Month month)
        => _openAndAble.GetOrAdd(month, x => [.. Providers.Where(provider => IsOpenAndAble(provider, x.LastDay))]);

    /// <summary>Whether a provider is open and able on a day, likewise.</summary>
    public bool IsOpenAndAble(ProviderRecord provider, DateOnly day)
        => provider.IsOpen(day)
        && provider.Services.Any(x => x.Contains(day) && Filter.LooksAtService(Market.Services[x.Index].Code))
        && (!provider.Areas.Any(x => x.Contains(day))
            || provider.Areas.Any(x => x.Contains(day) && Filter.LooksAtArea(Market.Areas[x.Index].Code)));

    /// <summary>The last month up to the period's end in which a provider had a referral that passes the filter.</summary>
    public Month? LastReferral(ProviderRecord provider)
    {
        for (var month = Math.Min(Period.To.Index, Market.FirstMonth.Index + Market.Months - 1); month >= Market.FirstMonth.Index; month--)
        {
            if (_sums.Cell(month - Market.FirstMonth.Index, provider.Index + 1).Referrals > 0)
            {
                return new Month(month);
            }
        }

        return null;
    }
}
