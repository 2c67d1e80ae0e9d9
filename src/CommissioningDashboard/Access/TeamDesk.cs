using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.Reading;
using CommissioningDashboard.Market;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Access;

/// <summary>What came of a change of a team.</summary>
/// <param name="Team">The team as it is now; none when nothing was changed.</param>
/// <param name="Problems">What has to be mended.</param>
public sealed record TeamChanged(Team? Team, IReadOnlyList<(string Field, string Problem)> Problems);

/// <summary>
/// Adds teams and changes their name, areas and whether they are at work. A team is never erased: its referrals are its own. The code by
/// which files name it stays through every change of name.
/// </summary>
public sealed class TeamDesk(Database database, SnapshotStore store, TimeProvider time)
{
    /// <exception cref="UnauthorizedAccessException">The person may not manage people and teams.</exception>
    public Task<TeamChanged> AddAsync(Actor actor, TeamForm form, CancellationToken cancellationToken = default)
        => ActAsync(actor, null, form, cancellationToken);

    /// <exception cref="UnauthorizedAccessException">The person may not manage people and teams.</exception>
    public Task<TeamChanged> ChangeAsync(Actor actor, int teamId, TeamForm form, CancellationToken cancellationToken = default)
        => ActAsync(actor, teamId, form, cancellationToken);

    private async Task<TeamChanged> ActAsync(Actor actor, int? teamId, TeamForm form, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ManageUsers);
        await using var db = database.For(actor.AuthorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // Two who give teams one name at once take turns.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext({$"{actor.AuthorityId} teams"}))", cancellationToken);
        var teams = await db.Teams.ToListAsync(cancellationToken);
        var team = teams.SingleOrDefault(x => x.Id == teamId);
        if (teamId is not null && team is null)
        {
            return new(null, []);
        }

        var problems = form.Problems([.. teams.Where(x => x != team)], await db.Areas.AsNoTracking().ToListAsync(cancellationToken));
        if (problems.Count > 0)
        {
            return new(null, problems);
        }

        var before = team is null ? null : await SaidAsync(db, team, cancellationToken);
        team ??= db.Teams.Add(new Team { Code = FreeCode(form.Trimmed, teams), Name = form.Trimmed }).Entity;
        (team.Name, team.IsActive) = (form.Trimmed, form.IsActive);
        await db.SaveChangesAsync(cancellationToken);
        var held = await db.TeamAreas.Where(x => x.TeamId == team.Id).ToListAsync(cancellationToken);
        db.TeamAreas.RemoveRange(held.Where(x => !form.Areas.Contains(x.AreaId)));
        db.TeamAreas.AddRange(
            form.Areas.Distinct().Except(held.Select(x => x.AreaId)).Select(x => new TeamArea { TeamId = team.Id, AreaId = x }));
        await db.SaveChangesAsync(cancellationToken);
        db.Record(
            actor.UserId, before is null ? "team.added" : "team.changed",
            new { Team = team.Code, Before = before, After = await SaidAsync(db, team, cancellationToken) }, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await MarketChange.RecordAsync(db, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await store.RefreshAsync(actor.AuthorityId, cancellationToken);
        return new(team, []);
    }

    private static string FreeCode(string name, List<Team> teams)
    {
        var code = Plain.Code(name) is { Length: > 0 } plain ? plain : "team";
        var free = code;
        for (var next = 2; teams.Any(x => x.Code == free); next++)
        {
            free = $"{code}-{next}";
        }

        return free;
    }

    /// <summary>"East, in Coast and Hills, at work", for the trail.</summary>
    private static async Task<string> SaidAsync(DashboardDb db, Team team, CancellationToken cancellationToken)
    {
        var areas = await db.TeamAreas.Where(x => x.TeamId == team.Id).Join(db.Areas, x => x.AreaId, x => x.Id, (_, area) => area.Name)
            .OrderBy(x => x).ToListAsync(cancellationToken);
        return $"{team.Name}, {(areas.Count == 0 ? "everywhere" : string.Join(", ", areas))}, {(team.IsActive ? "at work" : "closed")}";
    }
}
