using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>
/// One version of how a source's own columns and words are read. A change makes the next version and ends this one; none is ever erased,
/// so that it can be told how an earlier file was read.
/// </summary>
public sealed class ImportProfile : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public int Id { get; set; }

    /// <summary>The profile through all its versions and names.</summary>
    public Guid Key { get; set; }

    /// <summary>From 1.</summary>
    public int Version { get; set; }

    public required string Name { get; set; }

    /// <summary>The import format that it reads files as.</summary>
    public required string Format { get; set; }

    /// <summary>What it says, as in an exported file.</summary>
    public required string Document { get; set; }

    public required string KeptBy { get; set; }

    public DateTimeOffset KeptAt { get; set; }

    /// <summary>When a later version took its place or the profile was retired.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<ImportProfile>
    {
        public void Configure(EntityTypeBuilder<ImportProfile> entity)
        {
            entity.HasAuthorityKey(x => x.Id);
            entity.Property(x => x.Document).HasColumnType("jsonb");
            entity.HasIndex(x => new { x.AuthorityId, x.Key, x.Version }).IsUnique();
            entity.HasIndex(x => new { x.AuthorityId, x.Name }).IsUnique().HasFilter("ended_at is null");
        }
    }
}
