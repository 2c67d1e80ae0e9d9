namespace CommissioningDashboard.Statistics;

/// <summary>
/// Score intervals for proportions. They stay inside 0 to 1 and keep close to their stated level when counts are small or the
/// share is near 0 or 1, which the textbook "plus or minus two standard errors" does not. This is the method English public
/// health tools use.
/// </summary>
/// <remarks>
/// Sources: E. B. Wilson (1927), "Probable inference, the law of succession, and statistical inference", JASA 22:209–212;
/// R. G. Newcombe (1998), "Interval estimation for the difference between independent proportions", Statistics in Medicine
/// 17:873–890, method 10.
/// </remarks>
public static class Wilson
{
    /// <summary>
    /// The interval for a share of <paramref name="successes"/> in <paramref name="trials"/>:
    /// (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n), on 0 to 1.
    /// </summary>
    /// <param name="successes">From 0 to <paramref name="trials"/>; need not be whole, so a weighted share can pass
    /// share × <see cref="Kish.EffectiveCount"/>.</param>
    /// <param name="trials">How many there were, or the effective number.</param>
    /// <param name="z">The normal quantile: <see cref="Confidence.Z95"/> or <see cref="Confidence.Z998"/>.</param>
    /// <returns>Null when there were no trials.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative or not finite, or successes exceed trials.</exception>
    public static Interval? Interval(double successes, double trials, double z = Confidence.Z95)
    {
        Check(successes, trials, z);
        if (trials == 0)
        {
            return null;
        }

        var share = successes / trials;
        var perTrial = z * z / trials;
        var centre = share + perTrial / 2;
        var margin = z * Math.Sqrt(share * (1 - share) / trials + perTrial / trials / 4);
        // Clamping keeps rounding error out of what readers see: none of ten starts at exactly 0, all of ten ends at exactly 1.
        return new Interval(
            Math.Clamp((centre - margin) / (1 + perTrial), 0, share),
            Math.Clamp((centre + margin) / (1 + perTrial), share, 1));
    }

    /// <summary>
    /// The first share minus the second, with Newcombe's hybrid score interval: with d = p₁ − p₂ and each share's own Wilson limits
    /// l and u, from d − √((p₁−l₁)² + (u₂−p₂)²) to d + √((u₁−p₁)² + (p₂−l₂)²), on −1 to 1.
    /// </summary>
    /// <remarks>The two groups must be independent: two periods, or two areas; not two bands of one total, which share a whole.</remarks>
    /// <returns>Null when either group had no trials.</returns>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="Interval"/>.</exception>
    public static Difference? Difference(
        double successes, double trials, double otherSuccesses, double otherTrials, double z = Confidence.Z95)
    {
        if (Interval(successes, trials, z) is not { } own || Interval(otherSuccesses, otherTrials, z) is not { } other)
        {
            return null;
        }

        var share = successes / trials;
        var otherShare = otherSuccesses / otherTrials;
        var difference = share - otherShare;
        return new Difference(difference, new Interval(
            Math.Max(-1, difference - double.Hypot(share - own.Low, other.High - otherShare)),
            Math.Min(1, difference + double.Hypot(own.High - share, otherShare - other.Low))));
    }

    private static void Check(double successes, double trials, double z)
    {
        if (!double.IsFinite(successes) || !double.IsFinite(trials) || successes < 0 || successes > trials)
        {
            throw new ArgumentOutOfRangeException(
                nameof(successes),
                    $"{successes} of {trials} is not a proportion: counts are finite, not negative, and the part is within the whole.");
        }

        if (!double.IsFinite(z) || z <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(z), z, "The normal quantile is finite and above 0.");
        }
    }
}
