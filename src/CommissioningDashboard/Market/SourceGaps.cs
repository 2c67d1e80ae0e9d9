namespace CommissioningDashboard.Market;

/// <summary>
/// What the source of a referral has no place for, so that nothing can be concluded from its absence. Client Level Data holds services
/// that began: not when they were asked for, and nothing of what was never arranged.
/// </summary>
[Flags]
public enum SourceGaps : byte
{
    None = 0,

    /// <summary>The day of the request: the day support began stands in its place.</summary>
    Request = 1,

    /// <summary>Requests that found no support, still wait or were withdrawn.</summary>
    Unmet = 2,
}
