using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Referrals;

/// <summary>One line of the desk.</summary>
/// <param name="Reference">The referral's; none of a draft that has not got one yet.</param>
/// <param name="Draft">The draft's key, of a draft.</param>
/// <param name="Referral">The referral's key, of a referral.</param>
/// <param name="AgeInDays">Since it was opened or received.</param>
public sealed record DeskLine(
    string? Reference, Guid? Draft, long? Referral, DeskState State, int? ServiceId, int? AreaId, int AgeInDays);

/// <summary>The referrals of a person's teams that were made at the desk, and the drafts.</summary>
public sealed class DeskList(Database database, TimeProvider clock)
{
    /// <summary>More than a desk can hold; the oldest choices are no longer work.</summary>
    private const int _most = 500;

    /// <param name="search">A part of the reference; none for all.</param>
    /// <exception cref="UnauthorizedAccessException">The person may not work at the desk.</exception>
    public async Task<IReadOnlyList<DeskLine>> ReadAsync(Actor actor, string? search = null, CancellationToken cancellationToken = default)
    {
        await using var db = database.For(actor.AuthorityId);
        var teams = (await DeskTeams.OfAsync(db, actor, cancellationToken)).Select(x => (int?)x.Id).ToList();
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        var drafts = await db.ReferralDrafts.AsNoTracking()
            .Where(x => x.MadeByUserId == actor.UserId || teams.Contains(x.TeamId)).ToListAsync(cancellationToken);
        var referrals = await db.DeskReferrals.AsNoTracking()
            .Join(db.Referrals, x => x.ReferralId, x => x.Id, (desk, referral) => referral)
            .Where(x => teams.Contains(x.TeamId)).OrderByDescending(x => x.Id).Take(_most).ToListAsync(cancellationToken);
        return
        [
            .. drafts.Select(x => OfDraft(x, today)).Concat(referrals.Select(x => OfReferral(x, today)))
                .Where(x => string.IsNullOrWhiteSpace(search)
                    || x.Reference?.Contains(search.Trim(), StringComparison.OrdinalIgnoreCase) is true)
                .OrderBy(x => x.State).ThenByDescending(x => x.AgeInDays).ThenBy(x => x.Reference, StringComparer.Ordinal),
        ];
    }

    private static DeskLine OfDraft(ReferralDraft draft, DateOnly today)
    {
        var form = ReferralForm.FromDraft(draft.Answers);
        var age = today.DayNumber - DateOnly.FromDateTime(draft.OpenedAt.LocalDateTime).DayNumber;
        return new(form.Reference, draft.Id, null, DeskState.Draft, Id(form.Service), Id(form.Area), age);
    }

    private static DeskLine OfReferral(Referral referral, DateOnly today)
    {
        var age = today.DayNumber - referral.ReceivedOn.DayNumber;
        return new(
            referral.Reference, null, referral.Id, StateOf(referral, age), referral.ServiceId, referral.AreaId, age);
    }

    private static DeskState StateOf(Referral referral, int age) => referral.Outcome switch
    {
        ReferralOutcome.Arranged => DeskState.Arranged,
        ReferralOutcome.NoProviderFound => DeskState.NobodyFound,
        ReferralOutcome.Withdrawn => DeskState.Withdrawn,
        _ => age > DeskStates.LongestWaitInDays ? DeskState.WaitingTooLong : DeskState.Looking,
    };

    private static int? Id(string? text) => int.TryParse(text, out var id) ? id : null;
}
