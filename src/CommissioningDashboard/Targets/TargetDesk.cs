using CommissioningDashboard.Access;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Targets;

/// <summary>Sets targets and ends them; nothing is erased.</summary>
public sealed class TargetDesk(StatedFacts facts, TimeProvider time)
{
    /// <param name="actor">Who sets it.</param>
    /// <param name="target">Complete but for when it was set.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="UnauthorizedAccessException">The person may not set targets.</exception>
    public Task SetAsync(Actor actor, Target target, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.SetTargets);
        return facts.ActAsync(actor.AuthorityId, async db =>
        {
            target.SetAt = time.GetUtcNow();
            db.Targets.Add(target);
            await db.SaveChangesAsync(cancellationToken);
            db.Record(
                actor.UserId, "target.set",
                    new { target.Id, target.MeasureId, target.Filter, Sense = $"{target.Sense}", target.Goal, target.By }, target.SetAt);
            return true;
        }, cancellationToken);
    }

    /// <returns>False when there is no such target, or it has ended already.</returns>
    /// <exception cref="UnauthorizedAccessException">The person may not set targets.</exception>
    public Task<bool> EndAsync(Actor actor, int targetId, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.SetTargets);
        return facts.ActAsync(actor.AuthorityId, async db =>
        {
            if (await db.Targets.SingleOrDefaultAsync(x => x.Id == targetId && x.EndedAt == null, cancellationToken) is not { } target)
            {
                return false;
            }

            target.EndedAt = time.GetUtcNow();
            db.Record(actor.UserId, "target.ended", new { target.Id, target.MeasureId }, target.EndedAt.Value);
            return true;
        }, cancellationToken);
    }
}
