using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Access;

/// <summary>A person who may sign in for one authority.</summary>
public sealed class UserAccount : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public int Id { get; set; }

    /// <summary>Lower case; unique over all authorities, because it is all a person gives when signing in.</summary>
    public required string Email { get; set; }

    public required string Name { get; set; }

    public Role Role { get; set; }

    public required string PasswordHash { get; set; }

    /// <summary>Changes with password or role; a cookie that carries an older one is no longer good.</summary>
    public Guid Stamp { get; set; }

    public short FailedSignIns { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>True for an account of the demo authority that may be entered with one press.</summary>
    public bool IsDemo { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<UserAccount>
    {
        public void Configure(EntityTypeBuilder<UserAccount> entity)
        {
            entity.HasAuthorityKey(x => x.Id);
            entity.HasIndex(x => x.Email).IsUnique();
        }
    }
}
