using MathNet.Numerics;

namespace CommissioningDashboard.Statistics;

/// <summary>The standard normal distribution: the chances behind P values.</summary>
public static class Normal
{
    private const double _rootTwo = 1.4142135623730950488;

    /// <summary>
    /// The chance of a value at least as far from 0 as <paramref name="z"/> on either side, 2(1 − Φ(|z|)): a two-sided P.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">z is not a number.</exception>
    public static double TwoSided(double z)
    {
        CheckNumber(z);
        return SpecialFunctions.Erfc(Math.Abs(z) / _rootTwo);
    }

    private static void CheckNumber(double z)
    {
        if (double.IsNaN(z))
        {
            throw new ArgumentOutOfRangeException(nameof(z), "The value is not a number.");
        }
    }
}
