using System.Security.Cryptography;
using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Referrals;

/// <summary>What came of opening a referral: its key, or what has to be mended.</summary>
public sealed record ReferralOpened(long? ReferralId, IReadOnlyList<(string Field, string Problem)> Problems);

/// <summary>Makes a referral of a form that is whole, and lets its draft go: both or neither.</summary>
public sealed class OpenReferral(Database database, Market.SnapshotStore store, TimeProvider clock)
{
    /// <summary>No 0, 1, I, L, O or U: the reference is read out over the telephone.</summary>
    private const string _letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Runs the action.</summary>
    /// <param name="actor">Who makes the referral.</param>
    /// <param name="draftId">The draft's key, made by the page that began it: a second press finds the referral of the first.</param>
    /// <param name="form">What is filled in.</param>
    /// <param name="cancellationToken">Stops it; nothing is made then.</param>
    /// <exception cref="UnauthorizedAccessException">The person may not work at the desk.</exception>
    public async Task<ReferralOpened> RunAsync(
        Actor actor, Guid draftId, ReferralForm form, CancellationToken cancellationToken = default)
    {
        var market = await store.GetAsync(actor.AuthorityId, cancellationToken);
        await using var db = database.For(actor.AuthorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var teams = await DeskTeams.AtWorkAsync(db, actor, cancellationToken);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext({draftId.ToString()}))", cancellationToken);
        if (await MadeAsync(db, draftId, cancellationToken) is { } made)
        {
            return new(made, []);
        }

        var now = clock.GetUtcNow();
        var (opened, problems) = form.Read(teams, market, DateOnly.FromDateTime(clock.GetLocalNow().DateTime));
        if (opened is null)
        {
            return new(null, problems);
        }

        var referral = opened.Referral;
        if (referral.Reference.Length == 0)
        {
            referral.Reference = $"R-{RandomNumberGenerator.GetString(_letters, 8)}";
        }
        else if (await db.Referrals.AnyAsync(x => x.Reference == referral.Reference, cancellationToken))
        {
            return new(
                null, [(nameof(form.Reference), "There is a referral with this reference already. Leave it empty to have one made")]);
        }

        var draft = await db.ReferralDrafts.SingleOrDefaultAsync(x => x.Id == draftId, cancellationToken);
        await RecordReferral.WithinAsync(db, actor.UserId, referral, [], now, cancellationToken);
        db.DeskReferrals.Add(new DeskReferral
        {
            ReferralId = referral.Id,
            DraftId = draftId,
            OpenedAt = draft?.OpenedAt ?? now,
            WantedFrom = opened.WantedFrom,
            Times = opened.Times.Bits,
            Languages = opened.Languages,
            WhatMatters = opened.WhatMatters,
        });
        if (draft is not null)
        {
            db.ReferralDrafts.Remove(draft);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(referral.Id, []);
    }

    private static Task<long?> MadeAsync(DashboardDb db, Guid draftId, CancellationToken cancellationToken)
        => db.DeskReferrals.Where(x => x.DraftId == draftId).Select(x => (long?)x.ReferralId).SingleOrDefaultAsync(cancellationToken);
}
