namespace CommissioningDashboard.Statistics;

/// <summary>One wait.</summary>
/// <param name="Time">Days watched, 0 or more.</param>
/// <param name="Happened">Whether it ended in the thing waited for; otherwise it was still waiting when last seen.</param>
public readonly record struct SurvivalTime(int Time, bool Happened);

/// <summary>One day of a survival curve.</summary>
/// <param name="Time">Days since the wait began.</param>
/// <param name="AtRisk">How many were still waiting just before.</param>
/// <param name="Happened">To how many it happened on that day.</param>
/// <param name="Censored">How many were last seen, still waiting, on that day.</param>
/// <param name="Survival">The share, 0 to 1, still waiting after that day.</param>
/// <param name="Low">The low end of the 95% interval; null while the share is 1 and once it is 0.</param>
/// <param name="High">The high end; null as for the low one.</param>
public readonly record struct SurvivalStep(
    int Time, int AtRisk, int Happened, int Censored, double Survival, double? Low, double? High);

/// <summary>The share still waiting on some day, 0 to 1, and its 95% interval: null while the share is 1 and once it is 0.</summary>
public readonly record struct SurvivalEstimate(double Survival, Interval? Interval);

/// <summary>The share still waiting, day by day, from <see cref="KaplanMeier.Estimate"/>.</summary>
/// <param name="Steps">One for each day on which anything happened or anyone was last seen, in order.</param>
public sealed record SurvivalCurve(IReadOnlyList<SurvivalStep> Steps)
{
    /// <summary>The days by which it had happened to half; null when it has not yet.</summary>
    public double? Median => QuantileAt(0.5);

    /// <summary>The low end of the median's 95% interval: where the low end of the curve's interval reaches a half.</summary>
    public double? MedianLow => FirstAtOrBelow(0.5, step => step.Low);

    /// <summary>The high end of the median's 95% interval; null when too many are still waiting to know one.</summary>
    public double? MedianHigh => FirstAtOrBelow(0.5, step => step.High);

    /// <summary>
    /// The days by which it had happened to <paramref name="share"/> of all: the first on which the curve is at or below 1 − share. Where
    /// it runs level at exactly that, half way to its next fall, if it falls again (as R's survival package prints it).
    /// </summary>
    /// <returns>Null when the curve does not fall so far.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is not above 0 and below 1.</exception>
    public double? QuantileAt(double share)
    {
        if (!(share > 0 && share < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "The share lies between 0 and 1.");
        }

        return FirstAtOrBelow(1 - share, step => step.Survival);
    }

    /// <summary>The share still waiting once <paramref name="time"/> days have passed.</summary>
    /// <returns>Null past the last day anyone was watched, unless nobody was still waiting then: nothing is known of it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public SurvivalEstimate? At(int time)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(time);
        if (Steps.Count == 0 || (time > Steps[^1].Time && Steps[^1].Survival > 0))
        {
            return null;
        }

        var last = Steps.TakeWhile(step => step.Time <= time).Select(step => (SurvivalStep?)step).LastOrDefault();
        return new SurvivalEstimate(
            last?.Survival ?? 1,
            last is { Low: { } low, High: { } high } ? new Interval(low, high) : null);
    }

    private double? FirstAtOrBelow(double level, Func<SurvivalStep, double?> height)
    {
        // As in R, so that ½ reached by multiplying shares counts as ½.
        const double Tolerance = 1.5e-8;
        var reached = Steps.Where(step => height(step) < level + Tolerance).ToList();
        if (reached.Count == 0)
        {
            return null;
        }

        var first = height(reached[0])!.Value;
        var fall = reached.FindIndex(step => height(step) < first);
        return Math.Abs(first - level) < Tolerance && fall > 0 ? (reached[0].Time + reached[fall].Time) / 2.0 : reached[0].Time;
    }
}
