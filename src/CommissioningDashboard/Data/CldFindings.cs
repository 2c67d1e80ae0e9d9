using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>What was recognised when a service was put together from several records or submissions.</summary>
[Flags]
public enum CldFlags : short
{
    None = 0,

    /// <summary>A later submission tells a later start of a service that was going on.</summary>
    ReDated = 1,

    /// <summary>Told in several rows, one after the other.</summary>
    Split = 2,

    /// <summary>A few days lie between two of its rows.</summary>
    Gap = 4,

    /// <summary>Two rows that are equal but for the reference: possibly two carers at once.</summary>
    PossiblyTwoCarers = 8,

    /// <summary>Not told any more and never ended: ended with the period of the last submission that tells it.</summary>
    Cropped = 16,

    /// <summary>The same provider under another location id.</summary>
    LocationChanged = 32,

    /// <summary>Another provider, under the same start.</summary>
    ProviderChanged = 64,

    /// <summary>Price or hours changed on a day that no record tells.</summary>
    ChangedBetween = 128,

    /// <summary>Ended by the person's death.</summary>
    EndedByDeath = 256,

    /// <summary>Ended by the outcome of its own record or of a review.</summary>
    EndedByOutcome = 512,
}

/// <summary>What there is to say of a referral that Client Level Data brought; only of those of which there is something.</summary>
public sealed class CldFinding : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public long ReferralId { get; set; }

    public CldFlags Flags { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<CldFinding>
    {
        public void Configure(EntityTypeBuilder<CldFinding> entity)
        {
            entity.HasKey(x => new { x.AuthorityId, x.ReferralId });
            entity.RefersTo<CldFinding, Referral>(nameof(ReferralId), DeleteBehavior.Cascade);
        }
    }
}

/// <summary>
/// The hours and cost of a referral's support from a day on. Only changes are written down: until the first the referral's own figures
/// hold.
/// </summary>
public sealed class SupportChange : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public int Id { get; set; }

    public long ReferralId { get; set; }

    public DateOnly From { get; set; }

    /// <summary>As in <see cref="Referral"/>.</summary>
    public decimal? WeeklyHours { get; set; }

    public decimal? WeeklyCost { get; set; }

    /// <summary>
    /// False when no record tells the day: it then stands for the first day after the submission that still told the figures before.
    /// </summary>
    public bool IsDayKnown { get; set; }

    /// <summary>The import whose file tells the change first.</summary>
    public int BatchId { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<SupportChange>
    {
        public void Configure(EntityTypeBuilder<SupportChange> entity)
        {
            entity.HasAuthorityKey(x => x.Id);
            entity.RefersTo<SupportChange, Referral>(nameof(ReferralId), DeleteBehavior.Cascade);
            entity.HasIndex(x => new { x.AuthorityId, x.ReferralId, x.From }).IsUnique();
            entity.Property(x => x.WeeklyHours).HasPrecision(5, 2);
            entity.Property(x => x.WeeklyCost).HasPrecision(9, 2);
        }
    }
}

/// <summary>
/// A request of Client Level Data, once however many submissions tell it, and the first service that followed. Nothing here says that a
/// need stayed unmet: the national outcomes have no word for it.
/// </summary>
public sealed class CldRequest : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public int Id { get; set; }

    public required byte[] PersonKey { get; set; }

    public DateOnly ReceivedOn { get; set; }

    /// <summary>Its place in the list of outcomes, from 1 on; 0 when none is told.</summary>
    public short Outcome { get; set; }

    public string? AccessRoute { get; set; }

    /// <summary>The first assessment from the request on and before the next.</summary>
    public DateOnly? AssessedOn { get; set; }

    /// <summary>The referral whose support it led to, by our rule.</summary>
    public long? ReferralId { get; set; }

    /// <summary>The start of the service that the national provisional method joins to it; none when that counts no wait.</summary>
    public DateOnly? NationalStart { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<CldRequest>
    {
        public void Configure(EntityTypeBuilder<CldRequest> entity)
        {
            entity.HasAuthorityKey(x => x.Id);
            entity.RefersTo<CldRequest, Referral>(nameof(ReferralId), DeleteBehavior.Cascade);
            entity.HasIndex(x => new { x.AuthorityId, x.ReferralId }).IsUnique();
        }
    }
}
