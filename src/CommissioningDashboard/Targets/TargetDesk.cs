using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Targets;

/// <summary>
/// Sets targets and ends them. Each act, its audit entry and the news of it to readers are one transaction; nothing is erased.
/// </summary>
public sealed class TargetDesk(Database database, SnapshotStore store, TimeProvider time)
{
    /// <param name="target">Complete but for when it was set.</param>
    /// <param name="authorityId">Whose target.</param>
    /// <param name="userId">The account that sets it.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public Task SetAsync(Target target, int authorityId, int userId, CancellationToken cancellationToken = default)
        => ActAsync(authorityId, async db =>
        {
            target.SetAt = time.GetUtcNow();
            db.Targets.Add(target);
            await db.SaveChangesAsync(cancellationToken);
            db.Record(
                userId, "target.set",
                    new { target.Id, target.MeasureId, target.Filter, Sense = $"{target.Sense}", target.Goal, target.By }, target.SetAt);
            return true;
        }, cancellationToken);

    /// <returns>False when there is no such target, or it has ended already.</returns>
    public Task<bool> EndAsync(int targetId, int authorityId, int userId, CancellationToken cancellationToken = default)
        => ActAsync(authorityId, async db =>
        {
            if (await db.Targets.SingleOrDefaultAsync(x => x.Id == targetId && x.EndedAt == null, cancellationToken) is not { } target)
            {
                return false;
            }

            target.EndedAt = time.GetUtcNow();
            db.Record(userId, "target.ended", new { target.Id, target.MeasureId }, target.EndedAt.Value);
            return true;
        }, cancellationToken);

    private async Task<bool> ActAsync(int authorityId, Func<DashboardDb, Task<bool>> act, CancellationToken cancellationToken)
    {
        await using var db = database.For(authorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await act(db))
        {
            return false;
        }

        await db.SaveChangesAsync(cancellationToken);
        await MarketChange.RecordTargetsAsync(db, cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        // Whoever did it sees it on the next page.
        await store.RefreshAsync(authorityId, cancellationToken);
        return true;
    }
}
