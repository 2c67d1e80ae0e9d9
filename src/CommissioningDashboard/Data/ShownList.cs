using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>
/// The exposure ledger: one list of providers as it was really shown for a referral. The database refuses the application any change
/// of it, so that what was shown can be set beside who was chosen, and the order be worked out anew by anyone.
/// </summary>
public sealed class ShownList : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public long Id { get; set; }

    public long ReferralId { get; set; }

    public DateTimeOffset ShownAt { get; set; }

    /// <summary>What the order was worked out from, to the letter: see <c>FairOrder</c>.</summary>
    public required string Context { get; set; }

    /// <summary>The first day of the period whose key made the order.</summary>
    public DateOnly KeyPeriod { get; set; }

    /// <summary>The keys of all providers that fit, in the order of their keys.</summary>
    public required int[] Eligible { get; set; }

    /// <summary>The keys of the providers shown, in the order shown.</summary>
    public required int[] Shown { get; set; }

    /// <summary>The place of the first of them among all, from 1.</summary>
    public int FirstPlace { get; set; }

    /// <summary>What the list was sorted by; empty for the fair order.</summary>
    public string Sort { get; set; } = "";

    /// <summary>What the reader narrowed the list by, in words; empty when all that fit were listed.</summary>
    public string Narrowed { get; set; } = "";

    private sealed class Mapping : IEntityTypeConfiguration<ShownList>
    {
        public void Configure(EntityTypeBuilder<ShownList> entity)
        {
            entity.HasAuthorityKey(x => x.Id);
            entity.RefersTo<ShownList, Referral>(nameof(ReferralId), DeleteBehavior.Cascade);
            entity.HasIndex(x => new { x.AuthorityId, x.ReferralId });
        }
    }
}
