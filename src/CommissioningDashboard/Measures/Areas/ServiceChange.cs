using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>One service's part of the difference of a band's share.</summary>
/// <param name="Beside">All recorded providers of the service, in what is compared with.</param>
/// <param name="Now">The same in the slice's period.</param>
/// <param name="ShareBeside">The band's share within the service then; none when nothing was arranged.</param>
/// <param name="Share">The same now.</param>
/// <param name="Within">The part that comes of the band's share within the service, in points of the whole.</param>
/// <param name="Mix">The part that comes of the service having grown or shrunk beside the others.</param>
public sealed record ServiceChange(
    RegisterEntry Service, Tally Beside, Tally Now, double? ShareBeside, double? Share, double? Within, double? Mix)
{
    /// <summary>
    /// Splits the difference of a band's share into services, and each into what happened within it and how much of the whole it is. With a
    /// service's part w of the whole and the band's share p within it, then and now: within = (w + w′)/2 · (p − p′), and
    /// mix = (w − w′) · ((p + p′)/2 − (P + P′)/2), where P is the share in all. All of these together are the difference, P − P′.
    /// </summary>
    /// <remarks>Source: E. M. Kitagawa (1955), Journal of the American Statistical Association 50:1168–1194.</remarks>
    public static IReadOnlyList<ServiceChange> For(MarketSlice slice, DisplayBand band)
    {
        if (slice.Beside is not { } beside)
        {
            return [];
        }

        var services = LookedAt(slice)
            .Select(x => (Service: x, Beside: Only(beside.Slice, x).ByBand(beside.Period), Now: Only(slice, x).ByBand(slice.Period)))
            .Where(x => Shares.Recorded(x.Beside).Referrals + Shares.Recorded(x.Now).Referrals > 0).ToList();
        var then = Totals.Add(services.Select(x => x.Beside), band);
        var now = Totals.Add(services.Select(x => x.Now), band);
        return [.. services.Select(x => Split(x.Service, Totals.Add([x.Beside], band), Totals.Add([x.Now], band), then, now))];
    }

    /// <summary>The services that a slice is not filtered from.</summary>
    internal static IEnumerable<RegisterEntry> LookedAt(MarketSlice slice)
        => slice.Market.Services.Where(x => slice.Filter.LooksAtService(x.Code));

    /// <summary>One service of a slice.</summary>
    internal static MarketSlice Only(MarketSlice slice, RegisterEntry service)
        => MarketSlice.Take(slice.Market, slice.Filter with { Services = [service.Code] });

    private static ServiceChange Split(RegisterEntry service, Totals own, Totals ownNow, Totals all, Totals allNow)
    {
        if (all.Share is not { } p || allNow.Share is not { } pNow)
        {
            return new ServiceChange(service, own.Whole, ownNow.Whole, own.Share, ownNow.Share, null, null);
        }

        // A service without amounts at one time has no share of its own then: the other time's stands in, and all is mix.
        var (before, now) = (own.Share ?? ownNow.Share ?? 0, ownNow.Share ?? own.Share ?? 0);
        var weight = (double)own.Whole.Amount / all.Whole.Amount;
        var weightNow = (double)ownNow.Whole.Amount / allNow.Whole.Amount;
        return new ServiceChange(
            service, own.Whole, ownNow.Whole, own.Share, ownNow.Share,
            (weight + weightNow) / 2 * (now - before), (weightNow - weight) * ((now + before - pNow - p) / 2));
    }

    /// <summary>A band's amount and that of all recorded providers.</summary>
    private readonly record struct Totals(Tally Band, Tally Whole)
    {
        public double? Share => Whole.Amount == 0 ? null : (double)Band.Amount / Whole.Amount;

        public static Totals Add(IEnumerable<BandTallies> byBand, DisplayBand band)
            => byBand.Aggregate(default(Totals), (sum, x) => new Totals(sum.Band + x[(int)band], sum.Whole + Shares.Recorded(x)));
    }
}
