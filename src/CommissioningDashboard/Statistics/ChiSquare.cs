namespace CommissioningDashboard.Statistics;

/// <summary>The chi-square distribution with a whole number of degrees of freedom: the chances behind tests of several groups at once.</summary>
/// <remarks>
/// Source: M. Abramowitz and I. A. Stegun (1964), Handbook of Mathematical Functions, 26.4.4 and 26.4.5: finite sums, exact but for rounding.
/// </remarks>
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

        if (double.IsPositiveInfinity(value))
        {
            return 0;
        }

        var odd = degreesOfFreedom % 2 == 1;
        var half = value / 2;
        var tail = odd ? Normal.TwoSided(Math.Sqrt(value)) : 0;
        var term = Math.Exp(-half) * (odd ? Math.Sqrt(half / Math.PI) * 2 : 1);
        for (var k = odd ? 1.5 : 1; k <= degreesOfFreedom / 2.0; k++)
        {
            tail += term;
            term *= half / k;
        }

        return Math.Min(1, tail);
    }
}
