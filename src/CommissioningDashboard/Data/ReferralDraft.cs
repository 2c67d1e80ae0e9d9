using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>A referral that somebody has begun to fill in. It counts in no figure until it is whole.</summary>
public sealed class ReferralDraft : IAuthorityFact
{
    public int AuthorityId { get; set; }

    /// <summary>Made by the page that begins it, so that saving twice saves one.</summary>
    public Guid Id { get; set; }

    /// <summary>Whose it is; none until a team is chosen, and then only its maker sees it.</summary>
    public int? TeamId { get; set; }

    public int MadeByUserId { get; set; }

    /// <summary>The answers so far, by the form's field, as typed; none that looks like a person.</summary>
    public required string Answers { get; set; }

    public DateTimeOffset OpenedAt { get; set; }

    public DateTimeOffset SavedAt { get; set; }

    /// <summary>How often it was saved: two people on one draft do not write over each other unseen.</summary>
    public int Revision { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<ReferralDraft>
    {
        public void Configure(EntityTypeBuilder<ReferralDraft> entity)
        {
            entity.HasKey(x => new { x.AuthorityId, x.Id });
            entity.HasOne<Authority>().WithMany().HasForeignKey(x => x.AuthorityId).OnDelete(DeleteBehavior.Restrict);
            entity.RefersTo<ReferralDraft, Team>(nameof(TeamId));
            entity.Property(x => x.Answers).HasColumnType("jsonb");
            entity.Property(x => x.Revision).IsConcurrencyToken();
        }
    }
}
