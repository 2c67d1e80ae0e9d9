using CommissioningDashboard.Data;

namespace CommissioningDashboard.Market;

/// <summary>
/// Writes what an authority states beside its referrals: targets, dated changes. Each act, its audit entry and the news of it to readers
/// are
/// one transaction.
/// </summary>
public sealed class StatedFacts(Database database, SnapshotStore store)
{
    /// <param name="authorityId">Whose fact.</param>
    /// <param name="act">Writes it, or says that there is nothing to write.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>What <paramref name="act"/> said.</returns>
    public async Task<bool> ActAsync(int authorityId, Func<DashboardDb, Task<bool>> act, CancellationToken cancellationToken)
    {
        await using var db = database.For(authorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await act(db))
        {
            return false;
        }

        await db.SaveChangesAsync(cancellationToken);
        await MarketChange.RecordWithoutReferralsAsync(db, cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        // Whoever did it sees it on the next page.
        await store.RefreshAsync(authorityId, cancellationToken);
        return true;
    }
}
