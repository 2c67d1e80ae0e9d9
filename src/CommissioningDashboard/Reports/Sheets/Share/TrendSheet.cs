using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Reports.Sheets;

/// <summary>The spread over the bands by quarter, for up to five years.</summary>
public sealed class TrendSheet : ReportSheet
{
    public override ReportGroup Group => ReportGroup.Share;

    public override Type? After => typeof(BandShareSheet);

    public override string Name => "Trend";

    public override string Title => "Share of referrals by size of provider, by quarter";

    public override IReadOnlyList<Measure> Measures { get; } = [new BandTrendByQuarter()];

    public override string WhenEmpty => "The data hold no whole quarter, so there is no trend to show.";

    public override DisclosedTable Table(MarketSlice slice, DisclosureProfile profile)
        => BandTable.SharesOnly(Disclosed.FromTable(BandTrendByQuarter.For(slice).Table, profile), "time", "all");

    public override string? Finding(DisclosedTable table)
    {
        if (table.Rows.Count < 2)
        {
            return null;
        }

        var (first, last) = (table.Cell(0, "micro_share"), table.Cell(table.Rows.Count - 1, "micro_share"));
        var isOpen = new[] { 0, table.Rows.Count - 1 }.Any(x => table.Cell(x, "not_known_share").Number is not 0);
        return first.Number is null || last.Number is null || isOpen
            ? null
            : $"Micro-providers’ share was {first} in {table.Cell(0, "time")} and {last} in {table.Cell(table.Rows.Count - 1, "time")}.";
    }

    public override IEnumerable<string> Explanations(MarketSlice slice, DisclosureProfile profile)
        => Evidence.Coverage(slice, Fact.Size).IsWhole ? [] : [BandTable.OfUnknownSize];
}
