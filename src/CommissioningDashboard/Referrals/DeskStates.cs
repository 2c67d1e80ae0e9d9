namespace CommissioningDashboard.Referrals;

/// <summary>How far a referral has come at the desk.</summary>
public enum DeskState
{
    /// <summary>A provider is being looked for, and has been for longer than anybody is meant to wait.</summary>
    WaitingTooLong,

    /// <summary>A provider is being looked for.</summary>
    Looking,

    /// <summary>Its form is not whole yet.</summary>
    Draft,

    /// <summary>A provider was chosen and support has not begun, as far as is recorded.</summary>
    Arranged,

    /// <summary>All providers asked said no, or nobody was there to ask.</summary>
    NobodyFound,

    /// <summary>The person no longer wants it.</summary>
    Withdrawn,
}

/// <summary>The states as the desk says them and as its addresses do.</summary>
public static class DeskStates
{
    /// <summary>After so many days without a provider a referral waits too long.</summary>
    public const int LongestWaitInDays = 14;

    public static IReadOnlyList<(DeskState State, string Code, string Name)> All { get; } =
    [
        (DeskState.WaitingTooLong, "waiting-too-long", "Waiting too long"),
        (DeskState.Looking, "looking", "Looking for a provider"),
        (DeskState.Draft, "draft", "Draft"),
        (DeskState.Arranged, "arranged", "Arranged"),
        (DeskState.NobodyFound, "nobody-found", "Nobody found"),
        (DeskState.Withdrawn, "withdrawn", "Withdrawn"),
    ];

    public static string Name(this DeskState state) => All.First(x => x.State == state).Name;

    public static DeskState? Parse(string? code) => All.Where(x => x.Code == code).Select(x => (DeskState?)x.State).FirstOrDefault();
}
