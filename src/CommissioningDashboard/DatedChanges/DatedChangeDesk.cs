using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.DatedChanges;

/// <summary>Records dated changes and withdraws those recorded by mistake; nothing is erased.</summary>
public sealed class DatedChangeDesk(StatedFacts facts, TimeProvider time)
{
    /// <param name="change">Complete but for when it was recorded.</param>
    /// <param name="authorityId">Whose change.</param>
    /// <param name="userId">The account that records it.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public Task RecordAsync(DatedChange change, int authorityId, int userId, CancellationToken cancellationToken = default)
        => facts.ActAsync(authorityId, async db =>
        {
            change.RecordedAt = time.GetUtcNow();
            db.DatedChanges.Add(change);
            await db.SaveChangesAsync(cancellationToken);
            db.Record(userId, "change.recorded", new { change.Id, change.Name, change.From, change.Filter }, change.RecordedAt);
            return true;
        }, cancellationToken);

    /// <returns>False when there is no such change, or it is withdrawn already.</returns>
    public Task<bool> WithdrawAsync(int changeId, int authorityId, int userId, CancellationToken cancellationToken = default)
        => facts.ActAsync(authorityId, async db =>
        {
            var found = await db.DatedChanges.SingleOrDefaultAsync(x => x.Id == changeId && x.WithdrawnAt == null, cancellationToken);
            if (found is not { } change)
            {
                return false;
            }

            change.WithdrawnAt = time.GetUtcNow();
            db.Record(userId, "change.withdrawn", new { change.Id, change.Name }, change.WithdrawnAt.Value);
            return true;
        }, cancellationToken);
}
