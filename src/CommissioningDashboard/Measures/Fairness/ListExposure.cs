using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>What became of each provider on the logged lists of the period; indexed by its place in the register.</summary>
internal sealed class ListExposure
{
    private static readonly SliceComputation<ListExposure> _counted = new(slice => new ListExposure(slice));

    private ListExposure(MarketSlice slice)
    {
        var providers = slice.Providers.Count;
        (Could, ShownWhenAble, Shown, Asked, SaidNo) = (new long[providers], new long[providers], new long[providers], new long[providers], new long[providers]);
        var (rows, options) = (slice.Market.Referrals, slice.Market.Options);
        var (services, areas) = (slice.Market.Services.Count, slice.Market.Areas.Count + 1);
        var lists = new (long Count, AbleProviders? Able)[slice.Market.Months * services * areas];
        foreach (var row in slice.Listed)
        {
            Lists++;
            ref var alike = ref lists[(((rows.Month[row] * services) + rows.Service[row]) * areas) + rows.Area[row]];
            alike.Count++;
            alike.Able ??= slice.Market.Eligible.ProvidersFor(rows.Month[row], rows.Service[row], rows.Area[row] - 1);
            for (var i = rows.FirstOption[row]; i < rows.FirstOption[row] + rows.OptionCount[row]; i++)
            {
                var (provider, outcome) = (options.Provider(i), options.Outcome(i));
                Shown[provider]++;
                ShownWhenAble[provider] += alike.Able.IndexOf(provider) >= 0 ? 1 : 0;
                Asked[provider] += outcome == OptionOutcome.Shown ? 0 : 1;
                SaidNo[provider] += outcome == OptionOutcome.DeclinedByProvider ? 1 : 0;
            }
        }

        foreach (var (count, able) in lists)
        {
            foreach (var provider in able is null ? [] : able.Places)
            {
                Could[provider] += count;
            }
        }
    }

    /// <summary>Referrals with a logged list.</summary>
    public long Lists { get; }

    /// <summary>Logged lists of referrals that the provider could have taken.</summary>
    public long[] Could { get; }

    /// <summary>Those of them that showed it.</summary>
    public long[] ShownWhenAble { get; }

    /// <summary>All lists that showed it, also of referrals that the register does not show it able to take.</summary>
    public long[] Shown { get; }

    /// <summary>How often it was asked.</summary>
    public long[] Asked { get; }

    /// <summary>How often it turned the referral down.</summary>
    public long[] SaidNo { get; }

    public static ListExposure For(MarketSlice slice) => slice.GetOrCompute(_counted);
}
