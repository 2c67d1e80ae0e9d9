using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>
/// Says that a version of the market differs from the one before in this referral: made, changed or deleted, with all that
/// hangs on it. A version without such rows differs in ways nobody wrote down.
/// </summary>
public sealed class ReferralChange : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public long Version { get; set; }

    /// <summary>Stands where a referral's key would when nothing but the authority's targets or dated changes changed.</summary>
    public const long NoReferral = 0;

    /// <summary>The referral's key, or <see cref="NoReferral"/>; no foreign key, since it may be deleted.</summary>
    public long ReferralId { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<ReferralChange>
    {
        public void Configure(EntityTypeBuilder<ReferralChange> entity)
        {
            entity.HasKey(x => new { x.AuthorityId, x.Version, x.ReferralId });
            entity.HasOne<Authority>().WithMany().HasForeignKey(x => x.AuthorityId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
