namespace CommissioningDashboard.Statistics;

/// <summary>Some weighted referrals: what their variance is worked out from.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Sum">Σw.</param>
/// <param name="Squares">Σw².</param>
public readonly record struct WeightSums(double Count, double Sum, double Squares);

/// <summary>
/// How much evidence a share of hours or money rests on. Kish's number alone takes the packages of the part to be like all others; where
/// they are larger, the share is less sure than it says, and where they are smaller, surer.
/// </summary>
/// <remarks>
/// Sources: W. G. Cochran (1977), Sampling Techniques, section 6.4, for the variance of a ratio by linearisation; E. L. Korn and B. I.
/// Graubard (1998), "Confidence intervals for proportions with small expected number of positive counts estimated from survey data",
/// Survey Methodology 24:193–201, for an interval on the effective number that follows from it.
/// </remarks>
public static class WeightedShare
{
    /// <summary>
    /// By so many referrals of the kind found in the whole each side is steadied, since few packages cannot tell how large others might be.
    /// Of 1, 2, 3 and 5 it covered best in 40 simulated markets of 20 to 600 referrals.
    /// </summary>
    private const double _steadying = 3;

    /// <summary>What is left of rounding is taken away, so that equal weights give their plain count.</summary>
    private const int _digits = 6;

    /// <summary>
    /// How many referrals of equal weight would make the share p as sure: p(1 − p) ÷ v, where v = ((1 − p)² Σw² of the part + p² Σw² of
    /// the rest) ÷ (Σw)², or the same with both sums steadied if that is larger. Where the part is none or all of the whole, v is 0 and
    /// Kish's number stands in.
    /// </summary>
    /// <returns>Null when the weights sum to 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The part is more than the whole, or as for <see
    /// cref="Kish.EffectiveCount"/>.</exception>
    public static double? EffectiveCount(WeightSums part, WeightSums whole)
    {
        if (!(part.Sum >= 0 && part.Sum <= whole.Sum && part.Squares >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(part), part, "The part is within the whole.");
        }

        var kish = Kish.EffectiveCount(whole.Sum, whole.Squares);
        var share = part.Sum / whole.Sum;
        var rest = new WeightSums(whole.Count - part.Count, whole.Sum - part.Sum, Math.Max(0, whole.Squares - part.Squares));
        var variance = Math.Max(Variance(part.Squares, rest.Squares), Variance(Steadied(part, share), Steadied(rest, 1 - share)));
        return share is > 0 and < 1 && variance > 0 ? Math.Round(share * (1 - share) / variance, _digits) : kish;

        double Variance(double own, double others)
            => ((1 - share) * (1 - share) * own + share * share * others) / whole.Sum / whole.Sum;

        double Steadied(WeightSums side, double ofAll)
            => (side.Count * side.Squares + _steadying * ofAll * whole.Squares) / (side.Count + _steadying);
    }
}
