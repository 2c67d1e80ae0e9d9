using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>Which of the Care Quality Commission's public lists a row stood in.</summary>
public enum CqcList : short
{
    Active = 1,
    Deactivated = 2,
    Directory = 3,
}

/// <summary>
/// One location as one public list of the Care Quality Commission told it on one day. The lists of all days are kept, so that what is
/// concluded from them does not depend on the order in which they came. Of people (managers, sole traders) it has nothing,
/// and no address: a registered office says nothing of where support is given.
/// </summary>
public sealed class CqcLocation : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public int Id { get; set; }

    public CqcList List { get; set; }

    /// <summary>The day of which the list tells.</summary>
    public DateOnly FileDay { get; set; }

    public required string LocationId { get; set; }

    public required string Name { get; set; }

    /// <summary>True for a location of adult social care whose registered office lies in the authority.</summary>
    public bool IsOfArea { get; set; }

    public string? CqcProviderId { get; set; }

    public DateOnly? StartedOn { get; set; }

    public DateOnly? EndedOn { get; set; }

    public bool IsDormant { get; set; }

    /// <summary>With semicolons between, as are specialisms and activities.</summary>
    public string? ServiceTypes { get; set; }

    public string? Specialisms { get; set; }

    public string? Activities { get; set; }

    public CqcRating? Rating { get; set; }

    public DateOnly? RatingOn { get; set; }

    /// <summary>The rating was another location's, from before this one was registered.</summary>
    public bool IsRatingInherited { get; set; }

    /// <summary>Organisation, Individual, Partnership or NHS Body, as written.</summary>
    public string? OwnershipType { get; set; }

    public string? CompaniesHouseNumber { get; set; }

    public string? CharityNumber { get; set; }

    public string? OdsCode { get; set; }

    /// <summary>The name under which CQC puts providers together.</summary>
    public string? Brand { get; set; }

    /// <summary>Of a location that is registered twice: the other registration, which counts.</summary>
    public string? PrimaryId { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<CqcLocation>
    {
        public void Configure(EntityTypeBuilder<CqcLocation> entity)
        {
            entity.HasAuthorityKey(x => x.Id);
            entity.HasIndex(x => new { x.AuthorityId, x.LocationId, x.List, x.FileDay }).IsUnique();
            entity.HasIndex(x => new { x.AuthorityId, x.List, x.FileDay });
        }
    }
}
