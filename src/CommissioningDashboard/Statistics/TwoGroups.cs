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
    public static double ShareP(long successes, long trials, long otherSuccesses, long otherTrials)
    {
        double all = trials + otherTrials;
        var share = (successes + otherSuccesses) / all;
        var variance = share * (1 - share) * (1.0 / trials + 1.0 / otherTrials);
        return variance > 0 ? Normal.TwoSided(((double)successes / trials - (double)otherSuccesses / otherTrials) / Math.Sqrt(variance))
            : 1;
    }

    /// <summary>
    /// Whether whole numbers from 0, given as how often each occurs in each group, tend to be larger in one: the rank-sum test.
    /// </summary>
    public static double RankSumP(ReadOnlySpan<int> counts, ReadOnlySpan<int> otherCounts)
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
        var variance = all < 2 ? 0 : n * m / 12 * (all + 1 - ties / (all * (all - 1)));
        return variance > 0 ? Normal.TwoSided((above - n * m / 2) / Math.Sqrt(variance)) : 1;
    }

    private static double Cubed(double number) => number * number * number;
}
