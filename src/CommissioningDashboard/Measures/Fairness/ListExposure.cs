using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>What became of each provider on the logged lists of the period; indexed by its place in the register.</summary>
internal sealed class ListExposure
{
    private static readonly SliceComputation<ListExposure> _counted = new(slice => new ListExposure(slice));

    private ListExposure(MarketSlice slice)
    {
        var providers = slice.Providers.Count;
        Could = new long[providers];
        Expected = new double[providers];
        ShownWhenAble = new long[providers];
        Shown = new long[providers];
        Asked = new long[providers];
        SaidNo = new long[providers];
        var market = slice.Market;
        var lists = new IndexGrid<(long Count, long Shown, AbleProviders? Able)>(market.Months, market.Services.Count, market.Areas.Count);
        foreach (var referral in slice.Listed)
        {
            ref var alike = ref lists[referral.MonthIndex, referral.Service, referral.Area];
            alike.Count++;
            alike.Able ??= market.Eligible.ProvidersFor(referral.MonthIndex, referral.Service, referral.Area);
            foreach (var option in referral.Options)
            {
                Shown[option.Provider]++;
                if (alike.Able.IndexOf(option.Provider) >= 0)
                {
                    ShownWhenAble[option.Provider]++;
                    alike.Shown++;
                }

                Asked[option.Provider] += option.WasContacted ? 1 : 0;
                SaidNo[option.Provider] += option.SaidNo ? 1 : 0;
            }
        }

        Lists = slice.Listed.Count;
        foreach (var (count, shown, able) in lists.Cells)
        {
            foreach (var provider in able is null ? [] : able.Places)
            {
                Could[provider] += count;
                Expected[provider] += (double)shown / able!.Places.Count;
            }
        }
    }

    /// <summary>Referrals with a logged list.</summary>
    public long Lists { get; }

    /// <summary>Logged lists of referrals that the provider could have taken.</summary>
    public long[] Could { get; }

    /// <summary>Those of them that showed it.</summary>
    public long[] ShownWhenAble { get; }

    /// <summary>How many would have if all able had been as likely to have each place on them.</summary>
    public double[] Expected { get; }

    /// <summary>All lists that showed it, also of referrals that the register does not show it able to take.</summary>
    public long[] Shown { get; }

    /// <summary>How often it was asked.</summary>
    public long[] Asked { get; }

    /// <summary>How often it turned the referral down.</summary>
    public long[] SaidNo { get; }

    public static ListExposure For(MarketSlice slice) => slice.GetOrCompute(_counted);
}
