namespace CommissioningDashboard.Statistics;

/// <summary>
/// How many times some units together have what was expected of them, where others had the rest: for example how often providers of one
/// size are shown, of all places on lists. The unit is what varies, not each of its many counts.
/// </summary>
/// <remarks>
/// Sources: D. D. Boos (1992), "On generalized score tests", The American Statistician 46:327–333; K.-Y. Liang and S. L. Zeger (1986),
/// Biometrika 73:13–22, for a variance from whole units.
/// </remarks>
public static class ObservedOverExpected
{
    /// <summary>
    /// The observed over the expected of some units, with every ratio that a score test at 5% does not reject. Were it ρ, the units would
    /// have ρ times the expected each and the others what is left; the variance is the sum of squares of what each unit has beyond that,
    /// with weight 1 − φ for the units and φ for the others, φ being the part that the units would have, times J ÷ (J − 1) for J in all.
    /// </summary>
    /// <param name="units">Observed and expected of each unit, and whether it is of those asked after.</param>
    /// <returns>Null when nothing was expected of those asked after, or of the others.</returns>
    public static RatioEstimate? Compare(IReadOnlyList<(double Observed, double Expected, bool IsAsked)> units)
    {
        var observed = units.Where(x => x.IsAsked).Sum(x => x.Observed);
        var expected = units.Where(x => x.IsAsked).Sum(x => x.Expected);
        var all = units.Sum(x => x.Observed);
        var count = units.Count(x => x.Expected > 0);
        if (expected <= 0 || all - expected <= 1e-9 * all)
        {
            return null;
        }

        // At most all there is to have would be theirs.
        var ratio = observed / expected;
        return new RatioEstimate(ratio, new Interval(Edge(0), Edge(all / expected)));

        // Half way again and again between the ratio, which is not rejected, and an end.
        double Edge(double end)
        {
            if (!IsRejected(end))
            {
                return end;
            }

            var inside = ratio;
            var outside = end;
            for (var halving = 0; halving < 60; halving++)
            {
                var middle = (inside + outside) / 2;
                (inside, outside) = IsRejected(middle) ? (inside, middle) : (middle, outside);
            }

            return inside;
        }

        bool IsRejected(double tried)
        {
            var part = tried * expected / all;
            var others = (all - (tried * expected)) / (all - expected);
            var variance = 0.0;
            foreach (var (has, due, isAsked) in units)
            {
                var beyond = isAsked ? (1 - part) * (has - (tried * due)) : part * (has - (others * due));
                variance += beyond * beyond;
            }

            var off = observed - (tried * expected);
            return off * off > Confidence.Z95 * Confidence.Z95 * variance * count / (count - 1);
        }
    }
}
