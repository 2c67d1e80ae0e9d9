using CommissioningDashboard.Data;

namespace CommissioningDashboard.Register;

/// <summary>A correction of one part of a provider's record that has passed every check; what the part does not have is none.</summary>
public sealed record Correction
{
    public required RegisterPart Part { get; init; }

    /// <summary>The key of the fact that is corrected; none for a new one.</summary>
    public int? Fact { get; init; }

    public string? Name { get; init; }

    public Ownership Ownership { get; init; }

    public string? CqcProviderId { get; init; }

    public string? CqcLocationId { get; init; }

    public string? CompaniesHouse { get; init; }

    public string? Charity { get; init; }

    public string? Ods { get; init; }

    public DateOnly ListedOn { get; init; }

    /// <summary>A size or weekly hours.</summary>
    public decimal Value { get; init; }

    public SizeBasis Basis { get; init; }

    public string? Source { get; init; }

    public CqcRating Rating { get; init; }

    /// <summary>The name of a group, community or framework.</summary>
    public string? Text { get; init; }

    public CommunityTie Tie { get; init; } = CommunityTie.Serves;

    /// <summary>Keys of services or areas.</summary>
    public IReadOnlyList<int> Items { get; init; } = [];

    public ProfileText? Profile { get; init; }

    /// <summary>The first day, or that of the observation, statement or report.</summary>
    public DateOnly From { get; init; }

    /// <summary>The last day, included; the day before the first for a fact that never held.</summary>
    public DateOnly? To { get; init; }
}
