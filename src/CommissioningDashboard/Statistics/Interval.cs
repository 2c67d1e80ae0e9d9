namespace CommissioningDashboard.Statistics;

/// <summary>The two ends of an interval estimate, in the unit of the figure it surrounds; both ends belong to it.</summary>
public readonly record struct Interval(double Low, double High)
{
    public bool Contains(double value) => Low <= value && value <= High;
}
