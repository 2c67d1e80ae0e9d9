using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Tests.Market;

/// <summary>A market as plain rows, from which tests make a snapshot, fill a database, or count by hand.</summary>
public sealed record PlainMarket
{
    /// <summary>The day on which an empty market is looked at.</summary>
    public static readonly DateOnly Today = new(2026, 7, 15);

    public IReadOnlyList<string> Services { get; init; } = [];

    public IReadOnlyList<string> Areas { get; init; } = [];

    public IReadOnlyList<string> Teams { get; init; } = [];

    /// <summary>Of services whose registration is known: whether it is needed.</summary>
    public IReadOnlyDictionary<string, RegulatedActivity> Regulated { get; init; } = new Dictionary<string, RegulatedActivity>();

    public IReadOnlyList<PlainProvider> Providers { get; init; } = [];

    public IReadOnlyList<PlainReferral> Referrals { get; init; } = [];

    public IReadOnlyList<Target> Targets { get; init; } = [];

    public IReadOnlyList<DatedChange> Changes { get; init; } = [];

    public PlainProvider Provider(string name) => Providers.Single(x => x.Name == name);
}

/// <summary>Something that holds between two days, both included; the name is a service's or an area's, or empty for an opening.</summary>
public sealed record PlainTie(string Name, DateOnly From, DateOnly? To)
{
    public bool Contains(DateOnly day) => day >= From && !(day > To);
}

public sealed record PlainSize(DateOnly On, SizeBasis Basis, decimal Value);

public sealed record PlainProvider(string Name, Ownership Ownership, string? Group)
{
    public IReadOnlyList<PlainSize> Sizes { get; init; } = [];

    public IReadOnlyList<PlainTie> Services { get; init; } = [];

    public IReadOnlyList<PlainTie> Areas { get; init; } = [];

    public IReadOnlyList<PlainTie> Openings { get; init; } = [];

    public IReadOnlyList<(DateOnly On, decimal Hours)> Capacities { get; init; } = [];

    /// <summary>Its places on the one framework, each for a service between two dates.</summary>
    public IReadOnlyList<PlainTie> OnFramework { get; init; } = [];

    public IReadOnlyList<PlainCommunity> Communities { get; init; } = [];

    public DateOnly Listed { get; init; } = new(2020, 1, 1);

    /// <summary>The groups it belonged to after one another; as a rule the one since it was listed.</summary>
    public IReadOnlyList<PlainTie> InGroups
    {
        get => field ?? (Group is null ? [] : [new PlainTie(Group, Listed, null)]);
        init;
    }

    /// <summary>Its group on a day; before it was listed that of its first day.</summary>
    public string? GroupOn(DateOnly day) => InGroups.SingleOrDefault(x => x.Contains(day < Listed ? Listed : day))?.Name;

    /// <summary>Whether it is registered with the Care Quality Commission; none when that is not known.</summary>
    public bool? Registered { get; init; }

    public IReadOnlyList<(DateOnly On, CqcRating Rating)> Ratings { get; init; } = [];

    /// <summary>A file of referrals brought it, and nobody has said what it is.</summary>
    public bool ToBeCompleted { get; init; }
}

/// <summary>A community served, or led by, from a day on.</summary>
public sealed record PlainCommunity(string Name, bool IsLedBy, DateOnly From, DateOnly? To = null)
{
    public bool Contains(DateOnly day) => day >= From && !(day > To);
}

/// <summary>A provider put forward for a referral; its place in the list is its place in the referral's options, from 1.</summary>
public sealed record PlainOption(string Provider, OptionOutcome Outcome, string? Reason = null);

/// <summary>What the person of a referral said of the support; no statement stands for quality of life.</summary>
public sealed record PlainScore(DateOnly On, string? Statement, int Score);

public sealed record PlainReferral(DateOnly Day, string Service, string? Provider)
{
    public string? Area { get; init; }

    public string? Team { get; init; }

    public Need Need { get; init; } = Need.PhysicalSupport;

    public Route Route { get; init; } = Route.CouncilCommissioned;

    public ReferralOutcome Outcome { get; init; } = ReferralOutcome.Arranged;

    public decimal? Hours { get; init; }

    public decimal? Cost { get; init; }

    public AgeBand Age { get; init; } = AgeBand.NotKnown;

    public EthnicityGroup Ethnicity { get; init; } = EthnicityGroup.NoData;

    public DateOnly? Arranged { get; init; }

    public DateOnly? Ended { get; init; }

    /// <summary>What its source has no place for.</summary>
    public SourceGaps Gaps { get; init; }

    /// <summary>Who the person is: referrals with the same number are one person's; 0 is not known.</summary>
    public int Person { get; init; }

    public IReadOnlyList<PlainOption> Options { get; init; } = [];

    /// <summary>Its options as they are read: of several that said yes, only the one that it names was chosen.</summary>
    public IEnumerable<PlainOption> Answers => Options.Select(x => x.Outcome == OptionOutcome.Accepted && Provider is not null && x.Provider != Provider
        ? x with { Outcome = OptionOutcome.Willing } : x);

    public IReadOnlyList<PlainScore> Scores { get; init; } = [];
}
