using CommissioningDashboard.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>A team that a person works in, and whose referrals that person therefore sees.</summary>
public sealed class UserTeam : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public int UserId { get; set; }

    public int TeamId { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<UserTeam>
    {
        public void Configure(EntityTypeBuilder<UserTeam> entity)
        {
            entity.HasKey(x => new { x.AuthorityId, x.UserId, x.TeamId });
            entity.RefersTo<UserTeam, UserAccount>(nameof(UserId), DeleteBehavior.Cascade);
            entity.RefersTo<UserTeam, Team>(nameof(TeamId), DeleteBehavior.Cascade);
        }
    }
}
