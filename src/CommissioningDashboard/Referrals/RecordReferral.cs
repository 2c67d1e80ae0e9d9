using CommissioningDashboard.Access;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Referrals;

/// <summary>
/// Records one referral with the providers put forward for it, or changes one: all of it, with the audit trail's entry and word
/// to readers, or none. Readers see it within a second.
/// </summary>
public sealed class RecordReferral(Database database, TimeProvider clock)
{
    /// <summary>Runs the action.</summary>
    /// <param name="actor">Who records it.</param>
    /// <param name="referral">The referral as it is to be; a new one has no key yet.</param>
    /// <param name="options">Everyone put forward for it, in place of whoever was before.</param>
    /// <param name="cancellationToken">Stops it; nothing is recorded then.</param>
    /// <returns>The referral's key.</returns>
    /// <exception cref="UnauthorizedAccessException">The person may not make referrals.</exception>
    /// <exception cref="InvalidOperationException">The authority has no referral with this key.</exception>
    public async Task<long> RunAsync(
        Actor actor, Referral referral, IReadOnlyList<Option> options, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.MakeReferrals);
        await using var db = database.For(actor.AuthorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await WithinAsync(db, actor.UserId, referral, options, clock.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return referral.Id;
    }

    /// <summary>The same as a part of a larger act, whose transaction is open.</summary>
    internal static async Task WithinAsync(
        DashboardDb db, int? userId, Referral referral, IReadOnlyList<Option> options, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var isNew = referral.Id == 0;
        if (isNew)
        {
            db.Referrals.Add(referral);
            await db.SaveChangesAsync(cancellationToken);
        }
        else
        {
            var held = await db.Referrals.SingleOrDefaultAsync(x => x.Id == referral.Id, cancellationToken)
                ?? throw new InvalidOperationException($"There is no referral with the key {referral.Id}.");
            referral.AuthorityId = db.AuthorityId;
            referral.BatchId = held.BatchId;
            db.Entry(held).CurrentValues.SetValues(referral);
            await db.Options.Where(x => x.ReferralId == referral.Id).ExecuteDeleteAsync(cancellationToken);
        }

        foreach (var option in options)
        {
            option.ReferralId = referral.Id;
        }

        db.Options.AddRange(options);
        db.Record(userId, isNew ? "referral.recorded" : "referral.changed", new { referral.Id, Options = options.Count }, now);
        await db.SaveChangesAsync(cancellationToken);
        await MarketChange.RecordReferralsAsync(db, [referral.Id], cancellationToken);
    }
}
