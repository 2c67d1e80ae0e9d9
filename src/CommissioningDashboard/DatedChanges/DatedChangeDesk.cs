using CommissioningDashboard.Access;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.DatedChanges;

/// <summary>Records dated changes and withdraws those recorded by mistake; nothing is erased.</summary>
public sealed class DatedChangeDesk(StatedFacts facts, TimeProvider time)
{
    /// <param name="actor">Who records it.</param>
    /// <param name="change">Complete but for when it was recorded.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="UnauthorizedAccessException">The person may not record changes.</exception>
    public Task RecordAsync(Actor actor, DatedChange change, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.SetTargets);
        return facts.ActAsync(actor.AuthorityId, async db =>
        {
            change.RecordedAt = time.GetUtcNow();
            db.DatedChanges.Add(change);
            await db.SaveChangesAsync(cancellationToken);
            db.Record(actor.UserId, "change.recorded", new { change.Id, change.Name, change.From, change.Filter }, change.RecordedAt);
            return true;
        }, cancellationToken);
    }

    /// <returns>False when there is no such change, or it is withdrawn already.</returns>
    /// <exception cref="UnauthorizedAccessException">The person may not record changes.</exception>
    public Task<bool> WithdrawAsync(Actor actor, int changeId, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.SetTargets);
        return facts.ActAsync(actor.AuthorityId, async db =>
        {
            var found = await db.DatedChanges.SingleOrDefaultAsync(x => x.Id == changeId && x.WithdrawnAt == null, cancellationToken);
            if (found is not { } change)
            {
                return false;
            }

            change.WithdrawnAt = time.GetUtcNow();
            db.Record(actor.UserId, "change.withdrawn", new { change.Id, change.Name }, change.WithdrawnAt.Value);
            return true;
        }, cancellationToken);
    }
}
