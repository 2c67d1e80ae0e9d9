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

    /// <summary>Wrong tries from browsers that the person has not signed in at, since the last good sign-in.</summary>
    public short FailedSignIns { get; set; }

    /// <summary>When the first of them was.</summary>
    public DateTimeOffset? WrongSince { get; set; }

    /// <summary>Until then only a browser that the person has signed in at before may try.</summary>
    public DateTimeOffset? LockedUntil { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>True for an account of the demo authority that may be entered with one press.</summary>
    public bool IsDemo { get; set; }

    /// <summary>After a good sign-in, or when an administrator says so.</summary>
    public void ForgetWrongTries()
    {
        FailedSignIns = 0;
        WrongSince = null;
        LockedUntil = null;
    }

    private sealed class Mapping : IEntityTypeConfiguration<UserAccount>
    {
        public void Configure(EntityTypeBuilder<UserAccount> entity)
        {
            entity.HasAuthorityKey(x => x.Id);
            entity.HasIndex(x => x.Email).IsUnique();
        }
    }
}
