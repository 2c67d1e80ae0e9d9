using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Referrals;

/// <summary>Reads the lists of the last year from the exposure ledger.</summary>
public sealed class LiveListReader(Database database, TimeProvider clock)
{
    /// <exception cref="UnauthorizedAccessException">The person may not see figures of the market.</exception>
    public async Task<LiveLists> ReadAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ViewMarket);
        var since = clock.GetUtcNow().AddYears(-1);
        await using var db = database.For(actor.AuthorityId);
        var lists = await db.ShownLists.AsNoTracking()
            .Where(x => x.ShownAt >= since && x.Sort == "" && x.Narrowed == "" && x.FirstPlace == 1)
            .OrderBy(x => x.Id).ToListAsync(cancellationToken);
        return LiveLists.Of(lists.Select(LedgerLine.Of));
    }
}
