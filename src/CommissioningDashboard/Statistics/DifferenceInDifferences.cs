namespace CommissioningDashboard.Statistics;

/// <summary>Counts before and after a day, of one unit (an area, say) in one stratum (a service) that is compared only within
/// itself.</summary>
/// <param name="Unit">Number of the unit; whether a change applied is decided for whole units.</param>
/// <param name="Stratum">Number of the stratum.</param>
/// <param name="IsChanged">Whether the change applied.</param>
/// <param name="Before">The part and the whole before.</param>
/// <param name="After">The part and the whole after.</param>
public readonly record struct BeforeAfter(
    int Unit, int Stratum, bool IsChanged, (double Part, double Whole) Before, (double Part, double Whole) After)
{
    /// <summary>How far the share moved, from −1 to 1.</summary>
    public double Moved => (After.Part / After.Whole) - (Before.Part / Before.Whole);

    /// <summary>As many referrals as would tell a share as well as these tell how far it moved; it does not depend on the parts.</summary>
    public double Weight => 1 / ((1 / Before.Whole) + (1 / After.Whole));
}

/// <summary>
/// How much further a share moved where a change applied than in the units it is compared with, stratum by stratum. What moved
/// everywhere alike drops out, and so does what units were like before.
/// </summary>
/// <param name="Value">In shares: 0.04 for four percentage points.</param>
/// <param name="Interval">Its 95% interval.</param>
/// <param name="P">The two-sided chance of as much if the change made no difference.</param>
/// <param name="Changed">Units in which the change applied.</param>
/// <param name="Others">Units compared with.</param>
/// <remarks>
/// Units differ in how far they move for reasons of their own, and what moves one moves all of its strata. So the spread of the units that
/// did not change tells how far one may stray, with Student's t for as few of them as there are; it is never taken to be less than chance
/// alone makes it. The estimate is linear in the parts, so that bounds of the parts are bounds of it.
/// Source: M. Bertrand, E. Duflo and S. Mullainathan (2004), "How much should we trust differences-in-differences estimates?", Quarterly
/// Journal of Economics 119:249–275; T. Conley and C. Taber (2011), Review of Economics and Statistics 93:113–125.
/// </remarks>
public sealed record DifferenceInDifferences(double Value, Interval Interval, double P, int Changed, int Others)
{
    /// <summary>Units without the change that there must be, to learn from them how far one strays.</summary>
    public const int FewestOthers = 5;

    /// <param name="cells">Each with somebody before and after. A stratum in which there are not both units with the change and units
    /// without is left out.</param>
    /// <param name="designEffect">By how much a share is less sure because people come again; at least 1.</param>
    /// <returns>None where fewer than <see cref="FewestOthers"/> units can be compared with, or nothing varies.</returns>
    public static DifferenceInDifferences? Estimate(IEnumerable<BeforeAfter> cells, double designEffect = 1)
    {
        var strata = cells.GroupBy(x => x.Stratum).Where(x => x.Any(c => c.IsChanged) && x.Any(c => !c.IsChanged))
            .ToDictionary(x => x.Key, x => new Stratum([.. x]));
        var units = strata.Values.SelectMany(x => x.Cells).GroupBy(x => x.Unit).Select(x => new Moving([.. x], strata))
            .ToLookup(x => x.IsChanged);
        var (changed, others) = (units[true].ToList(), units[false].ToList());
        if (others.Count < FewestOthers)
        {
            return null;
        }

        var weight = changed.Sum(x => x.Weight);
        var value = changed.Sum(x => x.Weight * x.Further) / weight;
        var freedom = others.Count - 1 + changed.Count - 1;
        var spread = (others.Sum(x => x.Weight * x.Further * x.Further) + changed.Sum(x => x.Weight * Square(x.Further - value)))
            / (others.Sum(x => x.Freedom) + changed.Count - 1);
        var variance = Math.Max(spread, designEffect * OfOne(strata.Values))
            * ((1 / weight) + strata.Values.Sum(x => Square(x.ChangedWeight / weight) / x.OthersWeight));
        if (variance <= 0)
        {
            return null;
        }

        var (error, within) = (Math.Sqrt(variance), StudentT.Within95(freedom));
        return new DifferenceInDifferences(
            value, new Interval(value - (within * error), value + (within * error)), StudentT.TwoSided(value / error, freedom),
            changed.Count, others.Count);
    }

    /// <summary>The variance of one referral's belonging to the part.</summary>
    private static double OfOne(IEnumerable<Stratum> strata)
    {
        var all = strata.SelectMany(x => x.Cells).ToList();
        var share = all.Sum(x => x.Before.Part + x.After.Part) / all.Sum(x => x.Before.Whole + x.After.Whole);
        return share * (1 - share);
    }

    private static double Square(double x) => x * x;

    /// <summary>The units of one stratum, and how far those without the change moved.</summary>
    private sealed record Stratum(List<BeforeAfter> Cells)
    {
        public double ChangedWeight { get; } = Cells.Where(x => x.IsChanged).Sum(x => x.Weight);

        public double OthersWeight { get; } = Cells.Where(x => !x.IsChanged).Sum(x => x.Weight);

        public double OthersMoved { get; } = Cells.Where(x => !x.IsChanged).Sum(x => x.Weight * x.Moved)
            / Cells.Where(x => !x.IsChanged).Sum(x => x.Weight);
    }

    /// <summary>How much further one unit moved than the units without the change, over its strata.</summary>
    private sealed class Moving
    {
        public Moving(List<BeforeAfter> cells, Dictionary<int, Stratum> strata)
        {
            IsChanged = cells[0].IsChanged;
            Weight = cells.Sum(x => x.Weight);
            Further = cells.Sum(x => x.Weight * (x.Moved - strata[x.Stratum].OthersMoved)) / Weight;
            Freedom = 1 - cells.Sum(x => x.Weight * x.Weight / (Weight * strata[x.Stratum].OthersWeight));
        }

        public bool IsChanged { get; }

        public double Weight { get; }

        public double Further { get; }

        /// <summary>What is left of one square's expectation once the others' mean is taken off, of which a unit without the change is a
        /// part.</summary>
        public double Freedom { get; }
    }
}
