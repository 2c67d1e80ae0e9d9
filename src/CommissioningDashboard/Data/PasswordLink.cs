using CommissioningDashboard.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>
/// A link by which a person sets a password, once and within some days. Only a hash of its secret is kept: whoever reads the database
/// cannot use it.
/// </summary>
public sealed class PasswordLink : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public int Id { get; set; }

    public int UserId { get; set; }

    /// <summary>SHA-256 of the secret.</summary>
    public required byte[] TokenHash { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When it was used, or made useless by a newer one.</summary>
    public DateTimeOffset? UsedAt { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<PasswordLink>
    {
        public void Configure(EntityTypeBuilder<PasswordLink> entity)
        {
            entity.HasAuthorityKey(x => x.Id);
            entity.RefersTo<PasswordLink, UserAccount>(nameof(UserId), DeleteBehavior.Cascade);
            entity.HasIndex(x => x.TokenHash).IsUnique();
        }
    }
}
