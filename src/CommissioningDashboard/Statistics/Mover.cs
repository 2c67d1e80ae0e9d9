namespace CommissioningDashboard.Statistics;

/// <summary>
/// Intervals for what is put together from independent estimates that have intervals of their own, without assuming those to be
/// symmetrical: the method of variance estimates recovery. With Wilson's intervals its difference is Newcombe's.
/// </summary>
/// <remarks>
/// Source: G. Y. Zou and A. Donner (2008), "Construction of confidence intervals about effect measures: a general approach",
/// Statistics in Medicine 27:1693–1702.
/// </remarks>
public static class Mover
{
    /// <summary>The first estimate less the second.</summary>
    public static Difference Difference(double first, Interval own, double second, Interval other)
    {
        var difference = first - second;
        return new Difference(difference, new Interval(
            difference - double.Hypot(first - own.Low, other.High - second),
            difference + double.Hypot(own.High - first, second - other.Low)));
    }

    /// <summary>The sum of the estimates by their weights, which are 0 or more.</summary>
    public static (double Value, Interval Interval) Sum(IReadOnlyList<(double Weight, double Value, Interval Interval)> estimates)
    {
        var value = estimates.Sum(x => x.Weight * x.Value);
        return (value, new Interval(
            value - Math.Sqrt(estimates.Sum(x => Squared(x.Weight * (x.Value - x.Interval.Low)))),
            value + Math.Sqrt(estimates.Sum(x => Squared(x.Weight * (x.Interval.High - x.Value))))));
    }

    private static double Squared(double number) => number * number;
}
