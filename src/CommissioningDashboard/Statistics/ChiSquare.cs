using MathNet.Numerics;

namespace CommissioningDashboard.Statistics;

/// <summary>
/// The chi-square distribution with a whole number of degrees of freedom: the chances behind tests of several groups at once.
/// </summary>
public static class ChiSquare
{
    /// <summary>The chance of <paramref name="value"/> or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not a number, or there are no degrees of freedom.</exception>
    public static double UpperTail(double value, int degreesOfFreedom)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(degreesOfFreedom);
        if (!(value >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A chi-square is 0 or more.");
        }

        if (degreesOfFreedom == 1)
        {
            // The library's gamma function takes the smallest values for 0, which the root of a single square is not.
            return Normal.TwoSided(Math.Sqrt(value));
        }

        return double.IsPositiveInfinity(value) ? 0 : SpecialFunctions.GammaUpperRegularized(degreesOfFreedom / 2.0, value / 2);
    }
}
