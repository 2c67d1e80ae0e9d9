using CommissioningDashboard.Data;
using CommissioningDashboard.Demo;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Access;

/// <summary>
/// One account for each role in a demo authority, entered with one press from the sign-in page. Their names end in a
/// domain that is reserved and can never receive mail (RFC 2606).
/// </summary>
public static class DemoAccounts
{
    public static string EmailOf(DemoPlace place, Role role) => $"{role.Slug()}@{place.MailDomain}";

    /// <summary>Adds those that are missing.</summary>
    /// <returns>True when any was missing.</returns>
    /// <param name="db">A unit of work of the demo authority.</param>
    /// <param name="place">Which of the two it is.</param>
    /// <param name="unknowable">The hash of a password that nobody knows.</param>
    /// <param name="at">When they are made.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<bool> AddAsync(
        DashboardDb db, DemoPlace place, string unknowable, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        if (!await db.Authorities.AnyAsync(x => x.Id == db.AuthorityId && x.IsDemo, cancellationToken))
        {
            throw new InvalidOperationException("Demo accounts may exist in a demo authority only.");
        }

        var present = await db.Users.Where(x => x.IsDemo).Select(x => x.Role).ToListAsync(cancellationToken);
        List<UserAccount> missing = [.. Enum.GetValues<Role>().Except(present).Select(role => new UserAccount
        {
            Email = EmailOf(place, role),
            Name = $"Demo {role.Words().ToLowerInvariant()}",
            Role = role,
            PasswordHash = unknowable,
            Stamp = Guid.NewGuid(),
            CreatedAt = at,
            IsDemo = true,
        })];
        db.Users.AddRange(missing);
        await db.SaveChangesAsync(cancellationToken);

        // The care manager works in the first two teams, of which the demonstration's desk is.
        var teams = await db.Teams.OrderBy(x => x.Id).Take(2).ToListAsync(cancellationToken);
        db.UserTeams.AddRange(missing.Where(x => x.Role == Role.CareManager)
            .SelectMany(x => teams.Select(team => new UserTeam { UserId = x.Id, TeamId = team.Id })));
        await db.SaveChangesAsync(cancellationToken);
        return missing.Count > 0;
    }
}
