using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Referrals;

/// <summary>How long it takes from opening a form to recording what came of it, in the whole authority.</summary>
/// <param name="Referrals">Of how many, recorded in the last twelve months.</param>
/// <param name="Median">Half took no longer; none of fewer than <see cref="DeskTimes.Fewest"/>.</param>
public sealed record ChoiceTime(int Referrals, TimeSpan? Median);

/// <summary>The authority's figure and never a person's: no worker is in what it is made of.</summary>
public sealed class DeskTimes(Database database, TimeProvider clock)
{
    /// <summary>Of fewer referrals a figure could tell of somebody's.</summary>
    public const int Fewest = 10;

    /// <exception cref="UnauthorizedAccessException">The person may not work at the desk.</exception>
    public async Task<ChoiceTime> ReadAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.MakeReferrals);
        var since = clock.GetUtcNow().AddYears(-1);
        await using var db = database.For(actor.AuthorityId);
        var taken = await db.DeskReferrals.Where(x => x.RecordedAt >= since)
            .Select(x => x.RecordedAt!.Value - x.OpenedAt).OrderBy(x => x).ToListAsync(cancellationToken);
        return new ChoiceTime(taken.Count, taken.Count < Fewest ? null : (taken[(taken.Count - 1) / 2] + taken[taken.Count / 2]) / 2);
    }
}
