using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Mail;

/// <summary>A message to be sent, written down within the act that causes it, so that neither exists without the other.</summary>
public sealed class OutgoingMail : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public long Id { get; set; }

    /// <summary>The Message-Id, the same at each try: a copy too many is known as one (RFC 5322, section 3.6.4).</summary>
    public required string MessageId { get; set; }

    public required string SentTo { get; set; }

    public required string Subject { get; set; }

    /// <summary>
    /// The text, enciphered, since it holds the secret of a link; wiped once it is sent or given up.
    /// </summary>
    public byte[]? SealedBody { get; set; }

    public DateTimeOffset WrittenAt { get; set; }

    /// <summary>So often somebody began to send it.</summary>
    public int Tries { get; set; }

    /// <summary>Nobody begins before: whoever begins moves it on, so that no other takes the same.</summary>
    public DateTimeOffset NextTryAt { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>When it was clear that it cannot be delivered.</summary>
    public DateTimeOffset? GivenUpAt { get; set; }

    /// <summary>The kind of what went wrong last; no address and no text.</summary>
    public string? LastProblem { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<OutgoingMail>
    {
        public void Configure(EntityTypeBuilder<OutgoingMail> entity)
        {
            entity.HasAuthorityKey(x => x.Id);
            entity.HasIndex(x => x.MessageId).IsUnique();
            entity.HasIndex(x => x.NextTryAt).HasFilter("sent_at is null and given_up_at is null");
        }
    }
}
