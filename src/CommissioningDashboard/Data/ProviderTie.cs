using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>How two CQC locations hang together.</summary>
public enum ProviderTieKind : short
{
    /// <summary>The second goes on with what the first did: one provider from a day on under another number.</summary>
    Succession = 1,

    /// <summary>One provider is registered under both at the same time.</summary>
    SecondRegistration = 2,

    /// <summary>Two providers.</summary>
    Different = 3,
}

/// <summary>
/// Two locations that may be one provider: proposed from the submissions, settled by a data officer, and to be taken back. Only what is
/// settled changes a figure.
/// </summary>
public sealed class ProviderTie : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public int Id { get; set; }

    public required string FirstLocation { get; set; }

    public required string SecondLocation { get; set; }

    public required string FirstName { get; set; }

    public required string SecondName { get; set; }

    public ProviderTieKind Proposed { get; set; }

    /// <summary>The first day of the second, as proposed.</summary>
    public DateOnly ProposedFrom { get; set; }

    /// <summary>Why it is proposed, in words.</summary>
    public required string Evidence { get; set; }

    /// <summary>What a data officer settled; none while it is only proposed.</summary>
    public ProviderTieKind? Settled { get; set; }

    /// <summary>Of a succession that is settled: the day from which the second goes on.</summary>
    public DateOnly? From { get; set; }

    public string? SettledBy { get; set; }

    public DateTimeOffset? SettledAt { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<ProviderTie>
    {
        public void Configure(EntityTypeBuilder<ProviderTie> entity)
        {
            entity.HasAuthorityKey(x => x.Id);
            entity.HasIndex(x => new { x.AuthorityId, x.FirstLocation, x.SecondLocation }).IsUnique();
        }
    }
}
