namespace CommissioningDashboard.Statistics;

/// <summary>
/// Two-sided P values of whether two independent groups differ: the chance of a difference at least as large if they were alike.
/// </summary>
/// <remarks>
/// Source: K. Pearson (1900), Philosophical Magazine 50:157–175.
/// </remarks>
public static class TwoGroups
{
    /// <summary>
    /// Whether two shares differ: Pearson's chi-square of the two by two table, uncorrected. 1 when all or none succeeded.
    /// </summary>
    /// <param name="successes">Of the first group.</param>
    /// <param name="trials">Of how many.</param>
    /// <param name="otherSuccesses">Of the other.</param>
    /// <param name="otherTrials">Of how many.</param>
    /// <param name="designEffect">How many times as large the variance is because trials are not independent (J. N. K. Rao and A. J. Scott,
    /// 1992).</param>
    public static double ShareP(long successes, long trials, long otherSuccesses, long otherTrials, double designEffect = 1)
    {
        double all = trials + otherTrials;
        var share = (successes + otherSuccesses) / all;
        var variance = share * (1 - share) * (1.0 / trials + 1.0 / otherTrials) * designEffect;
        return variance > 0 ? Normal.TwoSided(((double)successes / trials - (double)otherSuccesses / otherTrials) / Math.Sqrt(variance))
            : 1;
    }
}
