using CommissioningDashboard.Imports;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>What a fact is called, of what it is known, and how little of it a figure may rest on.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Name">Within a sentence: "the provider’s size".</param>
/// <param name="One">What it is recorded for: "referral to a named provider".</param>
/// <param name="Many">The same of several.</param>
/// <param name="Floor">The least part of them for which it must be recorded, from 0 to 1.</param>
/// <param name="Format">The file that brings it, by its format's id.</param>
public sealed record FactTerms(Fact Fact, string Name, string One, string Many, double Floor, string Format)
{
    /// <summary>Where the unknown could overturn what is said of all.</summary>
    private const double _half = 0.5;

    /// <summary>Where providers are counted, and each unknown one counts as much as a known one.</summary>
    private const double _most = 0.8;

    /// <summary>Where a figure speaks of those alone for which it is recorded, and says so.</summary>
    private const double _some = 0.1;

    public static IReadOnlyList<FactTerms> All { get; } =
    [
        OfNamed(Fact.Size, "the provider’s size", _half, "providers"),
        OfOpen(Fact.SizeOfOpen, "the provider’s size", "providers"),
        OfNamed(Fact.Ownership, "who owns the provider", _most, "providers"),
        OfOpen(Fact.Services, "which services the provider offers", "providers"),
        new(Fact.Joined, "the day of joining the register, apart from the first referral,", "provider", "providers", _half, "providers"),
        new(Fact.Capacity, "stated capacity", "open and able provider", "open and able providers", _some, "capacity"),
        new(Fact.Frameworks, "a place on a framework", "provider", "providers", 0, "frameworks"),
        new(Fact.Communities, "a tie to a community", "provider", "providers", 0, "providers"),
        new(Fact.Area, "the area", "referral", "referrals", _half, "referrals"),
        OfReferrals(Fact.Team, "the team"),
        OfReferrals(Fact.ReceivedDay, "the day of the request, apart from the day support began,"),
        OfReferrals(Fact.Unmet, "whether support was found at all"),
        new(Fact.List, "the list of providers put forward", "referral that the council brokers", "referrals that the council brokers",
            _some, "options"),
        OfNamed(Fact.Hours, "the number of hours a week", _some, "referrals"),
        OfNamed(Fact.Cost, "the cost a week", _some, "referrals"),
        new(Fact.Outcomes, "an answer to a survey", "arranged referral", "arranged referrals", 0, "outcomes"),
        new(Fact.HoursAnywhere, "the number of hours a week", "referral to any named provider so far",
            "referrals to any named provider so far", _some, "referrals"),
        new(Fact.Regulated, "whether the service needs a provider registered with the Care Quality Commission",
            "choice of an able provider", "choices of an able provider", _some, "services"),
        OfOpen(Fact.Registration, "whether the provider is registered with the Care Quality Commission", "providers"),
        OfNamed(Fact.Rating, "the provider’s rating, or that it is not registered and has none,", _half, "providers"),
        OfReferrals(Fact.Person, "a link between referrals of one person"),
    ];

    /// <summary>The name at the start of a sentence.</summary>
    public string Title => Parts.Upper(Name);

    /// <summary>The file within a sentence: "a providers file".</summary>
    public string File => ImportFormat.Find(Format)!.InWords;

    public static FactTerms For(Fact fact) => All[(int)fact];

    /// <summary>The amount that a weight counts, which a referral may not record; none for referrals themselves.</summary>
    public static Fact? CountedBy(Weight weight) => weight switch
    {
        Weight.WeeklyHours => Fact.Hours,
        Weight.WeeklyCost => Fact.Cost,
        _ => null,
    };

    private static FactTerms OfNamed(Fact fact, string name, double floor, string format)
        => new(fact, name, "referral to a named provider", "referrals to named providers", floor, format);

    private static FactTerms OfOpen(Fact fact, string name, string format)
        => new(fact, name, "open provider", "open providers", _most, format);

    private static FactTerms OfReferrals(Fact fact, string name) => new(fact, name, "referral", "referrals", _some, "referrals");
}
