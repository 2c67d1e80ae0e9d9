using MathNet.Numerics;

namespace CommissioningDashboard.Statistics;

/// <summary>
/// The tails of the binomial distribution, between whole numbers too, by the beta distribution that they are: the chance of x or fewer of n
/// is I_(1 − p)(n − x, x + 1).
/// </summary>
/// <remarks>Source: M. Abramowitz and I. A. Stegun (1964), Handbook of Mathematical Functions, 26.5.24.</remarks>
internal static class BinomialTail
{
    /// <summary>Below this p the binomial is as good as Poisson's.</summary>
    private const double _least = 1e-6;

    /// <summary>The chance of so many or fewer.</summary>
    public static double AtMost(double number, double whole, double chance)
    {
        if (number < 0)
        {
            return 0;
        }

        return number >= whole ? 1 : SpecialFunctions.BetaRegularized(whole - number, number + 1, 1 - chance);
    }

    /// <summary>
    /// The chance of so many or further on either side, twice the smaller tail and no more than 1, for a count of this mean and variance:
    /// of the n and p that have them. A few rare events are more often far above their mean than a normal distribution says.
    /// </summary>
    public static double TwoSided(double number, double mean, double variance)
    {
        if (variance <= 0)
        {
            return 1;
        }

        var chance = Math.Max(_least, 1 - (variance / mean));
        var whole = mean / chance;
        return Math.Min(1, 2 * Math.Min(AtMost(number, whole, chance), 1 - AtMost(number - 1, whole, chance)));
    }
}
