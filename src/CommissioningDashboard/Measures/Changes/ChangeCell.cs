using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>One service in one area, before and after a change.</summary>
/// <param name="Place">The area, or the service where whole services changed: what a change applies to or not.</param>
/// <param name="Stratum">The other of the two, within which places are compared.</param>
/// <param name="IsChanged">Whether the change applied.</param>
/// <param name="Before">Its referrals before.</param>
/// <param name="After">Its referrals after.</param>
internal sealed record ChangeCell(int Place, int Stratum, bool IsChanged, MicroCount Before, MicroCount After)
{
    private bool Counts => Before.Whole >= BeforeAndAfter.Least && After.Whole >= BeforeAndAfter.Least;

    /// <summary>How much further the share moved where the change applied, how likely by chance, and how many it is compared
    /// with.</summary>
    /// <param name="cells">All services in all areas that are compared.</param>
    /// <param name="designEffect">By how much a share is less sure because people come again.</param>
    /// <param name="others">What is compared with, in the plural.</param>
    public static (Figure Further, double? P, int Others) Further(IReadOnlyList<ChangeCell> cells, double designEffect, string others)
    {
        var counted = cells.Where(x => x.Counts).ToList();
        var least = Estimate(isMost: false);
        var most = Estimate(isMost: true);
        if (least is null || most is null)
        {
            var why = $"Fewer than {DifferenceInDifferences.FewestOthers} {others} had {BeforeAndAfter.Least} referrals in the same "
                + "service and area before it and after it.";
            return (Figure.Cannot(Unit.Points, why), null, 0);
        }

        var isOpen = counted.Any(x => x.Before.Unknown + x.After.Unknown > 0);
        var basis = counted.Where(x => x.IsChanged).Sum(x => x.Before.Whole + x.After.Whole);
        return (
            new Figure(least.Value, Unit.Points, basis, new Interval(least.Interval.Low, most.Interval.High))
            {
                Range = isOpen ? new Interval(least.Value, most.Value) : null,
            },
            P(least, most), least.Others);

        // The unknown are counted so as to make the figure least or most: it grows with the part after where the change applied.
        DifferenceInDifferences? Estimate(bool isMost) => DifferenceInDifferences.Estimate(
            counted.Select(x => new BeforeAfter(
                x.Place, x.Stratum, x.IsChanged, x.Before.Counted(x.IsChanged != isMost), x.After.Counted(x.IsChanged == isMost))),
            designEffect);
    }

    /// <summary>The larger of both ends', and 1 where nought lies between them.</summary>
    private static double P(DifferenceInDifferences least, DifferenceInDifferences most)
        => least.Value <= 0 && most.Value >= 0 && least.Value < most.Value ? 1 : Math.Max(least.P, most.P);
}
