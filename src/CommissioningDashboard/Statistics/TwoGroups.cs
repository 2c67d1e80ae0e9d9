namespace CommissioningDashboard.Statistics;

/// <summary>
/// Two-sided P values of whether two independent groups differ: the chance of a difference at least as large if they were alike.
/// </summary>
/// <remarks>
/// Sources: K. Pearson (1900), Philosophical Magazine 50:157–175, for shares; H. B. Mann and D. R. Whitney (1947),
/// "On a test of whether one of two random variables is stochastically larger than the other", Annals of Mathematical Statistics
/// 18:50–60, with the usual correction for ties.
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

    /// <summary>
    /// Whether whole numbers from 0, given as how often each occurs in each group, tend to be larger in one: the rank-sum test.
    /// </summary>
    /// <param name="counts">Of the first group.</param>
    /// <param name="otherCounts">Of the other.</param>
    /// <param name="designEffect">As for shares.</param>
    public static double RankSumP(ReadOnlySpan<int> counts, ReadOnlySpan<int> otherCounts, double designEffect = 1)
    {
        double n = 0, m = 0, above = 0, ties = 0;
        for (var value = 0; value < Math.Max(counts.Length, otherCounts.Length); value++)
        {
            double own = value < counts.Length ? counts[value] : 0;
            double other = value < otherCounts.Length ? otherCounts[value] : 0;
            above += own * (m + other / 2);
            ties += Cubed(own + other) - (own + other);
            n += own;
            m += other;
        }

        var all = n + m;
        var variance = all < 2 ? 0 : n * m / 12 * (all + 1 - ties / (all * (all - 1))) * designEffect;
        return variance > 0 ? Normal.TwoSided((above - n * m / 2) / Math.Sqrt(variance)) : 1;
    }

    private static double Cubed(double number) => number * number * number;
}
