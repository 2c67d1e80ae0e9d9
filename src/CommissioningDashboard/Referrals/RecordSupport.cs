using CommissioningDashboard.Access;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Referrals;

/// <summary>
/// Records what becomes of support after the choice: its start, other hours, a review, its end, or that the provider gives it back. The
/// facts that figures read, the event beside them, the audit entry and the word to readers are one act. A second press changes nothing.
/// </summary>
public sealed class RecordSupport(Database database, SnapshotStore store, TimeProvider clock)
{
    /// <summary>Asked where an authority has none of its own yet (Making it Real, Think Local Act Personal, 2018, in short).</summary>
    private static readonly string[] _statements =
        ["I have as much control over my day as I want", "I know who is coming to support me and when", "I see the people I want to see"];

    private const int _mostStatements = 12;

    /// <summary>Runs the action.</summary>
    /// <exception cref="UnauthorizedAccessException">The person may not work at the desk.</exception>
    public async Task<ChoiceRecorded> RunAsync(
        Actor actor, long referralId, SupportEventKind kind, SupportForm form, CancellationToken cancellationToken = default)
    {
        await using var db = database.For(actor.AuthorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await DeskCase.FindAsync(db, actor, referralId, locked: true, cancellationToken) is not { } found)
        {
            return new(false, false, []);
        }

        var course = await SupportCourse.OfAsync(db, found.Referral, cancellationToken);
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        if (found.Desk.Revision != form.Revision || course.Steps.All(x => x.Kind != kind))
        {
            // A press too many finds its own event recorded.
            return course.Events.Count > 0 && IsSame(course.Events[^1], kind, form) ? new(true, false, []) : new(false, true, []);
        }

        var (happened, scores, problems) = form.Read(kind, course, today);
        if (happened is null)
        {
            return new(false, false, problems);
        }

        var now = clock.GetUtcNow();
        happened.RecordedAt = now;
        db.SupportEvents.Add(happened);
        await ChangeFactsAsync(db, actor, found, course, happened, now, cancellationToken);
        await SaveScoresAsync(db, scores, cancellationToken);
        found.Desk.Revision++;
        db.Record(actor.UserId, Action(kind), new
        {
            referral = referralId,
            on = happened.On,
            hours = happened.WeeklyHours,
            before = happened.HoursBefore,
            reason = happened.Reason,
            outcomes = scores.Count,
        }, now);
        await db.SaveChangesAsync(cancellationToken);
        await MarketChange.RecordReferralsAsync(db, [referralId], cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        // Whoever did it sees it on the next page.
        await store.RefreshAsync(actor.AuthorityId, cancellationToken);
        return new(true, false, []);
    }

    /// <summary>The statements that a review asks about: those that the authority uses, the commonest first.</summary>
    public static async Task<IReadOnlyList<string>> StatementsAsync(DashboardDb db, CancellationToken cancellationToken = default)
    {
        var used = await db.OutcomeScores.Where(x => x.Statement != "").GroupBy(x => x.Statement).OrderByDescending(x => x.Count())
            .ThenBy(x => x.Key).Select(x => x.Key).Take(_mostStatements).ToListAsync(cancellationToken);
        return used.Count > 0 ? used : _statements;
    }

    internal static string Action(SupportEventKind kind) => kind switch
    {
        SupportEventKind.Started => "support.started",
        SupportEventKind.HoursChanged => "support.hours-changed",
        SupportEventKind.Ended => "support.ended",
        SupportEventKind.HandedBack => "support.handed-back",
        _ => "support.reviewed",
    };

    private static bool IsSame(SupportEvent last, SupportEventKind kind, SupportForm form)
        => last.Kind == kind && Imports.Reading.Dates.TryRead((form.On ?? "").Trim(), out var on) && last.On == on
            && (kind.Reasons().Count == 0 || last.Reason == form.Reason)
            && (kind != SupportEventKind.HoursChanged || $"{last.WeeklyHours:0.##}" == (form.Hours ?? "").Trim());

    private static async Task ChangeFactsAsync(
        DashboardDb db, Actor actor, DeskCase found, SupportCourse course, SupportEvent happened, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var referral = db.Referrals.Where(x => x.Id == found.Referral.Id);
        switch (happened.Kind)
        {
            case SupportEventKind.HoursChanged:
                await referral.ExecuteUpdateAsync(x => x.SetProperty(r => r.WeeklyHours, happened.WeeklyHours), cancellationToken);
                break;
            case SupportEventKind.HandedBack when course.StartedOn is null:
                await ReopenAsync(db, actor, found, happened, now, cancellationToken);
                break;
            case SupportEventKind.Ended or SupportEventKind.HandedBack:
                await referral.ExecuteUpdateAsync(x => x.SetProperty(r => r.EndedOn, happened.On), cancellationToken);
                break;
            default:
                break;
        }
    }

    /// <summary>Given back before it began, the referral looks for a provider again, and its time is counted from now.</summary>
    private static async Task ReopenAsync(
        DashboardDb db, Actor actor, DeskCase found, SupportEvent happened, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var referral = found.Referral;
        var options = await db.Options.AsNoTracking().Where(x => x.ReferralId == referral.Id).ToListAsync(cancellationToken);
        foreach (var option in options)
        {
            option.Id = 0;
            if (option.Outcome == OptionOutcome.Accepted)
            {
                (option.Outcome, option.Reason) = (OptionOutcome.WithdrewAfterAccepting, happened.Reason);
            }
        }

        (referral.Outcome, referral.ProviderId, referral.ArrangedOn) = (ReferralOutcome.Waiting, null, null);
        await RecordReferral.WithinAsync(db, actor.UserId, referral, options, now, cancellationToken);
        var desk = found.Desk;
        (desk.OpenedAt, desk.RecordedAt, desk.ChosenBy, desk.WhyChosen) = (now, null, null, null);
    }

    private static async Task SaveScoresAsync(DashboardDb db, IReadOnlyList<OutcomeScore> scores, CancellationToken cancellationToken)
    {
        foreach (var score in scores)
        {
            // Asked twice on a day, the later answer stands, as in a file.
            await db.OutcomeScores.Where(x => x.ReferralId == score.ReferralId && x.MeasuredOn == score.MeasuredOn
                && x.Instrument == score.Instrument && x.Statement == score.Statement).ExecuteDeleteAsync(cancellationToken);
        }

        db.OutcomeScores.AddRange(scores);
    }
}
