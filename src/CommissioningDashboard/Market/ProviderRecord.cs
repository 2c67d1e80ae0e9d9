using CommissioningDashboard.Data;
using CommissioningDashboard.Register;

namespace CommissioningDashboard.Market;

/// <summary>A provider's size as seen on a day.</summary>
public sealed record SizeObservation(DateOnly On, SizeBasis Basis, decimal Value, string Source);

/// <summary>A dated tie of a provider to a service, an area or being open; the last day is included.</summary>
/// <param name="Index">The service's or area's place in the register; unused for openings.</param>
public sealed record DatedLink(int Index, DateOnly From, DateOnly? To)
{
    public bool Contains(DateOnly day) => From <= day && (To is null || To >= day);

    /// <summary>True when it holds on some day between two, both included. A tie that ends before it begins never holds.</summary>
    public bool Meets(DateOnly first, DateOnly last) => From <= last && (To is null || (To >= first && To >= From));
}

/// <summary>Hours of support a week that a provider said it could give from a day on.</summary>
public sealed record StatedCapacity(DateOnly On, decimal WeeklyHours);

/// <summary>What the Care Quality Commission rated a provider on a day.</summary>
public sealed record PublishedRating(DateOnly On, CqcRating Rating, string Source);

/// <summary>What a provider said of itself on a day.</summary>
public sealed record StatedProfile(DateOnly On, ProfileText Texts);

/// <summary>A rating held since a day; no rating for a provider that is not registered and so can have none.</summary>
public sealed record RatingClass(CqcRating? Rating, DateOnly? Since)
{
    public static RatingClass NotRegistered { get; } = new(null, null);

    public bool IsRated => Rating is not null and not CqcRating.NotYetRated;

    public bool IsGood => Rating is CqcRating.Outstanding or CqcRating.Good;
}

/// <summary>A community that a provider serves or is led by; the tie's index is unused.</summary>
public sealed record CommunityOf(string Community, bool IsLedBy, DatedLink Tie);

/// <summary>A group that a provider belongs to; the tie's index is unused.</summary>
public sealed record GroupOf(string Group, DatedLink Tie);

/// <summary>One provider of the register with all its dated facts, as the snapshot holds it.</summary>
public sealed record ProviderRecord
{
    /// <summary>Its place in the snapshot; referral columns point at it.</summary>
    public required int Index { get; init; }

    public required int Id { get; init; }

    /// <summary>Other records of the register that are the same provider, as somebody has settled; what they say stands here too.</summary>
    public IReadOnlyList<int> OtherIds { get; init; } = [];

    public required string Reference { get; init; }

    public required string Name { get; init; }

    public required Ownership Ownership { get; init; }

    public string? CqcProviderId { get; init; }

    public string? CqcLocationId { get; init; }

    /// <summary>True when a source with a place for these two numbers spoke of it, so that none means not registered.</summary>
    public bool RegistrationStated { get; init; }

    public string? CompaniesHouseNumber { get; init; }

    public string? CharityNumber { get; init; }

    public string? OdsCode { get; init; }

    public required DateOnly ListedOn { get; init; }

    public bool ToBeCompleted { get; init; }

    public IReadOnlyList<SizeObservation> Sizes { get; init; } = [];

    public IReadOnlyList<DatedLink> Services { get; init; } = [];

    public IReadOnlyList<DatedLink> Areas { get; init; } = [];

    public IReadOnlyList<DatedLink> Openings { get; init; } = [];

    public IReadOnlyList<StatedCapacity> Capacities { get; init; } = [];

    /// <summary>Names of the frameworks it has been on, with dates; the index is the service.</summary>
    public IReadOnlyList<(string Framework, DatedLink Tie)> Frameworks { get; init; } = [];

    public IReadOnlyList<CommunityOf> Communities { get; init; } = [];

    /// <summary>What it said of itself, in the order in which it said so.</summary>
    public IReadOnlyList<StatedProfile> Profiles { get; init; } = [];

    /// <summary>The days on which its record was called right.</summary>
    public IReadOnlyList<DateOnly> Confirmations { get; init; } = [];

    /// <summary>The larger groups it has belonged to, first to last; no two at once.</summary>
    public IReadOnlyList<GroupOf> Groups { get; init; } = [];

    /// <summary>
    /// The larger group it belonged to on a day; none for an independent provider. Before it was listed nobody asked, so that of its first
    /// day on the register stands in.
    /// </summary>
    public string? GroupOn(DateOnly day)
    {
        var asked = day < ListedOn ? ListedOn : day;
        foreach (var one in Groups)
        {
            if (one.Tie.Contains(asked))
            {
                return one.Group;
            }
        }

        return null;
    }

    /// <summary>In the order in which they were published.</summary>
    public IReadOnlyList<PublishedRating> Ratings { get; init; } = [];

    /// <summary>Whether it is registered with the Care Quality Commission; none when no source that could say so spoke of it.</summary>
    public bool? IsCqcRegistered => (CqcProviderId ?? CqcLocationId, RegistrationStated) switch
    {
        (not null, _) => true,
        (null, true) => false,
        _ => null,
    };

    public bool IsOpen(DateOnly day) => Openings.Any(x => x.Contains(day));

    /// <summary>
    /// A file of referrals brought it with it, and nobody has said who owns it or whether it belongs to a group; nor has anybody accepted
    /// a band for it, which says that it is not the council's own.
    /// </summary>
    public bool IsOwnerNotKnown => ToBeCompleted && !Sizes.Any(x => x.Basis == SizeBasis.Hint);

    /// <summary>The band that it is shown under on a day.</summary>
    public DisplayBand BandOn(SizeScheme scheme, DateOnly day)
        => IsOwnerNotKnown ? DisplayBand.NotKnown : DisplayBands.Classify(scheme, Ownership, GroupOn(day) is null, Sizes, day);

    /// <summary>The capacity last stated on or before the day, in hours a week; none when never stated.</summary>
    public decimal? Capacity(DateOnly day)
    {
        StatedCapacity? latest = null;
        foreach (var stated in Capacities)
        {
            if (stated.On <= day && (latest is null || stated.On > latest.On))
            {
                latest = stated;
            }
        }

        return latest?.WeeklyHours;
    }

    /// <summary>
    /// How a provider stood with the Care Quality Commission on a day: its rating, or none of them for one that is not registered.
    /// </summary>
    /// <returns>None when that is not known.</returns>
    public RatingClass? RatingClassOn(DateOnly day) => (RatingOn(day), IsCqcRegistered) switch
    {
        ({ } held, _) => new RatingClass(held.Rating, held.On),
        (_, false) => RatingClass.NotRegistered,
        _ => null,
    };

    /// <summary>What it says of itself on a day; none when it had said nothing by then.</summary>
    public StatedProfile? ProfileOn(DateOnly day) => Profiles.LastOrDefault(x => x.On <= day);

    /// <summary>The rating held on a day; none when none had been published by then.</summary>
    public PublishedRating? RatingOn(DateOnly day) => Ratings.LastOrDefault(x => x.On <= day);
}
