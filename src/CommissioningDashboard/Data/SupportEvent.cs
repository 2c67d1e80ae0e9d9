using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>What can happen to support once it is arranged.</summary>
public enum SupportEventKind : short
{
    Started = 1,
    HoursChanged = 2,
    Ended = 3,

    /// <summary>The provider gives it back.</summary>
    HandedBack = 4,
    Reviewed = 5,
}

/// <summary>
/// Something that happened to arranged support, with its day. What the figures read is in the referral and its outcomes; these keep the
/// past beside it, and the database refuses the application any change of them.
/// </summary>
public sealed class SupportEvent : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public long Id { get; set; }

    public long ReferralId { get; set; }

    public SupportEventKind Kind { get; set; }

    /// <summary>The day it happened.</summary>
    public DateOnly On { get; set; }

    public DateTimeOffset RecordedAt { get; set; }

    /// <summary>Hours a week from that day on, of a change of them.</summary>
    public decimal? WeeklyHours { get; set; }

    /// <summary>Hours a week until then; none when they were not recorded.</summary>
    public decimal? HoursBefore { get; set; }

    /// <summary>Who gave the support then.</summary>
    public int? ProviderId { get; set; }

    /// <summary>Why it ended or was handed back, in the words of the list.</summary>
    public string? Reason { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<SupportEvent>
    {
        public void Configure(EntityTypeBuilder<SupportEvent> entity)
        {
            entity.HasAuthorityKey(x => x.Id);
            entity.RefersTo<SupportEvent, Referral>(nameof(ReferralId), DeleteBehavior.Cascade);
            entity.HasIndex(x => new { x.AuthorityId, x.ReferralId });
            entity.Property(x => x.On).HasColumnName("on_date");
            entity.Property(x => x.WeeklyHours).HasPrecision(5, 2);
            entity.Property(x => x.HoursBefore).HasPrecision(5, 2);
        }
    }
}
