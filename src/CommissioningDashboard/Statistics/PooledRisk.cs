namespace CommissioningDashboard.Statistics;

/// <summary>
/// One ratio of chances over many like-for-like comparisons: how many times as often a provider is chosen when it stands first as when it
/// stands elsewhere, compared only within the same provider and length of list, then pooled.
/// </summary>
/// <remarks>
/// Where one of a list is chosen and the first has θ times the odds of each other, it is chosen θ times as often as it would be elsewhere,
/// whatever the list's length; an odds ratio of chosen and not chosen would be larger.
/// Source: S. Greenland and J. M. Robins (1985), "Estimation of a common effect parameter from sparse follow-up data", Biometrics 41:55–68.
/// </remarks>
public static class PooledRisk
{
    /// <summary>
    /// The common ratio Σ(a n₀/n) / Σ(c n₁/n) with its 95% interval on the logarithm, and the P of the Cochran–Mantel–Haenszel test.
    /// </summary>
    /// <param name="tables">One for each stratum, in any order.</param>
    /// <returns>Null where <see cref="MantelHaenszel.Pool"/> has none.</returns>
    public static RiskRatio? Pool(IReadOnlyList<TwoByTwo> tables)
    {
        if (MantelHaenszel.Pool(tables) is not { } tested)
        {
            return null;
        }

        double own = 0, others = 0, variance = 0;
        foreach (var table in tables)
        {
            double first = table.A + table.B, second = table.C + table.D;
            var n = first + second;
            if (first > 0 && second > 0)
            {
                own += table.A * second / n;
                others += table.C * first / n;
                variance += (((table.A + table.C) * first * second) - ((double)table.A * table.C * n)) / (n * n);
            }
        }

        var reach = Math.Exp(Confidence.Z95 * Math.Sqrt(variance / own / others));
        var ratio = own / others;
        return new RiskRatio(ratio, new Interval(ratio / reach, ratio * reach), tested.P);
    }
}

/// <summary>How many times the chance of the first group is that of the second.</summary>
/// <param name="Value">1 when there is no difference.</param>
/// <param name="Interval">The range of true ratios the figures are consistent with, at 95%.</param>
/// <param name="P">The chance of a difference as large when there is none.</param>
public readonly record struct RiskRatio(double Value, Interval Interval, double P)
{
    /// <summary>Whether the interval leaves out no difference.</summary>
    public bool LargerThanChance => !Interval.Contains(1);
}
