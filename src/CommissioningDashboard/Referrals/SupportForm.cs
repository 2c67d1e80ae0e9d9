using System.Globalization;
using CommissioningDashboard.Data;
using CommissioningDashboard.Forms;
using CommissioningDashboard.Imports.Formats;
using CommissioningDashboard.Imports.Reading;

namespace CommissioningDashboard.Referrals;

/// <summary>What has happened to arranged support, as filled in.</summary>
/// <param name="On">The day.</param>
/// <param name="Hours">Of a change of hours: how many a week from then on.</param>
/// <param name="Reason">Of an end or a hand-back: why, from the list.</param>
/// <param name="Quality">Of a review: quality of life, 0 to 24; empty when not asked.</param>
/// <param name="Statements">Of a review: each statement asked, and "yes", "no" or nothing.</param>
/// <param name="Revision">The revision of the referral that was read.</param>
public sealed record SupportForm(
    string? On, string? Hours, string? Reason, string? Quality, IReadOnlyList<(string Statement, string? Answer)> Statements, int Revision)
{
    /// <summary>The event and the outcomes of a review, or what has to be mended, each with the name of its field.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="course">How the support has gone so far.</param>
    /// <param name="today">The day of the recording.</param>
    public (SupportEvent? Event, IReadOnlyList<OutcomeScore> Scores, IReadOnlyList<(string Field, string Problem)> Problems) Read(
        SupportEventKind kind, SupportCourse course, DateOnly today)
    {
        var problems = new List<(string Field, string Problem)>();
        DateOnly? on = Dates.TryRead((On ?? "").Trim(), out var day) ? day : null;
        var earliest = course.StartedOn ?? course.Referral.ArrangedOn ?? course.Referral.ReceivedOn;
        problems.Check(on is not null, nameof(On), "Enter the day, like 30/11/2026");
        problems.Check(on is null || on <= today, nameof(On), "The day cannot lie in the future");
        problems.Check(on is null || on >= earliest, nameof(On),
            course.StartedOn is null ? "It cannot be before it was arranged" : "It cannot be before support began");
        var hours = kind == SupportEventKind.HoursChanged ? ReadHours(problems) : null;
        problems.Check(hours is null || hours != course.Referral.WeeklyHours, nameof(Hours), "These are the hours that stand already");
        problems.Check(kind.Reasons().Count == 0 || kind.Reasons().Contains(Reason ?? ""), nameof(Reason), "Choose the main reason");
        var scores = kind == SupportEventKind.Reviewed ? ReadScores(course.Referral.Id, on ?? today, problems) : [];
        return problems.Count > 0 ? (null, [], problems)
            : (new SupportEvent
            {
                ReferralId = course.Referral.Id,
                Kind = kind,
                On = on!.Value,
                WeeklyHours = hours,
                HoursBefore = hours is null ? null : course.Referral.WeeklyHours,
                ProviderId = course.Referral.ProviderId,
                Reason = kind.Reasons().Count == 0 ? null : Reason,
            }, scores, []);
    }

    private decimal? ReadHours(List<(string Field, string Problem)> problems)
    {
        var isNumber = decimal.TryParse((Hours ?? "").Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var hours);
        problems.Check(isNumber, nameof(Hours), "Enter hours a week as a number, like 10 or 7.5");
        problems.Check(
            !isNumber || hours is > 0 and <= 168, nameof(Hours), "A week has 168 hours: enter more than 0 and no more than that");
        return isNumber ? Math.Round(hours, 2) : null;
    }

    private List<OutcomeScore> ReadScores(long referral, DateOnly on, List<(string Field, string Problem)> problems)
    {
        var scores = new List<OutcomeScore>();
        var typed = (Quality ?? "").Trim();
        if (typed.Length > 0)
        {
            var isGood = short.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var quality)
                && quality <= OutcomesFormat.MostQuality;
            problems.Check(isGood, nameof(Quality), $"Enter a whole number from 0 to {OutcomesFormat.MostQuality}, or leave it empty");
            Add(OutcomeInstrument.QualityOfLife, "", quality);
        }

        foreach (var (statement, answer) in Statements.Where(x => x.Answer is "yes" or "no"))
        {
            Add(OutcomeInstrument.Statement, statement, (short)(answer == "yes" ? 1 : 0));
        }

        problems.Check(scores.Count > 0, nameof(Quality), "Answer at least one of the questions");
        return scores;

        void Add(OutcomeInstrument instrument, string statement, short score) => scores.Add(new OutcomeScore
        {
            ReferralId = referral,
            MeasuredOn = on,
            Instrument = instrument,
            Statement = statement,
            Score = score,
        });
    }
}
