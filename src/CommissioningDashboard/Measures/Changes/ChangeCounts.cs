using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>Referrals to named providers, and of those the ones to micro-providers and to providers of unknown size.</summary>
public readonly record struct MicroCount(long Micro, long Unknown, long Whole)
{
    public static MicroCount operator +(MicroCount one, MicroCount other)
        => new(one.Micro + other.Micro, one.Unknown + other.Unknown, one.Whole + other.Whole);

    public Figure Share => Shares.OfCounts(Micro, Whole, Unknown, "No referral was arranged with a named provider.", designEffect: 1);

    /// <summary>The part if all of unknown size are micro, or none.</summary>
    internal (double Part, double Whole) Counted(bool withUnknown) => (Micro + (withUnknown ? Unknown : 0), Whole);
}

/// <summary>
/// Referrals by month, service and area, whatever the slice's services, areas and period: what a change is compared with lies outside them.
/// </summary>
internal sealed class ChangeCounts
{
    private static readonly SliceComputation<ChangeCounts> _counted = new(x => new ChangeCounts(x));

    private readonly IndexGrid<MicroCount> _counts;
    private readonly MarketSnapshot _market;

    private ChangeCounts(MarketSlice slice)
    {
        _market = slice.Market;
        Everywhere = slice.Filter.Services.Count + slice.Filter.Areas.Count == 0 ? slice
            : _market.Slice(slice.Filter with { Services = [], Areas = [] });
        _counts = new(_market.Months, _market.Services.Count, _market.Areas.Count);
        foreach (var referral in Everywhere.ReferralsIn(MonthsLookedAt(slice)))
        {
            if (referral is { IsArranged: true, Provider: not null, Area: { } area })
            {
                _counts[referral.MonthIndex, referral.Service, area] += new MicroCount(
                    referral.Band == DisplayBand.Micro ? 1 : 0, referral.Band == DisplayBand.NotKnown ? 1 : 0, 1);
            }
        }
    }

    /// <summary>The slice without its choice of services and areas.</summary>
    public MarketSlice Everywhere { get; }

    public static ChangeCounts For(MarketSlice slice) => slice.GetOrCompute(_counted);

    private static Period MonthsLookedAt(MarketSlice slice)
    {
        List<ChangeMonths> all = [.. BeforeAndAfter.Dated(slice).Select(x => ChangeMonths.Of(x, slice)).OfType<ChangeMonths>()];
        return new(all.Min(x => x.First), all.Max(x => x.After.To));
    }

    /// <summary>Those of one service in one area over some months of the data.</summary>
    public MicroCount Of(int service, int area, Period period)
    {
        var sum = default(MicroCount);
        for (var month = period.From; month <= period.To; month = month.Plus(1))
        {
            sum += _counts[month.Index - _market.FirstMonth.Index, service, area];
        }

        return sum;
    }
}
