using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>Who made the choice of a provider.</summary>
public enum ChosenBy : short
{
    Person = 1,
    Carer = 2,
    Council = 3,
}

/// <summary>
/// What the referral desk knows of a referral beside what every source records. No worker is in it: how long a choice takes is the
/// authority's figure and never a person's.
/// </summary>
public sealed class DeskReferral : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public long ReferralId { get; set; }

    /// <summary>The key of the form that it was made of: sent twice, it makes one referral.</summary>
    public Guid DraftId { get; set; }

    /// <summary>When its form was opened.</summary>
    public DateTimeOffset OpenedAt { get; set; }

    /// <summary>When a choice was recorded, or that nobody was found.</summary>
    public DateTimeOffset? RecordedAt { get; set; }

    public DateOnly? WantedFrom { get; set; }

    /// <summary>When in the week support is wanted: see <c>WeekTimes</c>; 0 when it does not matter.</summary>
    public int Times { get; set; }

    /// <summary>Languages and communities that matter to the person, as typed.</summary>
    public string? Languages { get; set; }

    /// <summary>What matters to the person, at most 300 characters.</summary>
    public string? WhatMatters { get; set; }

    public ChosenBy? ChosenBy { get; set; }

    /// <summary>Why this provider, in the words of the list of reasons.</summary>
    public string? WhyChosen { get; set; }

    /// <summary>What was tried, where nobody was found.</summary>
    public string? Tried { get; set; }

    /// <summary>Counts the changes: two people on one referral do not write over each other unseen.</summary>
    public int Revision { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<DeskReferral>
    {
        public void Configure(EntityTypeBuilder<DeskReferral> entity)
        {
            entity.HasKey(x => new { x.AuthorityId, x.ReferralId });
            entity.RefersTo<DeskReferral, Referral>(nameof(ReferralId), DeleteBehavior.Cascade);
            entity.HasIndex(x => new { x.AuthorityId, x.DraftId }).IsUnique();
            entity.Property(x => x.WhatMatters).HasMaxLength(300);
            entity.Property(x => x.Revision).IsConcurrencyToken();
        }
    }
}
