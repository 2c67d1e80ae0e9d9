namespace CommissioningDashboard.Statistics;

/// <summary>
/// Whether a series of quarters climbs or falls more steadily than chance would have it, and by how much a quarter. It asks only
/// which of each two quarters is higher, so one odd quarter cannot make or hide a trend.
/// </summary>
/// <remarks>
/// <para>Sources: H. B. Mann (1945), "Nonparametric tests against trend", Econometrica 13:245–259; M. G. Kendall (1975), Rank
/// Correlation Methods; P. K. Sen (1968), "Estimates of the regression coefficient based on Kendall's tau", JASA 63:1379–1389;
/// R. O. Gilbert (1987), Statistical Methods for Environmental Pollution Monitoring, sections 16.4 and 16.5; K. H. Hamed and A. R. Rao
/// (1998), "A modified Mann-Kendall trend test for autocorrelated data", Journal of Hydrology 204:182–196; K. H. Hamed
/// (2009), "Enhancing the effectiveness of prewhitening in trend analysis of hydrologic data", Journal of Hydrology 368:143–155.</para>
/// <para>Limit: a series with seasons needs more than this test, and of a short one it is hard to tell how much a quarter leans on the one
/// before.</para>
/// </remarks>
public static class MannKendall
{
    /// <summary>Below this the normal distribution does not describe S well enough.</summary>
    public const int FewestPoints = 8;

    /// <summary>Beyond this a series would be all drift.</summary>
    private const double _mostLeaning = 0.9;

    /// <summary>
    /// With S the number of pairs of quarters that rise less those that fall: P from z = (S ∓ 1)/√V, where
    /// V = (n(n−1)(2n+5) − Σ t(t−1)(2t+5)) / 18 over groups of t equal values; and Sen's slope, the median of the slopes of all N pairs,
    /// with the 95% interval from the slopes ranked (N − z√V)/2 and (N + z√V)/2 + 1, interpolated between ranks.
    /// </summary>
    /// <param name="series">In order of time, evenly spaced, none missing.</param>
    /// <returns>Null below <see cref="FewestPoints"/> points, and when all are equal.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is not a finite number.</exception>
    public static TrendTest? Test(ReadOnlySpan<double> series) => Work(series, 1);

    private static TrendTest? Work(ReadOnlySpan<double> series, double leaning)
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
        var deviation = Math.Sqrt((Spread(n) - ties.Sum(Spread)) / 18 * leaning);
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
    /// The same for quarters that lean on those before, as they do when what moves a figure lasts: V is multiplied by Hamed and Rao's
    /// 1 + 2/(n(n−1)(n−2)) Σ (n−i)(n−i−1)(n−i−2)ρ^i over the lags i. ρ is the correlation of ranks with those of the quarter before, of
    /// what is left without the slope; a short series shows too little of it, so it is corrected to (nρ + 2)/(n − 4) (Hamed 2009).
    /// Quarters that swing to and fro make no trend surer.
    /// </summary>
    /// <returns>Null as for <see cref="Test(ReadOnlySpan{double})"/>.</returns>
    internal static TrendTest? TestAllowingForLeaning(ReadOnlySpan<double> series)
        => Test(series) is { } plain ? Work(series, Leaning(series, plain.Slope)) : null;

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
        var (whole, together) = (0.0, 0.0);
        for (var i = 0; i < n; i++)
        {
            whole += (ranks[i] - mean) * (ranks[i] - mean);
            together += i == 0 ? 0 : (ranks[i] - mean) * (ranks[i - 1] - mean);
        }

        var rho = whole == 0 ? 0 : Math.Clamp(((n * together / whole) + 2) / (n - 4), 0, _mostLeaning);
        var sum = 0.0;
        for (var lag = 1; lag < n; lag++)
        {
            sum += (double)(n - lag) * (n - lag - 1) * (n - lag - 2) * Math.Pow(rho, lag);
        }

        return 1 + (2 * sum / ((double)n * (n - 1) * (n - 2)));
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
