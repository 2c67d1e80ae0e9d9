namespace CommissioningDashboard.Statistics;

/// <summary>
/// How many times one share is another: a band's share of referrals over its share of capacity (the representation index, 1 when
/// they are alike), or the share accepted in one group over that in another.
/// </summary>
/// <remarks>
/// Sources: E. B. Wilson (1927), JASA 22:209–212; P. A. R. Koopman (1984), "Confidence intervals for the ratio of two binomial
/// proportions", Biometrics 40:513–517, chosen over Katz's logarithms because it holds its level in small groups and knows an
/// answer when the upper count is 0.
/// </remarks>
public static class Ratio
{
    /// <summary>
    /// The share of <paramref name="successes"/> in <paramref name="trials"/> over a share that is known and carries no chance of its
    /// own: Wilson's ends divided by it.
    /// </summary>
    /// <returns>Null when there were no trials or the fixed share is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="Wilson.Interval"/>, or the fixed share is not from 0 to
    /// 1.</exception>
    public static RatioEstimate? ToFixed(double successes, double trials, double fixedShare, double z = Confidence.Z95)
    {
        if (!(fixedShare >= 0 && fixedShare <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(fixedShare), fixedShare, "A share lies from 0 to 1.");
        }

        return Wilson.Interval(successes, trials, z) is { } share && fixedShare > 0
            ? new RatioEstimate(successes / trials / fixedShare, new Interval(share.Low / fixedShare, share.High / fixedShare))
            : null;
    }

    /// <summary>
    /// The first share over the second, two independent groups, with Koopman's score interval: every ratio that a chi-square test with
    /// the shares best fitting that ratio does not reject.
    /// </summary>
    /// <returns>Null when either group had no trials or the second had no successes, where the ratio is infinite or unknown.</returns>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="Wilson.Interval"/>.</exception>
    public static RatioEstimate? FromShares(
        double successes, double trials, double otherSuccesses, double otherTrials, double z = Confidence.Z95)
    {
        if (Wilson.Interval(successes, trials, z) is null || Wilson.Interval(otherSuccesses, otherTrials, z) is null || otherSuccesses == 0)
        {
            return null;
        }

        var ratio = successes / trials / (otherSuccesses / otherTrials);
        var start = ratio > 0 ? ratio : 1 / trials;
        while (Distance(start) > z * z)
        {
            // Only when nothing succeeded: the search has to begin inside the interval, all of which may lie nearer to 0.
            start /= 2;
        }

        return new RatioEstimate(ratio, new Interval(ratio > 0 ? Edge(start, 0.5) : 0, Edge(start, 2)));

        double Edge(double inside, double factor)
        {
            var outside = inside;
            while (Distance(outside) <= z * z)
            {
                inside = outside;
                outside *= factor;
            }

            while (true)
            {
                var middle = Math.Sqrt(inside) * Math.Sqrt(outside);
                if (middle == inside || middle == outside || Math.Abs(outside / inside - 1) < 1e-15)
                {
                    return middle;
                }

                (inside, outside) = Distance(middle) <= z * z ? (middle, outside) : (inside, middle);
            }
        }

        double Distance(double tried)
        {
            // The first share that fits best when it is the tried ratio times the second (Koopman's equation 3).
            var (own, others) = (tried * (trials + otherSuccesses), successes + otherTrials);
            var sum = own + others;
            // The square of the sum less 4 times the rest of the equation, written so that nothing is subtracted that is nearly alike.
            var root = Math.Sqrt(((own - others) * (own - others)) + (4 * tried * (trials - successes) * (otherTrials - otherSuccesses)));
            // The smaller root of a quadratic, in the form that subtracts nothing.
            var share = 2 * tried * (successes + otherSuccesses) / (sum + root);
            var otherShare = share / tried;
            return Term(successes, trials, share) + Term(otherSuccesses, otherTrials, otherShare);
        }
    }

    private static double Term(double successes, double trials, double share)
    {
        var off = successes - trials * share;
        return Math.Abs(off) <= 1e-12 * trials ? 0 : off * off / (trials * share * (1 - share));
    }
}

/// <summary>One share over another, 0 and above.</summary>
/// <param name="Value">1 when they are alike.</param>
/// <param name="Interval">The range of true ratios the figures are consistent with.</param>
public readonly record struct RatioEstimate(double Value, Interval Interval)
{
    /// <summary>Whether the interval leaves out that they are alike.</summary>
    public bool LargerThanChance => !Interval.Contains(1);
}
