namespace CommissioningDashboard.Statistics;

/// <summary>
/// Two-sided P values of whether two independent groups differ: the chance of a difference at least as large if they were alike.
/// </summary>
/// <remarks>
/// Sources: K. Pearson (1900), Philosophical Magazine 50:157–175, for shares; B. L. Welch (1947), "The generalization of Student's
/// problem when several different population variances are involved", Biometrika 34:28–35; H. B. Mann and D. R. Whitney (1947),
/// "On a test of whether one of two random variables is stochastically larger than the other", Annals of Mathematical Statistics
/// 18:50–60, with the usual correction for ties.
/// </remarks>
public static class TwoGroups
{
    /// <summary>Whether two shares differ: Pearson's chi-square of the two by two table, uncorrected. 1 when all or none succeeded.</summary>
    public static double ShareP(long successes, long trials, long otherSuccesses, long otherTrials)
    {
        double all = trials + otherTrials;
        var share = (successes + otherSuccesses) / all;
        var variance = share * (1 - share) * (1.0 / trials + 1.0 / otherTrials);
        return variance > 0 ? Normal.TwoSided(((double)successes / trials - (double)otherSuccesses / otherTrials) / Math.Sqrt(variance)) : 1;
    }

    /// <summary>Whether two means differ, their spreads being their own (Welch's t). 1 when neither group has any spread and the means agree.</summary>
    public static double MeanP(double mean, double variance, long count, double otherMean, double otherVariance, long otherCount)
    {
        var (own, other) = (variance / count, otherVariance / otherCount);
        if (own + other <= 0)
        {
            return mean == otherMean ? 1 : 0;
        }

        var freedom = (own + other) * (own + other) / (own * own / (count - 1) + other * other / (otherCount - 1));
        return StudentT.TwoSided((mean - otherMean) / Math.Sqrt(own + other), Math.Max(1, (int)Math.Min(freedom, int.MaxValue)));
    }

    /// <summary>Whether whole numbers from 0, given as how often each occurs in each group, tend to be larger in one: the rank-sum test.</summary>
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
