namespace CommissioningDashboard.Statistics;

/// <summary>
/// Whether a series of quarters climbs or falls more steadily than chance would have it, and by how much a quarter. It asks only
/// which of each two quarters is higher, so one odd quarter cannot make or hide a trend.
/// </summary>
/// <remarks>
/// <para>Sources: H. B. Mann (1945), "Nonparametric tests against trend", Econometrica 13:245–259; M. G. Kendall (1975), Rank
/// Correlation Methods; P. K. Sen (1968), "Estimates of the regression coefficient based on Kendall's tau", JASA 63:1379–1389;
/// R. O. Gilbert (1987), Statistical Methods for Environmental Pollution Monitoring, sections 16.4 and 16.5; K. H. Hamed and A. R. Rao
/// (1998), "A modified Mann-Kendall trend test for autocorrelated data", Journal of Hydrology 204:182–196.</para>
/// <para>Limit: a series with seasons needs more than this test, and of a short one it is hard to tell how much a quarter leans on the one
/// before.</para>
/// </remarks>
public static class MannKendall
{
    /// <summary>Below this the normal distribution does not describe S well enough.</summary>
    public const int FewestPoints = 8;

    /// <summary>
    /// With S the number of pairs of quarters that rise less those that fall: P from z = (S ∓ 1)/√V, where
    /// V = (n(n−1)(2n+5) − Σ t(t−1)(2t+5)) / 18 over groups of t equal values, times <see cref="Leaning"/>; and Sen's slope, the median of the slopes of all N pairs,
    /// with the 95% interval from the slopes ranked (N − z√V)/2 and (N + z√V)/2 + 1, interpolated between ranks.
    /// </summary>
    /// <param name="series">In order of time, evenly spaced, none missing.</param>
    /// <returns>Null below <see cref="FewestPoints"/> points, and when all are equal.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is not a finite number.</exception>
    public static TrendTest? Test(ReadOnlySpan<double> series)
    {
        var ties = Quantiles.Ascending(series).CountBy(value => value).Select(group => (double)group.Value).ToList();
        var n = series.Length;
        if (n < FewestPoints || ties.Count == 1)
        {
            return null;
        }

        var s = 0;
        var pairs = n * (n - 1) / 2;
        var slopes = new List<double>(pairs);
        for (var later = 1; later < n; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                s += series[later].CompareTo(series[earlier]);
                slopes.Add((series[later] - series[earlier]) / (later - earlier));
            }
        }

        var sorted = Quantiles.Ascending([.. slopes]);
        var slope = Quantiles.EstimateFromSorted(sorted, 0.5)!.Value;
        var deviation = Math.Sqrt((Spread(n) - ties.Sum(Spread)) / 18 * Leaning(series, slope));
        var tau = s / Math.Sqrt(pairs * (pairs - ties.Sum(t => t * (t - 1) / 2)));
        return new TrendTest(
            s,
            Math.Clamp(tau, -1, 1),
            Normal.TwoSided((s - Math.Sign(s)) / deviation),
            slope,
            new Interval(
                Quantiles.AtPosition(sorted, (pairs - Confidence.Z95 * deviation) / 2 - 1),
                Quantiles.AtPosition(sorted, (pairs + Confidence.Z95 * deviation) / 2)));
    }

    /// <summary>
    /// How many times further S strays when quarters lean on those before: with ρ the autocorrelations of the ranks of what is left without
    /// the slope, 1 + 2/(n(n−1)(n−2)) Σ (n−i)(n−i−1)(n−i−2)ρ(i) over the lags i at which ρ is beyond 1.96/√n. Never less than 1: quarters
    /// that swing to and fro make no trend surer.
    /// </summary>
    private static double Leaning(ReadOnlySpan<double> series, double slope)
    {
        var n = series.Length;
        var left = new double[n];
        for (var i = 0; i < n; i++)
        {
            left[i] = series[i] - (slope * i);
        }

        var ranks = RankCorrelation.Ranks(left);
        var mean = (n + 1) / 2.0;
        var whole = ranks.Sum(x => (x - mean) * (x - mean));
        var sum = 0.0;
        for (var lag = 1; lag < n && whole > 0; lag++)
        {
            var together = 0.0;
            for (var i = lag; i < n; i++)
            {
                together += (ranks[i] - mean) * (ranks[i - lag] - mean);
            }

            var rho = together / whole;
            sum += Math.Abs(rho) * Math.Sqrt(n) > Confidence.Z95 ? (double)(n - lag) * (n - lag - 1) * (n - lag - 2) * rho : 0;
        }

        return Math.Max(1, 1 + (2 * sum / ((double)n * (n - 1) * (n - 2))));
    }

    private static double Spread(int count) => Spread((double)count);

    private static double Spread(double count) => count * (count - 1) * (2 * count + 5);
}

/// <summary>A trend and whether it is more than chance.</summary>
/// <param name="S">Pairs of quarters that rise less pairs that fall.</param>
/// <param name="Tau">Kendall's τ-b with time: 1 when every quarter is above all before it, −1 when below.</param>
/// <param name="P">The two-sided chance of an S as far from 0 without a trend.</param>
/// <param name="Slope">The change a quarter, in the series' unit.</param>
/// <param name="Interval">The 95% interval of the slope.</param>
public readonly record struct TrendTest(int S, double Tau, double P, double Slope, Interval Interval);
