using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.Submissions;
using CommissioningDashboard.Measures;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Web.Imports;

/// <summary>What the page of the services put together from Client Level Data shows.</summary>
internal sealed record ServicesTogether
{
    /// <summary>So many questions, or changes, fit on a page.</summary>
    private const int _shown = 20;

    public required string Headline { get; init; }

    public required string SubmissionsFinding { get; init; }

    public required IReadOnlyList<IReadOnlyList<string>> Submissions { get; init; }

    public required string FlagsFinding { get; init; }

    public required IReadOnlyList<IReadOnlyList<string>> Flags { get; init; }

    public required string QuestionsFinding { get; init; }

    /// <summary>Those without an answer first.</summary>
    public required IReadOnlyList<CldQuestion> Questions { get; init; }

    public required int MoreQuestions { get; init; }

    public required string TiesFinding { get; init; }

    public required IReadOnlyList<ProviderTie> Ties { get; init; }

    public required string ChangesFinding { get; init; }

    public required IReadOnlyList<IReadOnlyList<string>> Changes { get; init; }

    public required string RequestsFinding { get; init; }

    public required IReadOnlyList<IReadOnlyList<string>> Requests { get; init; }

    public static async Task<ServicesTogether> ReadAsync(DashboardDb db)
    {
        var submissions = await SubmissionsAsync(db);
        var flags = await FlagsAsync(db);
        var asked = db.CldQuestions.AsNoTracking().OrderBy(x => x.Answer != null).ThenBy(x => x.FirstStart).ThenBy(x => x.Key);
        var (all, open) = (await db.CldQuestions.CountAsync(), await db.CldQuestions.CountAsync(x => x.Answer == null));
        var questions = await asked.Take(_shown).ToListAsync();
        var ties = await db.ProviderTies.AsNoTracking()
            .OrderBy(x => x.Settled != null).ThenBy(x => x.FirstName).ThenBy(x => x.Id).ToListAsync();
        var changes = await ChangesAsync(db);
        var changed = await db.SupportChanges.CountAsync();
        var undated = await db.SupportChanges.CountAsync(x => !x.IsDayKnown);
        var requests = await db.CldRequests.AsNoTracking().ToListAsync();
        var services = await db.Referrals.CountAsync(x => db.CldSubmissions.Any(s => s.BatchId == x.BatchId));
        var proposed = ties.Count(x => x.Settled is null);
        return new ServicesTogether
        {
            Headline = submissions.Count == 0 ? "No Client Level Data is held."
                : $"{Written.Counted(services, "service")} put together from {Written.Counted(submissions.Count, "submission")}.",
            SubmissionsFinding = submissions.Count == 0 ? "None yet." : "In whatever order they come, the picture is the same.",
            Submissions = submissions,
            FlagsFinding = flags.Count == 0 ? "Nothing out of the ordinary." : "Each by a written rule; none changes a figure unsaid.",
            Flags = flags,
            QuestionsFinding = Waiting(all, open, "question"),
            Questions = questions,
            MoreQuestions = Math.Max(0, all - questions.Count),
            TiesFinding = Waiting(ties.Count, proposed, "proposal"),
            Ties = ties,
            ChangesFinding = changed == 0 ? "None is told."
                : $"{Written.Counted(changed, "change")}; of {Written.Whole(undated)} the day lies between two submissions, not known.",
            Changes = changes,
            RequestsFinding = requests.Count == 0 ? "The submissions hold no request."
                : $"Of {Written.Counted(requests.Count, "request")}, {Written.Whole(requests.Count(x => x.ReferralId is null))} had no "
                + "service.",
            Requests = requests.Count == 0 ? [] : await WaitsAsync(db, requests),
        };
    }

    private static string Waiting(int all, int open, string what)
    {
        if (all == 0)
        {
            return "Nothing to ask.";
        }

        return open == 0 ? $"Every {what} is answered." : $"{Written.Counted(open, what)} wait{(open == 1 ? "s" : "")} for an answer.";
    }

    private static async Task<List<IReadOnlyList<string>>> SubmissionsAsync(DashboardDb db)
    {
        var held = await db.CldSubmissions.AsNoTracking().OrderBy(x => x.To).ThenBy(x => x.From).ThenBy(x => x.Id)
            .Select(x => new
            {
                x.Id,
                x.From,
                x.To,
                x.BatchId,
                File = db.ImportBatches.Single(b => b.Id == x.BatchId).FileName,
                Rows = db.CldEvents.Count(e => e.SubmissionId == x.Id),
            }).ToListAsync();
        return
        [
            .. held.Select(x => (IReadOnlyList<string>)
            [
                $"{CldWords.Day(x.From)} to {CldWords.Day(x.To)}", $"{x.File} (import {x.BatchId})", Written.Whole(x.Rows),
                held.Exists(o => o.From == x.From && o.To == x.To && o.Id > x.Id)
                    ? "no: replaced by a later file for the same period" : "yes",
            ]),
        ];
    }

    private static async Task<List<IReadOnlyList<string>>> FlagsAsync(DashboardDb db)
    {
        var found = await db.CldFindings.GroupBy(x => x.Flags).Select(x => new { x.Key, Count = x.Count() }).ToListAsync();
        return
        [
            .. Enum.GetValues<CldFlags>().Where(x => x != CldFlags.None)
                .Select(x => (Flag: x, Count: found.Where(f => f.Key.HasFlag(x)).Sum(f => f.Count))).Where(x => x.Count > 0)
                .Select(x => (IReadOnlyList<string>)[CldNotes.InWords(x.Flag), Written.Whole(x.Count)]),
        ];
    }

    private static async Task<List<IReadOnlyList<string>>> ChangesAsync(DashboardDb db)
    {
        var latest = await db.SupportChanges.AsNoTracking().OrderByDescending(x => x.From).ThenBy(x => x.Id).Take(_shown)
            .Join(db.Referrals, x => x.ReferralId, x => x.Id, (x, r) => new
            {
                Change = x,
                r.WeeklyCost,
                r.WeeklyHours,
                Service = db.Services.Single(s => s.Id == r.ServiceId).Name,
                Before = db.SupportChanges.Where(b => b.ReferralId == x.ReferralId && b.From < x.From)
                    .OrderByDescending(b => b.From).FirstOrDefault(),
            }).ToListAsync();
        return
        [
            .. latest.Select(x => (IReadOnlyList<string>)
            [
                CldWords.Day(x.Change.From), x.Service,
                x.Before is null ? Weekly(x.WeeklyHours, x.WeeklyCost) : Weekly(x.Before.WeeklyHours, x.Before.WeeklyCost),
                Weekly(x.Change.WeeklyHours, x.Change.WeeklyCost),
                x.Change.IsDayKnown ? $"a record of that day, import {x.Change.BatchId}"
                    : $"import {x.Change.BatchId}; the day itself is not known",
            ]),
        ];
    }

    private static string Weekly(decimal? hours, decimal? cost) => (hours, cost) switch
    {
        ( > 0 and { } h, { } c) => $"{h:0.##} hours at £{c / h:0.00}",
        (_, { } c) => $"£{c:#,0.00} a week",
        ({ } h, _) => $"{h:0.##} hours",
        _ => "not told",
    };

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> WaitsAsync(DashboardDb db, List<CldRequest> requests)
    {
        var ours = await db.CldRequests.Where(x => x.ReferralId != null)
            .Join(db.Referrals, x => x.ReferralId, x => (long?)x.Id, (x, r) => r.ArrangedOn!.Value.DayNumber - x.ReceivedOn.DayNumber)
            .ToListAsync();
        var national = requests.Where(x => x.NationalStart is not null)
            .Select(x => x.NationalStart!.Value.DayNumber - x.ReceivedOn.DayNumber).ToList();
        return
        [
            ["Followed by a service", Written.Whole(ours.Count), Written.Whole(national.Count)],
            ["Days to it, median", Median(ours), Median(national)],
        ];
    }

    private static string Median(List<int> days)
    {
        days.Sort();
        return days.Count == 0 ? "none" : $"{(days[(days.Count - 1) / 2] + days[days.Count / 2]) / 2.0:0.#}";
    }
}
