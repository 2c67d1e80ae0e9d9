using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>A provider that closed for good, and what it had carried.</summary>
/// <param name="On">Its last day.</param>
/// <param name="Band">Its size then.</param>
/// <param name="Services">Services looked at that it offered on that day.</param>
/// <param name="Referrals">Referrals arranged with it in the twelve months before the month of leaving.</param>
/// <param name="Hours">Their weekly hours, in hundredths, and how many of them record any.</param>
public sealed record AreaLeaver(
    ProviderRecord Provider, DateOnly On, DisplayBand Band, IReadOnlyList<RegisterEntry> Services, long Referrals, Tally Hours)
{
    private const int _monthsCarried = 12;

    private static readonly SliceComputation<IReadOnlyList<AreaLeaver>> _leavers = new(Compute);

    /// <summary>
    /// Those that could take referrals of the slice or had any, and left between the first day of what is compared with (of the
    /// period itself, when that is not in time) and the period's last day; those that carried most first.
    /// </summary>
    public static IReadOnlyList<AreaLeaver> For(MarketSlice slice) => slice.GetOrCompute(_leavers);

    /// <summary>The first month in which leaving is looked for.</summary>
    public static Month Since(MarketSlice slice)
        => slice.Beside is { } beside && beside.Period.From < slice.Period.From ? beside.Period.From : slice.Period.From;

    /// <summary>The last day of a provider that had closed for good before a day.</summary>
    internal static DateOnly? LeftBy(ProviderRecord provider, DateOnly day)
        => EntryAndExit.LeftOn(provider) is { } left && left < day ? left : null;

    private static IReadOnlyList<AreaLeaver> Compute(MarketSlice slice)
    {
        var inHours = slice.Filter with { Weight = Weight.WeeklyHours };
        var hours = slice.Weight == Weight.WeeklyHours ? slice : MarketSlice.Take(slice.Market, inHours);
        var since = Since(slice).FirstDay;
        return
        [
            .. slice.Providers.Select(x => (Provider: x, On: LeftBy(x, slice.Period.To.LastDay)))
                .Where(x => x.On >= since)
                .Select(x => Leaver(slice, hours, x.Provider, x.On!.Value))
                .Where(x => x.Referrals > 0 || slice.OpenAndAble(Month.FromDate(x.On).Plus(-1)).Contains(x.Provider))
                .OrderByDescending(x => x.Hours.Amount).ThenByDescending(x => x.Referrals).ThenBy(x => x.Provider.Index),
        ];
    }

    private static AreaLeaver Leaver(MarketSlice slice, MarketSlice hours, ProviderRecord provider, DateOnly on)
    {
        var month = Month.FromDate(on);
        var carried = hours.To(provider, new Period(month.Plus(-_monthsCarried), month.Plus(-1)));
        return new AreaLeaver(
            provider, on, slice.BandOf(provider, month), AbleProvider.ServicesOf(slice, provider, on), carried.Referrals, carried);
    }
}
