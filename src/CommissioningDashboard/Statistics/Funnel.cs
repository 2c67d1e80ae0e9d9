namespace CommissioningDashboard.Statistics;

/// <summary>
/// The limits of a funnel plot: how far a team's or provider's share may lie from the target, given how many it is a share of, before
/// more than chance is at work. Wide for the small, narrow for the large, so nobody is singled out for being small.
/// </summary>
/// <remarks>
/// <para>Limits: p ± z √(p(1−p)/n) around the target p, kept within 0 to 1, at 95% and 99.8%. A share lies outside exactly when
/// its Wilson interval at that level leaves out the target, so plot and intervals never disagree.</para>
/// <para>Sources: D. J. Spiegelhalter (2005), "Funnel plots for comparing institutional performance", Statistics in Medicine
/// 24:1185–1202; the funnel plots for proportions of the Office for Health Improvement and Disparities.</para>
/// <para>Limit: the normal distribution is rough while np or n(1−p) is below about 5; the low limit is then often 0.</para>
/// </remarks>
public static class Funnel
{
    /// <summary>The limits at <paramref name="denominator"/>, on 0 to 1.</summary>
    /// <param name="target">The share expected of everyone, 0 to 1.</param>
    /// <param name="denominator">What the share is of; need not be whole, so an effective number can be passed.</param>
    /// <returns>Null when the denominator is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The target is not a share, or the denominator is negative or not finite.</exception>
    public static FunnelLimits? Limits(double target, double denominator)
    {
        if (!(target >= 0 && target <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(target), target, "A target lies from 0 to 1.");
        }

        if (!(denominator >= 0 && double.IsFinite(denominator)))
        {
            throw new ArgumentOutOfRangeException(nameof(denominator), denominator, "A denominator is finite and not negative.");
        }

        return denominator == 0 ? null : new FunnelLimits(At(Confidence.Z95), At(Confidence.Z998));

        Interval At(double z)
        {
            var margin = z * Math.Sqrt(target * (1 - target) / denominator);
            return new Interval(Math.Max(0, target - margin), Math.Min(1, target + margin));
        }
    }

    /// <summary>Where <paramref name="numerator"/> of <paramref name="denominator"/> lies; on a limit is within it.</summary>
    /// <returns>Null when the denominator is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="Limits"/>, or the numerator is not within the
    /// denominator.</exception>
    public static FunnelPosition? Position(double numerator, double denominator, double target)
    {
        if (!(numerator >= 0 && numerator <= denominator))
        {
            throw new ArgumentOutOfRangeException(nameof(numerator), numerator, "The part is within the whole.");
        }

        if (Limits(target, denominator) is not { } limits)
        {
            return null;
        }

        var share = numerator / denominator;
        if (share < limits.Within95.Low)
        {
            return share < limits.Within998.Low ? FunnelPosition.FarBelow : FunnelPosition.Below;
        }

        if (share > limits.Within95.High)
        {
            return share > limits.Within998.High ? FunnelPosition.FarAbove : FunnelPosition.Above;
        }

        return FunnelPosition.Within;
    }
}

/// <summary>The two pairs of limits at one denominator, on 0 to 1.</summary>
/// <param name="Within95">Chance alone leaves it 1 time in 20.</param>
/// <param name="Within998">Chance alone leaves it 1 time in 500.</param>
public readonly record struct FunnelLimits(Interval Within95, Interval Within998);

/// <summary>Where a share lies in the funnel, from low to high; whether that is good is for the measure to say.</summary>
public enum FunnelPosition
{
    /// <summary>Below the 99.8% limit.</summary>
    FarBelow,

    /// <summary>Below the 95% limit, but not the 99.8% one.</summary>
    Below,

    /// <summary>No further from the target than chance explains.</summary>
    Within,

    /// <summary>Above the 95% limit, but not the 99.8% one.</summary>
    Above,

    /// <summary>Above the 99.8% limit.</summary>
    FarAbove,
}
