using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>With what a person's outcome was asked.</summary>
public enum OutcomeInstrument : short
{
    /// <summary>Social care-related quality of life: eight questions of 0 to 3, added up to 0 to 24 (ASCOT; ASCOF measure 1A).</summary>
    QualityOfLife = 1,

    /// <summary>An "I" statement that the person agrees is true of their life (1) or not (0).</summary>
    Statement = 2,
}

/// <summary>What one person said of how their support works for them, on a day.</summary>
public sealed class OutcomeScore : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public long Id { get; set; }

    /// <summary>The referral whose support it speaks of.</summary>
    public long ReferralId { get; set; }

    public DateOnly MeasuredOn { get; set; }

    public OutcomeInstrument Instrument { get; set; }

    /// <summary>Which "I" statement; empty for quality of life.</summary>
    public string Statement { get; set; } = "";

    /// <summary>0 to 24 for quality of life, 0 or 1 for a statement.</summary>
    public short Score { get; set; }

    /// <summary>The batch that created it, if a file did.</summary>
    public int? BatchId { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<OutcomeScore>
    {
        public void Configure(EntityTypeBuilder<OutcomeScore> entity)
        {
            entity.HasAuthorityKey(x => x.Id);
            entity.RefersTo<OutcomeScore, Referral>(nameof(ReferralId), DeleteBehavior.Cascade);
            entity.HasIndex(x => new { x.AuthorityId, x.ReferralId, x.MeasuredOn, x.Instrument, x.Statement }).IsUnique();
            entity.HasIndex(x => new { x.AuthorityId, x.BatchId });
            entity.ToTable(t => t.HasCheckConstraint("ck_outcome_score_in_range",
                "score >= 0 and score <= case instrument when 1 then 24 else 1 end and (statement = '') = (instrument = 1)"));
        }
    }
}
