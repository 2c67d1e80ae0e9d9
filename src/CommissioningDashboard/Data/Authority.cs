using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>An English council with social services responsibilities. Its code is text: some are alphanumeric.</summary>
public sealed class Authority
{
    public int Id { get; set; }

    public required string Code { get; set; }

    public required string Name { get; set; }

    /// <summary>True for the fictional authority made by the demo generator; only there may demo accounts exist.</summary>
    public bool IsDemo { get; set; }

    /// <summary>The size scheme used when a filter names none.</summary>
    public string SizeSchemeId { get; set; } = "birmingham-5";

    /// <summary>
    /// How many of a file's rows may be set aside at most, in percent, rounded up to a whole row. More than that is no slip: the file is
    /// wrong.
    /// </summary>
    public decimal SetAsideCeiling { get; set; } = 5;

    /// <summary>
    /// When an operator took it away again; none while it is in use. Its audit trail stays, and its code is free for another.
    /// </summary>
    public DateTimeOffset? RemovedAt { get; set; }

    /// <summary>Grows with every committed change to the market's facts, so that a reader knows when its snapshot is old.</summary>
    public long MarketVersion { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<Authority>
    {
        public void Configure(EntityTypeBuilder<Authority> entity)
        {
            entity.HasIndex(x => x.Code).IsUnique().HasFilter("removed_at is null");
            entity.Property(x => x.SetAsideCeiling).HasPrecision(5, 2).HasDefaultValue(5m);
            entity.HasOne<SizeScheme>().WithMany().HasForeignKey(x => x.SizeSchemeId);
        }
    }
}
