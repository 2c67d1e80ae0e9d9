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
}
