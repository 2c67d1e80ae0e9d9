using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Targets;

/// <summary>Sets targets and ends them; nothing is erased.</summary>
public sealed class TargetDesk(StatedFacts facts, TimeProvider time)
{
    /// <param name="target">Complete but for when it was set.</param>
    /// <param name="authorityId">Whose target.</param>
    /// <param name="userId">The account that sets it.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public Task SetAsync(Target target, int authorityId, int userId, CancellationToken cancellationToken = default)
        => facts.ActAsync(authorityId, async db =>
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
        => facts.ActAsync(authorityId, async db =>
        {
            if (await db.Targets.SingleOrDefaultAsync(x => x.Id == targetId && x.EndedAt == null, cancellationToken) is not { } target)
            {
                return false;
            }

            target.EndedAt = time.GetUtcNow();
            db.Record(userId, "target.ended", new { target.Id, target.MeasureId }, target.EndedAt.Value);
            return true;
        }, cancellationToken);
}
