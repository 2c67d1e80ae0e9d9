using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Referrals;

/// <summary>One line of the desk.</summary>
/// <param name="Reference">The referral's; none of a draft that has not got one yet.</param>
/// <param name="Draft">The draft's key, of a draft.</param>
/// <param name="Referral">The referral's key, of a referral.</param>
/// <param name="AgeInDays">Since it was opened or received.</param>
/// <param name="Asked">How many providers were asked.</param>
/// <param name="Answered">How many of them have answered.</param>
public sealed record DeskLine(
    string? Reference, Guid? Draft, long? Referral, DeskState State, int? ServiceId, int? AreaId, int AgeInDays, int Asked = 0,
    int Answered = 0);

/// <summary>The referrals of a person's teams that were made at the desk, and the drafts.</summary>
public sealed class DeskList(Database database, TimeProvider clock)
{
    /// <summary>More than a desk can hold; the oldest choices are no longer work.</summary>
    private const int _most = 500;

    /// <param name="actor">Who looks.</param>
    /// <param name="search">A part of the reference; none for all.</param>
    /// <param name="cancellationToken">Stops the work.</param>
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
        var keys = referrals.ConvertAll(x => x.Id);
        var events = (await db.SupportEvents.AsNoTracking().Where(x => keys.Contains(x.ReferralId)).OrderBy(x => x.Id)
            .ToListAsync(cancellationToken)).ToLookup(x => x.ReferralId);
        var asked = (await db.Enquiries.Where(x => keys.Contains(x.ReferralId)).Select(x => new { x.ReferralId, x.Answer })
            .ToListAsync(cancellationToken)).ToLookup(x => x.ReferralId, x => x.Answer);
        var lines = referrals.Select(x => new DeskLine(
            x.Reference, null, x.Id, DeskStates.Of(new SupportCourse(x, [.. events[x.Id]]), asked[x.Id].Any(), today), x.ServiceId,
            x.AreaId, today.DayNumber - x.ReceivedOn.DayNumber, asked[x.Id].Count(), asked[x.Id].Count(a => a is not null)));
        return
        [
            .. drafts.Select(x => OfDraft(x, today)).Concat(lines)
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

    private static int? Id(string? text) => int.TryParse(text, out var id) ? id : null;
}
