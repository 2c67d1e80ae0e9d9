using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Reports.Sheets;

/// <summary>The spread over the bands in each area.</summary>
public sealed class AreasSheet : ReportSheet
{
    public override ReportGroup Group => ReportGroup.Share;

    public override Type? After => typeof(TrendSheet);

    public override string Name => "Areas";

    public override string Title => "Areas by size of provider";

    public override IReadOnlyList<Measure> Measures { get; } = [new AreaBands()];

    public override string WhenEmpty => "No referral was arranged in any area in this period.";

    public override DisclosedTable Table(MarketSlice slice, DisclosureProfile profile)
        => BandTable.SharesOnly(Disclosed.FromTable(AreaBands.For(slice).Table, profile), "area", "all", "active", "effective");

    public override string? Finding(DisclosedTable table)
    {
        // Only areas whose figure is reliable are compared, and an area stands alone at the foot or is not named.
        var known = Enumerable.Range(0, table.Rows.Count)
            .Where(x => table.Cell(x, "effective") is { Number: not null, IsUnreliable: false })
            .OrderBy(x => table.Cell(x, "effective").Number).ToList();
        if (known.Count < 2 || $"{table.Cell(known[0], "effective")}" == $"{table.Cell(known[1], "effective")}")
        {
            return null;
        }

        return $"{table.Cell(known[0], "area")} has the least choice of the {known.Count} areas whose effective number may be shown: "
            + $"an effective number of {table.Cell(known[0], "effective")} providers, of {table.Cell(known[0], "active")} used.";
    }

    public override IEnumerable<string> Explanations(MarketSlice slice, DisclosureProfile profile)
        => Evidence.Coverage(slice, Fact.Size).IsWhole ? [] : [BandTable.OfUnknownSize];
}
