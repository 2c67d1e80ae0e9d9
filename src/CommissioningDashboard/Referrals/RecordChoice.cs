using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Referrals;

/// <summary>What came of recording a choice.</summary>
/// <param name="IsRecorded">It is in the database, with all that was shown.</param>
/// <param name="IsChanged">Somebody else has changed the referral since it was read: nothing was recorded.</param>
/// <param name="Problems">What has to be mended.</param>
public sealed record ChoiceRecorded(bool IsRecorded, bool IsChanged, IReadOnlyList<(string Field, string Problem)> Problems)
{
    /// <summary>There is no such referral for this person.</summary>
    public bool IsGone => !IsRecorded && !IsChanged && Problems.Count == 0;
}

/// <summary>
/// Records whom the referral went to, who else was shown and what each answered, or that nobody was found: all of it, with the audit
/// entry and the word to readers, or none. Recorded once; a second press changes nothing.
/// </summary>
public sealed class RecordChoice(Database database, SnapshotStore store, TimeProvider clock)
{
    /// <summary>Runs the action.</summary>
    /// <exception cref="UnauthorizedAccessException">The person may not work at the desk.</exception>
    public async Task<ChoiceRecorded> RunAsync(
        Actor actor, long referralId, ChoiceForm form, CancellationToken cancellationToken = default)
    {
        await using var db = database.For(actor.AuthorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await DeskCase.FindAsync(db, actor, referralId, locked: true, cancellationToken) is not { } found)
        {
            return new(false, false, []);
        }

        if (!found.IsOpen || found.Desk.Revision != form.Revision)
        {
            // A press too many finds its own choice recorded.
            return IsSame(found, form) ? new(true, false, []) : new(false, true, []);
        }

        var places = await PlacesAsync(db, referralId, cancellationToken);
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        var (choice, problems) = form.Read(places.Keys.ToList(), found.Referral.ReceivedOn, today);
        if (choice is null)
        {
            return new(false, false, problems);
        }

        var referral = found.Referral;
        referral.Outcome = OutcomeOf(choice);
        (referral.ProviderId, referral.ArrangedOn) = (choice.ProviderId, choice.ProviderId is null ? null : choice.ArrangedOn);
        await RecordReferral.WithinAsync(db, actor.UserId, referral, form.Options(places, choice.ProviderId), now, cancellationToken);
        var desk = found.Desk;
        (desk.RecordedAt, desk.ChosenBy, desk.WhyChosen, desk.Tried) = (now, choice.ChosenBy, choice.Why, choice.Tried);
        desk.Revision++;
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        // Whoever did it sees it on the next page.
        await store.RefreshAsync(actor.AuthorityId, cancellationToken);
        return new(true, false, []);
    }

    private static bool IsSame(DeskCase found, ChoiceForm form)
        => !found.IsOpen && found.Desk.Revision == form.Revision + 1 && form.Result == found.Referral.Outcome switch
        {
            ReferralOutcome.NoProviderFound => ChoiceForm.Nobody,
            ReferralOutcome.Withdrawn => ChoiceForm.Withdrawn,
            _ => $"{found.Referral.ProviderId}",
        } && (found.Desk.ChosenBy is null || ($"{found.Desk.ChosenBy}", found.Desk.WhyChosen) == (form.ChosenBy, form.Why));

    private static ReferralOutcome OutcomeOf(ReferralChoice choice)
    {
        if (choice.ProviderId is not null)
        {
            return ReferralOutcome.Arranged;
        }

        return choice.IsWithdrawn ? ReferralOutcome.Withdrawn : ReferralOutcome.NoProviderFound;
    }

    /// <summary>
    /// Each provider shown and its place: in the list that was looked at last, with all its pages. Whoever the same day showed otherwise
    /// sorted or narrowed keeps the place it had there, or takes the next that is free. Lists of earlier days are in the ledger alone, but
    /// for those that were asked then.
    /// </summary>
    public static async Task<IReadOnlyDictionary<int, int>> PlacesAsync(
        DashboardDb db, long referralId, CancellationToken cancellationToken = default)
    {
        var lists = await db.ShownLists.AsNoTracking().Where(x => x.ReferralId == referralId).OrderBy(x => x.Id)
            .ToListAsync(cancellationToken);
        var last = lists.LastOrDefault();
        var places = new Dictionary<int, int>();
        var taken = new HashSet<int>();

        // The newest first: where the list changed during the day, a place counts as it was seen last.
        foreach (var list in lists.Where(
            x => x.Context == last!.Context && x.Sort == last.Sort && x.Narrowed == last.Narrowed).Reverse())
        {
            for (var i = 0; i < list.Shown.Length; i++)
            {
                if (!places.ContainsKey(list.Shown[i]) && taken.Add(list.FirstPlace + i))
                {
                    places.Add(list.Shown[i], list.FirstPlace + i);
                }
            }
        }

        var asked = await db.Enquiries.Where(x => x.ReferralId == referralId).Select(x => x.ProviderId).ToListAsync(cancellationToken);
        foreach (var list in lists.AsEnumerable().Reverse())
        {
            foreach (var (i, provider) in list.Shown.Index().Where(
                x => (list.Context == last!.Context || asked.Contains(x.Item)) && !places.ContainsKey(x.Item)))
            {
                var place = list.FirstPlace + i;
                while (!taken.Add(place))
                {
                    place++;
                }

                places.Add(provider, place);
            }
        }

        return places;
    }
}
