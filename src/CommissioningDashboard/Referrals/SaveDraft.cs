using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CommissioningDashboard.Referrals;

/// <summary>What became of saving a draft.</summary>
public enum DraftSaved
{
    Saved,

    /// <summary>Somebody else has saved it since it was read.</summary>
    ChangedByOther,

    /// <summary>Something in it looks like a person or is too long: nothing was saved.</summary>
    Refused,

    /// <summary>It is another team's, or has become a referral.</summary>
    Gone,
}

/// <summary>Keeps what has been filled in so far.</summary>
public sealed class SaveDraft(Database database, TimeProvider clock)
{
    /// <summary>Runs the action.</summary>
    /// <param name="actor">Who fills in.</param>
    /// <param name="id">The draft's key, made by the page that began it.</param>
    /// <param name="revision">The revision that was read; 0 for a new draft.</param>
    /// <param name="form">What is filled in.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="UnauthorizedAccessException">The person may not work at the desk.</exception>
    public async Task<DraftSaved> RunAsync(
        Actor actor, Guid id, int revision, ReferralForm form, CancellationToken cancellationToken = default)
    {
        await using var db = database.For(actor.AuthorityId);
        var teams = await DeskTeams.OfAsync(db, actor, cancellationToken);
        if (form.Refusals().Count > 0)
        {
            return DraftSaved.Refused;
        }

        int? team = int.TryParse(form.Team, out var typed) && teams.Any(x => x.Id == typed) ? typed : null;
        team ??= teams.Count == 1 ? teams[0].Id : null;
        var draft = await db.ReferralDrafts.SingleOrDefaultAsync(x => x.Id == id, cancellationToken);
        if (draft is null && (revision > 0 || await db.DeskReferrals.AnyAsync(x => x.DraftId == id, cancellationToken)))
        {
            return DraftSaved.Gone;
        }

        if (draft is not null && draft.MadeByUserId != actor.UserId && teams.All(x => x.Id != draft.TeamId))
        {
            return DraftSaved.Gone;
        }

        if (draft is not null && draft.Revision != revision)
        {
            // A press too many of the same is no change by another.
            return ReferralForm.FromDraft(draft.Answers).ToDraft() == form.ToDraft() ? DraftSaved.Saved : DraftSaved.ChangedByOther;
        }

        var now = clock.GetUtcNow();
        if (draft is null)
        {
            draft = new ReferralDraft { Id = id, MadeByUserId = actor.UserId ?? 0, Answers = "{}", OpenedAt = now };
            db.ReferralDrafts.Add(draft);
        }

        (draft.TeamId, draft.Answers, draft.SavedAt, draft.Revision) = (team, form.ToDraft(), now, revision + 1);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return DraftSaved.Saved;
        }
        catch (DbUpdateConcurrencyException)
        {
            return DraftSaved.ChangedByOther;
        }
        catch (DbUpdateException problem)
            when (problem.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // The same draft was begun in the same moment: now it is there to be compared with.
            return await RunAsync(actor, id, revision, form, cancellationToken);
        }
    }

    /// <returns>The draft, for somebody who may see it.</returns>
    /// <exception cref="UnauthorizedAccessException">The person may not work at the desk.</exception>
    public async Task<ReferralDraft?> FindAsync(Actor actor, Guid id, CancellationToken cancellationToken = default)
    {
        await using var db = database.For(actor.AuthorityId);
        var teams = await DeskTeams.OfAsync(db, actor, cancellationToken);
        var draft = await db.ReferralDrafts.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, cancellationToken);
        return draft is not null && (draft.MadeByUserId == actor.UserId || teams.Any(x => x.Id == draft.TeamId)) ? draft : null;
    }
}
