namespace CommissioningDashboard.Statistics;

/// <summary>
/// How unevenly referrals fall over every provider that could have had them, <b>providers with nothing included</b>: pass a 0 for
/// each, and say on the page that they are in. Negative counts are refused with <see cref="ArgumentOutOfRangeException"/>.
/// </summary>
/// <remarks>
/// Sources: M. O. Lorenz (1905), "Methods of measuring the concentration of wealth", Publications of the American Statistical
/// Association 9:209–219; C. Gini (1912), Variabilità e mutabilità.
/// </remarks>
public static class Inequality
{
    /// <summary>
    /// Gini's coefficient, Σ(2i − S − 1)·x₍ᵢ₎ / (S·N) over the S counts in ascending order: 0 when all are equal, 1 − 1/S when
    /// one provider has all. Twice the area between the Lorenz curve and the diagonal.
    /// </summary>
    /// <returns>Null when nothing was referred.</returns>
    public static double? Gini(ReadOnlySpan<long> counts)
    {
        var total = Counts.Total(counts);
        if (total == 0)
        {
            return null;
        }

        var sorted = Counts.Ascending(counts);
        var sum = 0.0;
        for (var i = 0; i < sorted.Length; i++)
        {
            sum += (double)(2 * i + 1 - sorted.Length) * sorted[i];
        }

        return sum / sorted.Length / total;
    }

    /// <summary>
    /// The Lorenz curve from least to most used: S + 1 points from (0, 0) to exactly (1, 1), never above the diagonal, each step at
    /// least as steep as the one before.
    /// </summary>
    /// <returns>No points when nothing was referred: there is no curve to draw.</returns>
    public static IReadOnlyList<LorenzPoint> Lorenz(ReadOnlySpan<long> counts)
    {
        var total = Counts.Total(counts);
        if (total == 0)
        {
            return [];
        }

        var sorted = Counts.Ascending(counts);
        var points = new LorenzPoint[sorted.Length + 1];
        var running = 0L;
        for (var i = 0; i < sorted.Length; i++)
        {
            running += sorted[i];
            points[i + 1] = new LorenzPoint((double)(i + 1) / sorted.Length, (double)running / total);
        }

        return points;
    }

    /// <summary>
    /// The share received by the least used <paramref name="providers"/> (0 to 1), by straight lines between the curve's points.
    /// </summary>
    public static double At(IReadOnlyList<LorenzPoint> curve, double providers)
    {
        var after = 0;
        while (after < curve.Count - 1 && curve[after].ProviderShare < providers - 1e-12)
        {
            after++;
        }

        if (after == 0)
        {
            return curve[0].ReferralShare;
        }

        var (from, to) = (curve[after - 1], curve[after]);
        var along = (providers - from.ProviderShare) / (to.ProviderShare - from.ProviderShare);
        return from.ReferralShare + (along * (to.ReferralShare - from.ReferralShare));
    }
}

/// <summary>The least used providers, as a share of all providers, and the share of referrals they had together; both 0 to 1.</summary>
public readonly record struct LorenzPoint(double ProviderShare, double ReferralShare);
