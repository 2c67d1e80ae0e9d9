using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>A provider that could take over, and the hours it says it has.</summary>
/// <param name="Band">Its size at the period's end.</param>
/// <param name="Services">Services looked at that it offers.</param>
/// <param name="Stated">The hours a week it last stated, and when; none when it never did.</param>
/// <param name="Spare">Hours a week left of these beside the support that goes on with it anywhere; none when it states none.</param>
public sealed record AbleProvider(
    ProviderRecord Provider, DisplayBand Band, IReadOnlyList<RegisterEntry> Services, StatedCapacity? Stated, double? Spare)
{
    private static readonly SliceComputation<IReadOnlyList<AbleProvider>> _able = new(Compute);

    /// <summary>
    /// Open and able on the period's last day, most hours to spare first, those without a statement last. When providers have left that
    /// carried something, only those that offer one of their services count.
    /// </summary>
    public static IReadOnlyList<AbleProvider> For(MarketSlice slice) => slice.GetOrCompute(_able);

    /// <summary>The services to be taken over: of those who left and carried something, or all that are looked at.</summary>
    public static IReadOnlyList<RegisterEntry> ToTakeOver(MarketSlice slice)
    {
        var carried = AreaLeaver.For(slice).Where(x => x.Referrals > 0);
        List<RegisterEntry> left = [.. carried.SelectMany(x => x.Services).Distinct().OrderBy(x => x.Index)];
        return left.Count > 0 ? left : [.. slice.Market.Services.Where(x => slice.Filter.LooksAtService(x.Code))];
    }

    /// <summary>Services looked at that a provider offers on a day.</summary>
    internal static IReadOnlyList<RegisterEntry> ServicesOf(MarketSlice slice, ProviderRecord provider, DateOnly day)
        => [.. slice.Market.Services.Where(
            x => slice.Filter.LooksAtService(x.Code) && provider.Services.Any(s => s.Index == x.Index && s.Contains(day)))];

    private static IReadOnlyList<AbleProvider> Compute(MarketSlice slice)
    {
        var (end, wanted) = (slice.Period.To, ToTakeOver(slice));
        var spare = SpareCapacityIfLargestExits.Spare(slice, end);
        return
        [
            .. slice.OpenAndAble(end)
                .Select(x => Able(slice, x, end, spare[x.Index] / 100.0))
                .Where(x => x.Services.Intersect(wanted).Any())
                .OrderByDescending(x => x.Spare ?? -1).ThenBy(x => x.Provider.Index),
        ];
    }

    private static AbleProvider Able(MarketSlice slice, ProviderRecord provider, Month end, double spare)
    {
        var stated = provider.Capacities.Where(x => x.On <= end.LastDay).MaxBy(x => x.On);
        return new AbleProvider(
            provider, slice.BandOf(provider, end), ServicesOf(slice, provider, end.LastDay), stated, stated is null ? null : spare);
    }
}
