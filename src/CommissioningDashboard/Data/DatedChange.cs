using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>
/// Something the authority changed from a day on, in some services or areas and not in others: a new order of lists, a new framework, a
/// coordinator for small providers. What followed is set beside what happened where nothing was changed.
/// </summary>
public sealed class DatedChange : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public int Id { get; set; }

    /// <summary>What was changed, in the authority's own words.</summary>
    public required string Name { get; set; }

    /// <summary>The first day on which it applied.</summary>
    public DateOnly From { get; set; }

    /// <summary>Where it applied: the services and areas of a filter, as a query string.</summary>
    public required string Filter { get; set; }

    public required string RecordedBy { get; set; }

    public DateTimeOffset RecordedAt { get; set; }

    /// <summary>When it was withdrawn as a mistake; it is never erased.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<DatedChange>
    {
        public void Configure(EntityTypeBuilder<DatedChange> entity) => entity.HasAuthorityKey(x => x.Id);
    }
}
