namespace CommissioningDashboard.PublicRegister;

/// <summary>A page of a list, as the Open Referral UK profile 3.0 has it. What is not known is left out, never empty.</summary>
public sealed record FeedPage<T>(
    int TotalItems, int TotalPages, int PageNumber, int Size, bool FirstPage, bool LastPage, bool Empty, IReadOnlyList<T> Contents);

/// <summary>What the feed is.</summary>
public sealed record FeedDetails(string Version, string Profile, string OpenapiUrl);

public sealed record FeedService
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public string? Url { get; init; }

    public string? Email { get; init; }

    public string Status { get; } = "active";

    public string? Fees { get; init; }

    public string? Accreditations { get; init; }

    /// <summary>The day on which the record was last called right.</summary>
    public DateOnly? AssuredDate { get; init; }

    public DateTimeOffset? LastModified { get; init; }

    public FeedOrganization? Organization { get; init; }

    public IReadOnlyList<FeedSchedule>? Schedules { get; init; }

    public IReadOnlyList<FeedArea>? ServiceAreas { get; init; }

    public IReadOnlyList<FeedServiceAtLocation>? ServiceAtLocations { get; init; }

    public IReadOnlyList<FeedCost>? CostOptions { get; init; }

    public IReadOnlyList<FeedAttribute>? Attributes { get; init; }
}

public sealed record FeedOrganization(
    Guid Id, string Name, string Description, string? Email, string? Website, IReadOnlyList<FeedIdentifier>? OrganizationIdentifiers);

public sealed record FeedIdentifier(Guid Id, string IdentifierScheme, string IdentifierType, string Identifier);

/// <summary>When it is given, in the provider's own words: nobody has put them into hours.</summary>
public sealed record FeedSchedule(Guid Id, string Description);

public sealed record FeedArea(Guid Id, string Name, string ServiceArea);

/// <summary>A service in an area. The register holds no addresses: support comes to people.</summary>
public sealed record FeedServiceAtLocation(Guid Id, FeedLocation Location, FeedService? Service = null);

public sealed record FeedLocation(Guid Id, string LocationType, string Name, string Description);

public sealed record FeedCost(Guid Id, string AmountDescription);

public sealed record FeedAttribute(Guid Id, string LinkType, FeedTerm TaxonomyTerm);

public sealed record FeedTaxonomy(Guid Id, string Name, string Description);

public sealed record FeedTerm(Guid Id, string Name, string Description, string Taxonomy, Guid TaxonomyId);
