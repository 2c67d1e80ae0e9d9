using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Referrals;

/// <summary>Whose referrals a person sees at the desk: those of the person's teams, or of all.</summary>
public static class DeskTeams
{
    /// <summary>The teams that the person may make referrals for, by name.</summary>
    public static async Task<IReadOnlyList<Team>> OfAsync(DashboardDb db, Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.MakeReferrals);
        var teams = db.Teams.AsNoTracking();
        if (!actor.Role.May(Permission.SeeAllTeams))
        {
            teams = teams.Where(x => db.UserTeams.Any(t => t.UserId == actor.UserId && t.TeamId == x.Id));
        }

        return await teams.OrderBy(x => x.Name).ToListAsync(cancellationToken);
    }

    /// <summary>Those of the person's teams that make new referrals.</summary>
    public static async Task<IReadOnlyList<Team>> AtWorkAsync(DashboardDb db, Actor actor, CancellationToken cancellationToken = default)
        => [.. (await OfAsync(db, actor, cancellationToken)).Where(x => x.IsActive)];

    /// <summary>The one area that some teams work in; none when they work in several or everywhere.</summary>
    public static async Task<int?> OnlyAreaAsync(DashboardDb db, IReadOnlyList<Team> teams, CancellationToken cancellationToken = default)
    {
        var ids = teams.Select(x => x.Id).ToList();
        var areas = await db.TeamAreas.Where(x => ids.Contains(x.TeamId)).ToListAsync(cancellationToken);
        return areas.Select(x => x.TeamId).Distinct().Count() == ids.Count && areas.Select(x => x.AreaId).Distinct().Count() == 1
            ? areas[0].AreaId : null;
    }
}
