namespace CommissioningDashboard.Statistics;

/// <summary>
/// Student's t distribution: how far the mean of a few values may stray when their spread is known from themselves alone.
/// </summary>
/// <remarks>
/// Sources: Student (1908), "The probable error of a mean", Biometrika 6:1–25; M. Abramowitz and I. A. Stegun (1964), Handbook of
/// Mathematical Functions, 26.7.3 and 26.7.4, for the finite sums, and 26.7.5 for a first guess; D. L. Wallace (1959), "Bounds on normal approximations to
/// Student's and the chi-square distributions", Annals of Mathematical Statistics 30:1121–1130, for many degrees of freedom.
/// </remarks>
public static class StudentT
{
    private const int Many = 100_000;
    private const int _most = 30;
    private const double _close = 1e-14;

    /// <summary>The chance of a value at least as far from 0 as <paramref name="t"/> on either side: a two-sided P.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no degree of freedom, or t is not a number.</exception>
    public static double TwoSided(double t, int freedom)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(freedom, 1);
        if (double.IsNaN(t))
        {
            throw new ArgumentOutOfRangeException(nameof(t), t, "t is a number.");
        }

        if (freedom > Many)
        {
            return Normal.TwoSided(Math.Sqrt(freedom * Math.Log(1 + t * t / freedom)) * (8.0 * freedom + 1) / (8.0 * freedom + 3));
        }

        var angle = Math.Atan(Math.Abs(t) / Math.Sqrt(freedom));
        var (sine, cosine) = Math.SinCos(angle);
        var isOdd = freedom % 2 == 1;
        var term = isOdd ? cosine : 1.0;
        var sum = freedom == 1 ? 0 : term;
        for (var k = isOdd ? 3 : 2; k < freedom; k += 2)
        {
            term *= cosine * cosine * (k - 1) / k;
            sum += term;
        }

        return Math.Clamp(1 - (isOdd ? 2 / Math.PI * (angle + sine * sum) : sine * sum), 0, 1);
    }

    /// <summary>The t that 95 in 100 values stay within: 12.71 for one degree of freedom, 2.04 for thirty, towards 1.96.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no degree of freedom.</exception>
    public static double Within95(int freedom)
    {
        // The logarithm of the chance is nearly a straight line in that of t, so that a line through two points soon meets 5%. The
        // first points are near, for each look costs a sum as long as there are degrees of freedom.
        var near = Math.Log(Confidence.Z95 + ((Confidence.Z95 * Confidence.Z95 * Confidence.Z95) + Confidence.Z95) / (4.0 * freedom));
        var (from, to) = (near, near + Math.Min(0.1, 1.0 / freedom / freedom));
        var (above, at) = (Above(from), Above(to));
        for (var i = 0; i < _most && at != above && Math.Abs(to - from) > _close; i++)
        {
            (from, to) = (to, to - (at * (to - from) / (at - above)));
            (above, at) = (at, Above(to));
        }

        return Math.Exp(to);

        double Above(double logT) => Math.Log(TwoSided(Math.Exp(logT), freedom) / 0.05);
    }
}
