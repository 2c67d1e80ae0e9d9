using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Reports.Sheets;

/// <summary>The spread over the bands in each area.</summary>
public sealed class AreasSheet : ReportSheet
{
    public override int Order => 5;

    public override string Name => "Areas";

    public override string Title => "Areas by size of provider";

    public override IReadOnlyList<Measure> Measures { get; } = [new AreaBands()];

    public override string WhenEmpty => "No referral was arranged in any area in this period.";

    public override DisclosedTable Table(MarketSlice slice, DisclosureProfile profile)
        => BandTable.SharesOnly(Disclosed.FromTable(AreaBands.For(slice).Table, profile), "area", "all", "active", "effective");

    public override string? Finding(DisclosedTable table)
    {
        var known = Enumerable.Range(0, table.Rows.Count).Where(x => table.Cell(x, "effective").Number is not null).ToList();
        if (known.Count < 2)
        {
            return null;
        }

        var least = known.MinBy(x => table.Cell(x, "effective").Number);
        return $"{table.Cell(least, "area")} has the least choice: "
            + $"{Written.Counted((long)table.Cell(least, "active").Number!, "active provider")} that act like "
            + $"{table.Cell(least, "effective")}.";
    }
}
