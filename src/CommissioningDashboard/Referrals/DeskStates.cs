namespace CommissioningDashboard.Referrals;

/// <summary>How far a referral has come at the desk; what most needs doing first.</summary>
public enum DeskState
{
    /// <summary>A provider is being looked for, and has been for longer than anybody is meant to wait.</summary>
    WaitingTooLong,

    /// <summary>Support runs, and the day by which the person should have been asked about it is over.</summary>
    ReviewDue,

    /// <summary>Providers have been asked, and none is chosen yet.</summary>
    Asked,

    /// <summary>A provider is being looked for.</summary>
    Looking,

    /// <summary>Its form is not whole yet.</summary>
    Draft,

    /// <summary>A provider was chosen and support has not begun, as far as is recorded.</summary>
    Arranged,

    /// <summary>Support runs.</summary>
    Supported,

    /// <summary>All providers asked said no, or nobody was there to ask.</summary>
    NobodyFound,

    /// <summary>The person no longer wants it.</summary>
    Withdrawn,

    /// <summary>Support has ended.</summary>
    Ended,
}

/// <summary>The states as the desk says them and as its addresses do.</summary>
public static class DeskStates
{
    /// <summary>After so many days without a provider a referral waits too long.</summary>
    public const int LongestWaitInDays = 14;

    public static IReadOnlyList<(DeskState State, string Code, string Name)> All { get; } =
    [
        (DeskState.WaitingTooLong, "waiting-too-long", "Waiting too long"),
        (DeskState.ReviewDue, "review-due", "Review due"),
        (DeskState.Asked, "asked", "Providers asked"),
        (DeskState.Looking, "looking", "Looking for a provider"),
        (DeskState.Draft, "draft", "Draft"),
        (DeskState.Arranged, "arranged", "Arranged, not started"),
        (DeskState.Supported, "supported", "Supported"),
        (DeskState.NobodyFound, "nobody-found", "Nobody found"),
        (DeskState.Withdrawn, "withdrawn", "Withdrawn"),
        (DeskState.Ended, "ended", "Ended"),
    ];

    public static string Name(this DeskState state) => All.First(x => x.State == state).Name;

    public static DeskState? Parse(string? code) => All.Where(x => x.Code == code).Select(x => (DeskState?)x.State).FirstOrDefault();

    /// <summary>The state of a referral.</summary>
    /// <param name="course">The referral and what has happened to its support.</param>
    /// <param name="isAsked">Whether a provider was asked for it.</param>
    /// <param name="today">The day asked about.</param>
    public static DeskState Of(SupportCourse course, bool isAsked, DateOnly today) => course.Referral.Outcome switch
    {
        Data.ReferralOutcome.NoProviderFound => DeskState.NobodyFound,
        Data.ReferralOutcome.Withdrawn => DeskState.Withdrawn,
        Data.ReferralOutcome.Waiting when today.DayNumber - course.Referral.ReceivedOn.DayNumber > LongestWaitInDays
            => DeskState.WaitingTooLong,
        Data.ReferralOutcome.Waiting => isAsked ? DeskState.Asked : DeskState.Looking,
        _ when course.Referral.EndedOn is not null => DeskState.Ended,
        _ when course.ReviewDueOn <= today => DeskState.ReviewDue,
        _ => course.IsRunning ? DeskState.Supported : DeskState.Arranged,
    };
}
