using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>On which side of its goal a figure has to be.</summary>
public enum TargetSense : short
{
    AtLeast = 1,
    AtMost = 2,
}

/// <summary>
/// What "diverse enough" means to the authority for one measure in one market by one date. The law asks for diversity and
/// names no number, so each authority sets its own (Care Act 2014, section 5).
/// </summary>
public sealed class Target : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public int Id { get; set; }

    /// <summary>The measure's id, as in addresses.</summary>
    public required string MeasureId { get; set; }

    /// <summary>The market it is set for: a filter as a query string, without a period.</summary>
    public string Filter { get; set; } = "";

    public TargetSense Sense { get; set; }

    /// <summary>The figure to reach, in the measure's unit: a share is 0 to 1.</summary>
    public double Goal { get; set; }

    /// <summary>The day by which it is to be reached.</summary>
    public DateOnly By { get; set; }

    /// <summary>Why this figure, in the authority's own words.</summary>
    public string Reason { get; set; } = "";

    public required string SetBy { get; set; }

    public DateTimeOffset SetAt { get; set; }

    /// <summary>When it was given up or replaced; a target is never erased.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<Target>
    {
        public void Configure(EntityTypeBuilder<Target> entity)
        {
            entity.HasAuthorityKey(x => x.Id);
            entity.HasIndex(x => new { x.AuthorityId, x.MeasureId });
        }
    }
}
