using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>
/// Providers open and able at the end of each month of the period, each under the band it had then: the basis on which referrals stand
/// too, so that a provider that grew does not count as small where it received and as large where it is open.
/// </summary>
internal sealed class OpenMonths
{
    private static readonly SliceComputation<OpenMonths> _counted = new(x => new OpenMonths(x));

    private readonly int[] _providers = new int[DisplayBands.OfProviders.Count];
    private readonly decimal[] _hours = new decimal[DisplayBands.OfProviders.Count];

    private OpenMonths(MarketSlice slice)
    {
        var period = slice.Covered ?? slice.Period;
        foreach (var provider in slice.Providers)
        {
            Add(slice, provider, period, provider.Capacity(slice.Period.To.LastDay) ?? 0);
        }
    }

    public static OpenMonths For(MarketSlice slice) => slice.GetOrCompute(_counted);

    /// <summary>A band's part of the providers open, on average over the months; none when none was open.</summary>
    public double? ProviderShare(DisplayBand band) => _providers.Sum() is > 0 and var all ? (double)_providers[(int)band] / all : null;

    /// <summary>A band's part of the hours a week that they state, likewise; each states what it last has by the period's end.</summary>
    public double? CapacityShare(DisplayBand band) => _hours.Sum() is > 0 and var all ? (double)(_hours[(int)band] / all) : null;

    private void Add(MarketSlice slice, ProviderRecord provider, Period period, decimal hours)
    {
        // Most neither come nor go within the period, so that one day speaks for all.
        var always = Changes(provider, period) ? (bool?)null : slice.IsOpenAndAble(provider, period.To.LastDay);
        for (var month = period.From; always != false && month <= period.To; month = month.Plus(1))
        {
            if (always ?? slice.IsOpenAndAble(provider, month.LastDay))
            {
                var band = (int)slice.BandOf(provider, month);
                _providers[band]++;
                _hours[band] += hours;
            }
        }
    }

    private static bool Changes(ProviderRecord provider, Period period)
    {
        var (first, last) = (period.From.LastDay, period.To.LastDay);
        return Within(provider.Openings) || Within(provider.Services) || Within(provider.Areas);

        bool Within(IReadOnlyList<DatedLink> ties)
        {
            foreach (var tie in ties)
            {
                if ((tie.From > first && tie.From <= last) || (tie.To >= first && tie.To < last))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
