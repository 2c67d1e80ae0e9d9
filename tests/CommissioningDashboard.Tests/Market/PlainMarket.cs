using CommissioningDashboard.Data;

namespace CommissioningDashboard.Tests.Market;

/// <summary>A market as plain rows, from which tests make a snapshot, fill a database, or count by hand.</summary>
public sealed record PlainMarket
{
    /// <summary>The day on which an empty market is looked at.</summary>
    public static readonly DateOnly Today = new(2026, 7, 15);

    public IReadOnlyList<string> Services { get; init; } = [];

    public IReadOnlyList<string> Areas { get; init; } = [];

    public IReadOnlyList<string> Teams { get; init; } = [];

    public IReadOnlyList<PlainProvider> Providers { get; init; } = [];

    public IReadOnlyList<PlainReferral> Referrals { get; init; } = [];

    public PlainProvider Provider(string name) => Providers.Single(x => x.Name == name);
}

/// <summary>Something that holds between two days, both included; the name is a service's or an area's, or empty for an opening.</summary>
public sealed record PlainTie(string Name, DateOnly From, DateOnly? To)
{
    public bool Holds(DateOnly day) => day >= From && !(day > To);
}

public sealed record PlainSize(DateOnly On, SizeBasis Basis, decimal Value);

public sealed record PlainProvider(string Name, Ownership Ownership, string? Group)
{
    public IReadOnlyList<PlainSize> Sizes { get; init; } = [];

    public IReadOnlyList<PlainTie> Services { get; init; } = [];

    public IReadOnlyList<PlainTie> Areas { get; init; } = [];

    public IReadOnlyList<PlainTie> Openings { get; init; } = [];

    public IReadOnlyList<(DateOnly On, decimal Hours)> Capacities { get; init; } = [];
}

public sealed record PlainReferral(DateOnly Day, string Service, string? Provider)
{
    public string? Area { get; init; }

    public string? Team { get; init; }

    public Need Need { get; init; } = Need.PhysicalSupport;

    public Route Route { get; init; } = Route.CouncilCommissioned;

    public ReferralOutcome Outcome { get; init; } = ReferralOutcome.Arranged;

    public decimal? Hours { get; init; }

    public decimal? Cost { get; init; }
}
