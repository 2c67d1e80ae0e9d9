namespace CommissioningDashboard.Statistics;

/// <summary>One figure minus another, in their unit, with the interval for the difference.</summary>
/// <param name="Value">The difference as observed; for shares multiply by 100 to get percentage points.</param>
/// <param name="Interval">The range of true differences the figures are consistent with.</param>
public readonly record struct Difference(double Value, Interval Interval)
{
    /// <summary>
    /// Whether the change is larger than chance alone would explain, at the interval's level: it leaves out no difference.
    /// </summary>
    public bool LargerThanChance => !Interval.Contains(0);
}
