namespace CommissioningDashboard.Statistics;

/// <summary>
/// How much evidence a weighted share rests on. A share of hours in which one package is large is less certain than the
/// number of referrals suggests; the effective number says how many equal referrals would be as certain.
/// </summary>
/// <remarks>Source: L. Kish (1965), Survey Sampling, section 11.7.</remarks>
public static class Kish
{
    /// <summary>
    /// The effective number of referrals, (Σw)² / Σw²: the plain count when all weights are equal, towards 1 when one dominates.
    /// </summary>
    /// <param name="sumOfWeights">Σw over the referrals, each weight 0 or more.</param>
    /// <param name="sumOfSquaredWeights">Σw² over the same referrals.</param>
    /// <returns>Null when the weights sum to 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A sum is negative or not finite, or only one of the two is 0.</exception>
    public static double? EffectiveCount(double sumOfWeights, double sumOfSquaredWeights)
    {
        if (!double.IsFinite(sumOfWeights) || !double.IsFinite(sumOfSquaredWeights) || sumOfWeights < 0 || sumOfSquaredWeights < 0
            || (sumOfWeights == 0) != (sumOfSquaredWeights == 0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(sumOfWeights), $"Sums {sumOfWeights} and {sumOfSquaredWeights} cannot come from one set of weights of 0 or more.");
        }

        return sumOfWeights == 0 ? null : sumOfWeights / sumOfSquaredWeights * sumOfWeights;
    }
}
