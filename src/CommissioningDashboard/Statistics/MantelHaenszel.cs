namespace CommissioningDashboard.Statistics;

/// <summary>
/// One odds ratio over many like-for-like comparisons: for example, the odds that an in-house service was awarded a referral it was
/// offered against the odds of others, compared only within the same service, area and month, then pooled.
/// </summary>
/// <remarks>
/// Sources: N. Mantel and W. Haenszel (1959), "Statistical aspects of the analysis of data from retrospective studies of disease",
/// Journal of the National Cancer Institute 22:719–748; J. Robins, N. Breslow and S. Greenland (1986), "Estimators of the
/// Mantel–Haenszel variance consistent in both sparse data and large-strata limiting models", Biometrics 42:311–323.
/// </remarks>
public static class MantelHaenszel
{
    /// <summary>
    /// The common odds ratio Σ(ad/n) / Σ(bc/n), with the 95% interval of Robins, Breslow and Greenland on the logarithm, and the P of
    /// the Cochran–Mantel–Haenszel test without continuity correction.
    /// </summary>
    /// <param name="tables">One for each stratum, in any order.</param>
    /// <returns>Null when no stratum is informative, and when Σ(ad/n) or Σ(bc/n) is 0, so that the ratio is 0 or infinite and has
    /// no interval of this kind.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static OddsRatio? Pool(IReadOnlyList<TwoByTwo> tables)
    {
        var informative = 0;
        double forIt = 0, against = 0, forItWeighed = 0, mixed = 0, againstWeighed = 0, excess = 0, variance = 0;
        foreach (var table in tables)
        {
            table.Check();
            double a = table.A, b = table.B, c = table.C, d = table.D;
            if (a + b == 0 || c + d == 0 || a + c == 0 || b + d == 0)
            {
                continue;
            }

            informative++;
            var n = a + b + c + d;
            var (alike, unlike) = ((a + d) / n, (b + c) / n);
            var (r, s) = (a / n * d, b / n * c);
            forIt += r;
            against += s;
            forItWeighed += alike * r;
            mixed += alike * s + unlike * r;
            againstWeighed += unlike * s;
            excess += r - s;
            variance += (a + b) / n * ((c + d) / n) * (a + c) * ((b + d) / (n - 1));
        }

        if (informative == 0 || forIt == 0 || against == 0)
        {
            return null;
        }

        var logVariance = (forItWeighed / forIt / forIt + mixed / forIt / against + againstWeighed / against / against) / 2;
        var margin = Confidence.Z95 * Math.Sqrt(logVariance);
        var ratio = forIt / against;
        return new OddsRatio(
            ratio,
            new Interval(ratio * Math.Exp(-margin), ratio * Math.Exp(margin)),
            Normal.TwoSided(excess / Math.Sqrt(variance)),
            informative);
    }
}

/// <summary>Two groups by two results, in one stratum; the odds ratio is (A/B) / (C/D).</summary>
/// <param name="A">The first group, with the result.</param>
/// <param name="B">The first group, without.</param>
/// <param name="C">The second group, with the result.</param>
/// <param name="D">The second group, without.</param>
public readonly record struct TwoByTwo(long A, long B, long C, long D)
{
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(A);
        ArgumentOutOfRangeException.ThrowIfNegative(B);
        ArgumentOutOfRangeException.ThrowIfNegative(C);
        ArgumentOutOfRangeException.ThrowIfNegative(D);
    }
}

/// <summary>How many times the odds of the first group are those of the second.</summary>
/// <param name="Value">1 when there is no difference.</param>
/// <param name="Interval">The range of true ratios the figures are consistent with, at 95%.</param>
/// <param name="P">The chance of a difference as large when there is none.</param>
/// <param name="Informative">How many strata held both groups and both results; the others say nothing.</param>
public readonly record struct OddsRatio(double Value, Interval Interval, double P, int Informative)
{
    /// <summary>Whether the interval leaves out no difference.</summary>
    public bool LargerThanChance => !Interval.Contains(1);
}
