using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>Who owns a provider. Separate from its size; the words follow the establishment types of the workforce data set.</summary>
public enum Ownership : short
{
    Private = 1,
    VoluntaryOrCharity = 2,
    CouncilDepartment = 3,
    CouncilOwnedCompany = 4,
    Nhs = 5,
    Individual = 6,
    NotKnown = 7,
}

/// <summary>
/// Anyone who supports people: a company, charity, user-led group, sole trader, council department or council-owned
/// company. Every outside identifier is optional: most micro-enterprises have none and need none.
/// </summary>
public sealed class Provider : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public int Id { get; set; }

    /// <summary>The authority's own reference, unique within it; the key by which files name the provider.</summary>
    public required string Reference { get; set; }

    public required string Name { get; set; }

    public Ownership Ownership { get; set; } = Ownership.NotKnown;

    public string? CqcProviderId { get; set; }

    public string? CqcLocationId { get; set; }

    /// <summary>
    /// True when a source with a place for its numbers at the Care Quality Commission spoke of it, so that none means not registered.
    /// </summary>
    public bool RegistrationStated { get; set; }

    public string? CompaniesHouseNumber { get; set; }

    public string? CharityNumber { get; set; }

    public string? OdsCode { get; set; }

    /// <summary>The day it joined the authority's register.</summary>
    public DateOnly ListedOn { get; set; }

    /// <summary>True when an import had to create it from an identifier alone and its details are still to be filled in.</summary>
    public bool ToBeCompleted { get; set; }

    /// <summary>The batch that created it, if a file did.</summary>
    public int? BatchId { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<Provider>
    {
        public void Configure(EntityTypeBuilder<Provider> entity)
        {
            entity.HasAuthorityKey(x => x.Id);
            entity.HasIndex(x => new { x.AuthorityId, x.Reference }).IsUnique();
            entity.HasIndex(x => new { x.AuthorityId, x.CqcLocationId });
        }
    }
}
