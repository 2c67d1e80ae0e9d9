using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommissioningDashboard.Data;

/// <summary>An area that a team works in. A team without any works everywhere.</summary>
public sealed class TeamArea : IAuthorityFact
{
    public int AuthorityId { get; set; }

    public int TeamId { get; set; }

    public int AreaId { get; set; }

    private sealed class Mapping : IEntityTypeConfiguration<TeamArea>
    {
        public void Configure(EntityTypeBuilder<TeamArea> entity)
        {
            entity.HasKey(x => new { x.AuthorityId, x.TeamId, x.AreaId });
            entity.RefersTo<TeamArea, Team>(nameof(TeamId), DeleteBehavior.Cascade);
            entity.RefersTo<TeamArea, Area>(nameof(AreaId), DeleteBehavior.Cascade);
        }
    }
}
