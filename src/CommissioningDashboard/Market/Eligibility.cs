using System.Collections.Concurrent;

namespace CommissioningDashboard.Market;

/// <summary>
/// Which providers could have taken a referral: open, offering the service and covering the area on some day of its month.
/// A provider that states no area covers all, and a referral without an area can go to any that offers the service.
/// </summary>
public sealed class Eligibility(MarketSnapshot market)
{
    private readonly ConcurrentDictionary<(int Month, int Service, int? Area), AbleProviders> _able = new();

    /// <summary>Who could have taken the referrals of a month, service and area.</summary>
    /// <param name="month">Months since the snapshot's first.</param>
    /// <param name="service">The service's place in the register.</param>
    /// <param name="area">The area's place; none when the referral records none.</param>
    public AbleProviders ProvidersFor(int month, int service, int? area) => _able.GetOrAdd((month, service, area), Find);

    private AbleProviders Find((int Month, int Service, int? Area) where)
    {
        var month = market.FirstMonth.Plus(where.Month);
        return new AbleProviders(
            [.. market.Providers.Where(x => IsAble(x, month, where.Service, where.Area)).Select(x => (ushort)x.Index)],
                market.Providers.Count);
    }

    /// <summary>Whether one provider could have taken a referral of a month.</summary>
    internal static bool IsAble(ProviderRecord provider, Month month, int service, int? area)
    {
        var (first, last) = (month.FirstDay, month.LastDay);
        return provider.Openings.Any(x => x.Meets(first, last))
            && provider.Services.Any(x => x.Index == service && x.Meets(first, last))
            && (area is null || !provider.Areas.Any(x => x.Meets(first, last))
            || provider.Areas.Any(x => x.Index == area && x.Meets(first, last)));
    }
}
