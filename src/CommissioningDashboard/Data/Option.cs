using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>What became of a provider that was put forward.</summary>
public enum OptionOutcome : short
{
    Shown = 1,
    Contacted = 2,

    /// <summary>Said yes and was chosen. Where several on a list said yes, the one that the referral names was.</summary>
    Accepted = 3,
    DeclinedByProvider = 4,
    DeclinedByPerson = 5,

    /// <summary>Said yes, and another was chosen.</summary>
    Willing = 6,

    /// <summary>Said yes and then no, before support began.</summary>
    WithdrewAfterAccepting = 7,
}

/// <summary>A provider put forward for a referral, at its position in the list as shown, with what became of it and why.</summary>
public sealed class Option : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public long Id { get; set; }

    public long ReferralId { get; set; }

    public int ProviderId { get; set; }

    /// <summary>Place in the list as it was shown, from 1.</summary>
    public short Position { get; set; }

    public OptionOutcome Outcome { get; set; }

    public string? Reason { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<Option>
    {
        public void Configure(EntityTypeBuilder<Option> entity)
        {
            entity.HasAuthorityKey(x => x.Id);
            entity.RefersTo<Option, Referral>(nameof(ReferralId), DeleteBehavior.Cascade);
            entity.RefersTo<Option, Provider>(nameof(ProviderId));
            entity.HasIndex(x => new { x.AuthorityId, x.ReferralId, x.Position }).IsUnique();
        }
    }
}
