using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>
/// A link by which a provider sees its own record and proposes changes of it, without an account. Only a hash of its secret is kept.
/// </summary>
public sealed class ProviderLink : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public int Id { get; set; }

    public int ProviderId { get; set; }

    /// <summary>SHA-256 of the secret.</summary>
    public required byte[] TokenHash { get; set; }

    public DateTimeOffset MadeAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When it was taken back, or made useless by a newer one.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<ProviderLink>
    {
        public void Configure(EntityTypeBuilder<ProviderLink> entity)
        {
            entity.HasAuthorityKey(x => x.Id);
            entity.RefersTo<ProviderLink, Provider>(nameof(ProviderId), DeleteBehavior.Cascade);
            entity.HasIndex(x => x.TokenHash).IsUnique();
        }
    }
}

/// <summary>What a provider asks for.</summary>
public enum ProposalKind : short
{
    /// <summary>A change of its record.</summary>
    Change = 1,

    /// <summary>It disputes the size that it is counted under.</summary>
    SizeChallenge = 2,

    /// <summary>It disputes what it is said to be able to take.</summary>
    EligibilityChallenge = 3,
}

/// <summary>A change that a provider proposes or a judgement that it disputes, until a data officer has answered, and after.</summary>
public sealed class ProviderProposal : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public int Id { get; set; }

    public int ProviderId { get; set; }

    public ProposalKind Kind { get; set; }

    /// <summary>A change's form as JSON.</summary>
    public string? Form { get; set; }

    /// <summary>What the provider wrote.</summary>
    public string? Words { get; set; }

    public DateTimeOffset SentAt { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public bool IsAccepted { get; set; }

    /// <summary>What the data officer answered.</summary>
    public string? Answer { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<ProviderProposal>
    {
        public void Configure(EntityTypeBuilder<ProviderProposal> entity)
        {
            entity.HasAuthorityKey(x => x.Id);
            entity.RefersTo<ProviderProposal, Provider>(nameof(ProviderId), DeleteBehavior.Cascade);
            entity.Property(x => x.Form).HasColumnType("jsonb");
            entity.HasIndex(x => new { x.AuthorityId, x.AnsweredAt });
        }
    }
}
