using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>What a provider says to an enquiry.</summary>
public enum EnquiryAnswer : short
{
    /// <summary>Yes, from a day.</summary>
    Yes = 1,

    /// <summary>No, with a reason from the list.</summary>
    No = 2,

    /// <summary>Something has to be cleared up first.</summary>
    Question = 3,
}

/// <summary>
/// One provider asked whether it could take on one referral, without a word of whose it is. Only a hash of the answer link's secret is
/// kept: whoever reads the database cannot answer for anybody.
/// </summary>
public sealed class Enquiry : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public long Id { get; set; }

    public long ReferralId { get; set; }

    public int ProviderId { get; set; }

    /// <summary>SHA-256 of the newest link's secret.</summary>
    public required byte[] TokenHash { get; set; }

    /// <summary>The address it was sent to; none where the text was shown to be copied.</summary>
    public string? SentTo { get; set; }

    /// <summary>The mail of the newest link, for what became of it; no foreign key, since mail may be tidied away.</summary>
    public long? MailId { get; set; }

    public DateTimeOffset AskedAt { get; set; }

    /// <summary>From then on the link answers nothing.</summary>
    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>None as long as it waits for one.</summary>
    public EnquiryAnswer? Answer { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>From when the provider could, of a yes.</summary>
    public DateOnly? CanStartOn { get; set; }

    /// <summary>Why not, of a no, in the words of the list.</summary>
    public string? Reason { get; set; }

    /// <summary>The last question, kept when it has been replied to.</summary>
    public string? Question { get; set; }

    public string? Reply { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<Enquiry>
    {
        public void Configure(EntityTypeBuilder<Enquiry> entity)
        {
            entity.HasAuthorityKey(x => x.Id);
            entity.RefersTo<Enquiry, Referral>(nameof(ReferralId), DeleteBehavior.Cascade);
            entity.RefersTo<Enquiry, Provider>(nameof(ProviderId));
            entity.HasIndex(x => new { x.AuthorityId, x.ReferralId, x.ProviderId }).IsUnique();
            entity.HasIndex(x => x.TokenHash).IsUnique();
        }
    }
}
