using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>Which accounts a company on the register files at Companies House, as its public data told it on one day.</summary>
public sealed class CompanyAccounts : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public int Id { get; set; }

    public required string CompanyNumber { get; set; }

    /// <summary>The day of which the data tell.</summary>
    public DateOnly FileDay { get; set; }

    /// <summary>As written, such as MICRO ENTITY.</summary>
    public required string Category { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<CompanyAccounts>
    {
        public void Configure(EntityTypeBuilder<CompanyAccounts> entity)
        {
            entity.HasAuthorityKey(x => x.Id);
            entity.HasIndex(x => new { x.AuthorityId, x.CompanyNumber, x.FileDay }).IsUnique();
        }
    }
}
