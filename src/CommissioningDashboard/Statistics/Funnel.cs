using MathNet.Numerics.RootFinding;

namespace CommissioningDashboard.Statistics;

/// <summary>
/// The limits of a funnel plot: how far a team's or provider's share may lie from the target, given how many it is a share of, before
/// more than chance is at work. Wide for the small, narrow for the large, so nobody is singled out for being small.
/// </summary>
/// <remarks>
/// <para>Limits: exact, from the binomial distribution with the target as each one's chance. x of n lies outside where x or more, or x or
/// fewer, would come less than 2.5 times in 100 (95%) or once in 1,000 (99.8%). Between whole numbers, and of an effective number that is
/// not whole, the tails are those of the beta distribution that the binomial's are: I_p(x, n − x + 1) and I_(1 − p)(n − x, x + 1). A share
/// lies outside exactly when its Clopper–Pearson interval at that level leaves out the target.</para>
/// <para>Sources: D. J. Spiegelhalter (2005), "Funnel plots for comparing institutional performance", Statistics in Medicine
/// 24:1185–1202, who advises exact limits for small numbers; C. J. Clopper and E. S. Pearson (1934), Biometrika 26:404–413.</para>
/// </remarks>
public static class Funnel
{
    private const double _tail95 = 0.025;
    private const double _tail998 = 0.001;
    private const double _accuracy = 1e-10;
    private const int _mostSteps = 100;

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

        return denominator == 0 ? null : new FunnelLimits(At(_tail95), At(_tail998));

        // The high limit of a share is the low one of what is left of it.
        Interval At(double tail) => new(Low(target, denominator, tail), 1 - Low(1 - target, denominator, tail));
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

        if (Limits(target, denominator) is null)
        {
            return null;
        }

        var isBelow = numerator < target * denominator;
        var tail = isBelow ? BinomialTail.AtMost(numerator, denominator, target)
            : BinomialTail.AtMost(denominator - numerator, denominator, 1 - target);
        return tail switch
        {
            < _tail998 => isBelow ? FunnelPosition.FarBelow : FunnelPosition.FarAbove,
            < _tail95 => isBelow ? FunnelPosition.Below : FunnelPosition.Above,
            _ => FunnelPosition.Within,
        };
    }

    /// <summary>The share below which less than the tail lies; 0 where not even none of all is so rare.</summary>
    private static double Low(double target, double denominator, double tail)
    {
        if (BinomialTail.AtMost(0, denominator, target) >= tail)
        {
            return 0;
        }

        return Brent.TryFindRoot(x => Math.Log(Math.Max(double.Epsilon, BinomialTail.AtMost(x, denominator, target)) / tail),
            0, target * denominator, _accuracy * denominator, _mostSteps, out var low) ? low / denominator : target;
    }
}

/// <summary>The two pairs of limits at one denominator, on 0 to 1.</summary>
/// <param name="Within95">Chance alone leaves it no more than 1 time in 20.</param>
/// <param name="Within998">Chance alone leaves it no more than 1 time in 500.</param>
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
