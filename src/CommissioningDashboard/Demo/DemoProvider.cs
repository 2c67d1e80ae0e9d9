using CommissioningDashboard.Data;

namespace CommissioningDashboard.Demo;

/// <summary>What a provider is to the generator; the tables hold its size and ownership, from which bands follow.</summary>
internal enum DemoKind
{
    Micro,
    Small,
    Medium,
    Large,
    Unknown,
    Department,
    OwnCompany,
}

/// <summary>A provider of the county as drawn up before any of it is written. Months are those of <see cref="DemoCalendar"/>.</summary>
internal sealed record DemoProvider(string Name, DemoKind Kind, Ownership Ownership, int[] Services)
{
    public required int[] Areas { get; init; }

    /// <summary>Months in which it opened and last was open; none means it still is.</summary>
    public required int Opened { get; init; }

    public int? LastOpen { get; init; }

    public string? ParentGroup { get; init; }

    /// <summary>The month from which it belongs to that group; none means since it opened.</summary>
    public int? InGroupFrom { get; init; }

    public required IReadOnlyList<DemoSize> Sizes { get; init; }

    /// <summary>Hours a week it states, at the start and at each later April of the five years.</summary>
    public required int[] Capacity { get; init; }

    /// <summary>The month from which it is on the framework, if ever.</summary>
    public int? OnFrameworkFrom { get; init; }

    /// <summary>How prominent it is when lists are drawn up; 0 is on no list.</summary>
    public required double Prominence { get; init; }

    /// <summary>True for a provider that is listed but never chosen.</summary>
    public bool PassedOver { get; init; }

    /// <summary>True for one that is tied to no community whatever its place in the register.</summary>
    public bool IsWithoutCommunity { get; init; }

    public bool IsInHouse => Kind is DemoKind.Department or DemoKind.OwnCompany;

    public bool IsOpen(int month) => month >= Opened && (LastOpen is not { } last || month <= last);

    public bool Offers(int service, int area) => Array.IndexOf(Services, service) >= 0 && Array.IndexOf(Areas, area) >= 0;
}

/// <summary>How big a provider was from a month on, counted in each of the three ways.</summary>
internal sealed record DemoSize(int Month, decimal FullTimeEquivalents, int Workers, int Employees);
