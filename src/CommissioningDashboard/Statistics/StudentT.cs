using MathNet.Numerics;

namespace CommissioningDashboard.Statistics;

/// <summary>
/// Student's t distribution: how far the mean of a few values may stray when their spread is known from themselves alone.
/// </summary>
/// <remarks>Source: Student (1908), "The probable error of a mean", Biometrika 6:1–25.</remarks>
public static class StudentT
{
    /// <summary>The chance of a value at least as far from 0 as <paramref name="t"/> on either side: a two-sided P.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no degree of freedom, or t is not a number.</exception>
    public static double TwoSided(double t, int freedom)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(freedom, 1);
        if (double.IsNaN(t))
        {
            throw new ArgumentOutOfRangeException(nameof(t), t, "t is a number.");
        }

        return SpecialFunctions.BetaRegularized(freedom / 2.0, 0.5, freedom / (freedom + t * t));
    }

    /// <summary>The t that 95 in 100 values stay within: 12.71 for one degree of freedom, 2.04 for thirty, towards 1.96.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no degree of freedom.</exception>
    public static double Within95(int freedom)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(freedom, 1);
        // The library's root is good to eleven digits; one step of Newton's along the density makes it exact.
        var t = MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, freedom, 0.975);
        return t + (TwoSided(t, freedom) - 0.05) / (2 * MathNet.Numerics.Distributions.StudentT.PDF(0, 1, freedom, t));
    }
}
