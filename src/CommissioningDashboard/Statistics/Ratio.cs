namespace CommissioningDashboard.Statistics;

/// <summary>
/// How many times one share is another: a band's share of referrals over its share of capacity (the representation index, 1 when
/// they are alike).
/// </summary>
/// <remarks>Source: E. B. Wilson (1927), JASA 22:209–212.</remarks>
public static class Ratio
{
    /// <summary>
    /// The share of <paramref name="successes"/> in <paramref name="trials"/> over a share that is known and carries no chance of its
    /// own: Wilson's ends divided by it.
    /// </summary>
    /// <returns>Null when there were no trials or the fixed share is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="Wilson.Interval"/>, or the fixed share is not from 0 to
    /// 1.</exception>
    public static RatioEstimate? ToFixed(double successes, double trials, double fixedShare, double z = Confidence.Z95)
    {
        if (!(fixedShare >= 0 && fixedShare <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(fixedShare), fixedShare, "A share lies from 0 to 1.");
        }

        return Wilson.Interval(successes, trials, z) is { } share && fixedShare > 0
            ? new RatioEstimate(successes / trials / fixedShare, new Interval(share.Low / fixedShare, share.High / fixedShare))
            : null;
    }
}

/// <summary>One share over another, 0 and above.</summary>
/// <param name="Value">1 when they are alike.</param>
/// <param name="Interval">The range of true ratios the figures are consistent with.</param>
public readonly record struct RatioEstimate(double Value, Interval Interval)
{
    /// <summary>Whether the interval leaves out that they are alike.</summary>
    public bool LargerThanChance => !Interval.Contains(1);
}
