using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>The days by which half of a group had support, with its 95% interval.</summary>
/// <param name="Days">The median; none while fewer than half have support.</param>
/// <param name="Low">The low end: at least so many days, even while the median is not known.</param>
/// <param name="High">The high end; none when too many still wait to know one.</param>
public sealed record MedianWait(double? Days, double Low, double? High)
{
    /// <summary>All or none of so many, each by a half, has a chance below 2.5%.</summary>
    private const int _certain = 6;

    /// <summary>
    /// From Kaplan and Meier's curve. Where its interval has no end because nobody or everybody has support, the end is the day by which
    /// at least six different people had been seen without it, or all with it.
    /// </summary>
    internal static MedianWait Of(EndedAndOpen waits, double designEffect)
    {
        var curve = KaplanMeier.EstimateFromCounts(waits, designEffect);
        var (steps, enough) = (curve.Steps, _certain * designEffect);
        if (steps.Count > 0 && steps[^1].Survival == 0)
        {
            var last = steps[^1].Time;
            return new(curve.Median, curve.MedianLow ?? last, curve.MedianHigh ?? (steps.Sum(x => x.Happened) >= enough ? last : null));
        }

        // Where even the low end of the curve stays above a half, the median lies after all that has been seen.
        var seen = steps.LastOrDefault(x => x.Happened > 0) is { Happened: > 0 } served ? served
            : steps.LastOrDefault(x => x.AtRisk >= enough);
        return new(curve.Median, curve.MedianLow ?? (seen.AtRisk > 0 ? seen.Time + 1 : 0), curve.MedianHigh);
    }

    /// <summary>As a figure.</summary>
    /// <param name="people">How many waits it rests on.</param>
    public Figure Figure(long people) => (people, Days) switch
    {
        ( < EquityRow.Least, _) => Measures.Figure.Cannot(Unit.Days, "Fewer than 8 referrals say how long people waited."),
        (_, { } days) => new Figure(days, Unit.Days, people, High is { } high ? new Interval(Low, high) : null),
        _ => Measures.Figure.Cannot(Unit.Days, "Fewer than half have support yet."),
    };

    /// <summary>How far it lies from another, at least and at most; without end where a median may lie at any later day.</summary>
    public Interval From(MedianWait others)
    {
        var (own, other) = (Ends, others.Ends);
        return Days is { } mine && others.Days is { } theirs ? Mover.Difference(mine, own, theirs, other).Interval
            : new Interval(own.Low - other.High, own.High - other.Low);
    }

    private Interval Ends => new(Low, High ?? double.PositiveInfinity);
}
