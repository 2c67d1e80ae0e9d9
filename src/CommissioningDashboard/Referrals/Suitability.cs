using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Referrals;

/// <summary>Why a provider does not fit a referral: the first reason that holds, in this order.</summary>
public enum Unsuitable
{
    Closed,
    OtherServices,
    OtherAreas,
    NoCapacity,

    /// <summary>The service is a regulated activity and the provider is not registered with the Care Quality Commission.</summary>
    NotRegistered,

    /// <summary>The service asks for a place on a framework and the provider has none for it.</summary>
    NotOnFramework,
}

/// <summary>A provider that does not fit, and why.</summary>
/// <param name="Detail">What the register says, where that helps.</param>
public sealed record UnsuitableProvider(ProviderRecord Provider, Unsuitable Reason, string? Detail = null);

/// <summary>
/// Which providers of the register fit a referral on a day, and for every other one its single first reason. Nothing is held against
/// a provider that is not recorded: one that states no area covers all, one that states no hours may have them,
/// and one of whose registration nobody spoke may be registered.
/// </summary>
public sealed class Suitability
{
    private Suitability(IReadOnlyList<ProviderRecord> fitting, IReadOnlyList<UnsuitableProvider> others)
    {
        Fitting = fitting;
        Others = others;
    }

    /// <summary>In the register's order.</summary>
    public IReadOnlyList<ProviderRecord> Fitting { get; }

    public IReadOnlyList<UnsuitableProvider> Others { get; }

    /// <param name="market">The register.</param>
    /// <param name="day">The day asked about.</param>
    /// <param name="service">The service's place in the register.</param>
    /// <param name="area">The area's place; none when the referral has none.</param>
    /// <param name="weeklyHours">How many hours a week are asked for; none when that is not said.</param>
    /// <param name="requirement">What the service is taken to require; none for what it does on the day.</param>
    public static Suitability Assess(
        MarketSnapshot market, DateOnly day, int service, int? area, decimal? weeklyHours, Requirement? requirement = null)
    {
        var fitting = new List<ProviderRecord>();
        var others = new List<UnsuitableProvider>();
        var required = requirement ?? market.Services[service].RequirementOn(day);

        // Where no place at all is recorded for the service, nobody has said who has one.
        var needsPlace = required.Framework == FrameworkPlace.Required
            && market.Providers.Any(x => HasPlace(x, day, service));
        var asks = (required.Regulated == RegulatedActivity.Yes, needsPlace);
        foreach (var provider in market.Providers)
        {
            if (Reason(provider, day, service, area, weeklyHours, asks) is { } reason)
            {
                others.Add(reason);
            }
            else
            {
                fitting.Add(provider);
            }
        }

        return new Suitability(fitting, others);
    }

    private static UnsuitableProvider? Reason(
        ProviderRecord provider, DateOnly day, int service, int? area, decimal? weeklyHours, (bool Registration, bool Place) asks)
    {
        if (!provider.IsOpen(day))
        {
            return new(provider, Unsuitable.Closed);
        }

        if (!provider.Services.Any(x => x.Index == service && x.Contains(day)))
        {
            return new(provider, Unsuitable.OtherServices);
        }

        var areas = provider.Areas.Where(x => x.Contains(day)).ToList();
        if (area is not null && areas.Count > 0 && areas.All(x => x.Index != area))
        {
            return new(provider, Unsuitable.OtherAreas);
        }

        if (weeklyHours is { } asked && provider.Capacity(day) is { } stated && stated < asked)
        {
            return new(provider, Unsuitable.NoCapacity, $"states {stated:0.##} hours a week");
        }

        if (asks.Registration && provider.IsCqcRegistered is false)
        {
            return new(provider, Unsuitable.NotRegistered);
        }

        return asks.Place && !HasPlace(provider, day, service) ? new(provider, Unsuitable.NotOnFramework) : null;
    }

    private static bool HasPlace(ProviderRecord provider, DateOnly day, int service)
        => provider.Frameworks.Any(x => x.Tie.Index == service && x.Tie.Contains(day));
}
