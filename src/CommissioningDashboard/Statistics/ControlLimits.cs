namespace CommissioningDashboard.Statistics;

/// <summary>
/// The limits of a control chart: the range a figure moves in while nothing changes. A point outside has a cause worth looking for;
/// one inside has not, however much it went up or down.
/// </summary>
/// <remarks>
/// Sources: W. A. Shewhart (1931), Economic Control of Quality of Manufactured Product; D. J. Wheeler (1993), Understanding Variation, for
/// single values; D. B. Laney (2002), "Improved control charts for attributes", Quality Engineering 14:531–537, for shares.
/// </remarks>
public static class ControlLimits
{
    /// <summary>A baseline of fewer points gives limits that would themselves move too much.</summary>
    public const int FewestPoints = 12;

    // The mean distance between two normal values, in standard deviations, as charts print it.
    private const double MeanRangeOfTwo = 1.128;

    internal const double Deviations = 3;

    /// <summary>
    /// The chart for single values (XmR): the mean of the baseline, and 3 times the mean distance between one point and the next,
    /// divided by 1.128, to either side; in the unit of the points.
    /// </summary>
    /// <param name="baseline">In order of time.</param>
    /// <returns>Null below <see cref="FewestPoints"/> points.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is not a finite number.</exception>
    public static ControlLimit? Individuals(ReadOnlySpan<double> baseline)
    {
        var sorted = Quantiles.Ascending(baseline);
        if (baseline.Length < FewestPoints)
        {
            return null;
        }

        var centre = sorted.Average();
        var margin = Deviations * Sigma(baseline);
        return new ControlLimit(centre, centre - margin, centre + margin);
    }

    /// <summary>
    /// The chart for shares with Laney's correction (p′). With p̄ the share over the whole baseline and z = (p − p̄)/√(p̄(1−p̄)/n) for each
    /// point, the mean distance between one z and the next, divided by 1.128, says how many times more the shares move than
    /// drawing referrals at random would make them.
    /// </summary>
    /// <param name="numerators">In order of time, each within its denominator.</param>
    /// <param name="denominators">What each is a share of: above 0, so leave out a month without any.</param>
    /// <returns>Null below <see cref="FewestPoints"/> points, and when the share is 0 or 1 throughout.</returns>
    /// <exception cref="ArgumentException">The two have different lengths.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A denominator is not above 0, or a part is not within its whole.</exception>
    public static ShareControl? Shares(ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators)
    {
        if (numerators.Length != denominators.Length)
        {
            throw new ArgumentException($"{numerators.Length} parts do not fit {denominators.Length} wholes.", nameof(denominators));
        }

        double part = 0, whole = 0;
        for (var i = 0; i < numerators.Length; i++)
        {
            if (!(numerators[i] >= 0 && numerators[i] <= denominators[i] && denominators[i] > 0 && double.IsFinite(denominators[i])))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(numerators), $"{numerators[i]} of {denominators[i]} is not a share.");
            }

            part += numerators[i];
            whole += denominators[i];
        }

        if (numerators.Length < FewestPoints || part == 0 || part == whole)
        {
            return null;
        }

        var centre = part / whole;
        var scores = new double[numerators.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = (numerators[i] / denominators[i] - centre) / Math.Sqrt(centre * (1 - centre) / denominators[i]);
        }

        return new ShareControl(centre, Sigma(scores));
    }

    private static double Sigma(ReadOnlySpan<double> points)
    {
        var distance = 0.0;
        for (var i = 1; i < points.Length; i++)
        {
            distance += Math.Abs(points[i] - points[i - 1]);
        }

        return distance / (points.Length - 1) / MeanRangeOfTwo;
    }
}

/// <summary>The chart for shares, whose limits depend on the size of each point.</summary>
/// <param name="Centre">The share over the whole baseline, 0 to 1.</param>
/// <param name="Spread">Laney's σ of z: 1 when chance alone moves the shares, above 1 when more does.</param>
public readonly record struct ShareControl(double Centre, double Spread)
{
    /// <summary>The limits of a share of <paramref name="denominator"/>, within 0 to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The denominator is not above 0.</exception>
    public ControlLimit At(double denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        var margin = ControlLimits.Deviations * Spread * Math.Sqrt(Centre * (1 - Centre) / denominator);
        return new ControlLimit(Centre, Math.Max(0, Centre - margin), Math.Min(1, Centre + margin));
    }
}

/// <summary>Where points are expected, in their unit; a point on a limit is within it.</summary>
/// <param name="Centre">The mean of the baseline.</param>
/// <param name="Low">Three standard deviations below.</param>
/// <param name="High">Three standard deviations above.</param>
public readonly record struct ControlLimit(double Centre, double Low, double High)
{
    public bool Contains(double value) => Low <= value && value <= High;
}
