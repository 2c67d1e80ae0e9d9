using MathNet.Numerics;

namespace CommissioningDashboard.Statistics;

/// <summary>The standard normal distribution: the chances behind P values and the quantiles behind intervals.</summary>
public static class Normal
{
    private const double _rootTwo = 1.4142135623730950488;

    /// <summary>The chance of a value of <paramref name="z"/> or less, Φ(z).</summary>
    /// <exception cref="ArgumentOutOfRangeException">z is not a number.</exception>
    public static double Cdf(double z)
    {
        CheckNumber(z);
        return SpecialFunctions.Erfc(-z / _rootTwo) / 2;
    }

    /// <summary>
    /// The chance of a value at least as far from 0 as <paramref name="z"/> on either side, 2(1 − Φ(|z|)): a two-sided P.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">z is not a number.</exception>
    public static double TwoSided(double z)
    {
        CheckNumber(z);
        return SpecialFunctions.Erfc(Math.Abs(z) / _rootTwo);
    }

    /// <summary>The value that <paramref name="p"/> of the distribution lies below, Φ⁻¹(p): −∞ at 0, +∞ at 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">p is not from 0 to 1.</exception>
    public static double Quantile(double p)
    {
        if (!(p >= 0 && p <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, "A chance lies from 0 to 1.");
        }

        return MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, p);
    }

    private static void CheckNumber(double z)
    {
        if (double.IsNaN(z))
        {
            throw new ArgumentOutOfRangeException(nameof(z), "The value is not a number.");
        }
    }
}
