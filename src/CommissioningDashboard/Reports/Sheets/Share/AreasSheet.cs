using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Reports.Sheets;

/// <summary>The spread over the bands in each area.</summary>
public sealed class AreasSheet : ReportSheet
{
    private const string _alike = "The effective number of providers is worked out for the same number of referrals in every area, that "
        + "of the area with fewest among those with 30 or more, rounded down to tens, and never more than 1,000. An area is named only "
        + "where the difference from each of the others is more than chance would explain.";

    public override ReportGroup Group => ReportGroup.Share;

    public override Type? After => typeof(TrendSheet);

    public override string Name => "Areas";

    public override string Title => "Areas by size of provider";

    public override IReadOnlyList<Measure> Measures { get; } = [new AreaBands()];

    public override string WhenEmpty => "No referral was arranged in any area in this period.";

    public override DisclosedTable Table(MarketSlice slice, DisclosureProfile profile)
        => BandTable.SharesOnly(
            Disclosed.FromTable(AreaBands.For(slice).Table, profile), "area", "all", "active", "effective", "effective_low",
                "effective_high");

    public override string? Finding(DisclosedTable table)
    {
        // Judged by the figures as shown.
        var known = Enumerable.Range(0, table.Rows.Count)
            .Where(x => table.Cell(x, "effective") is { Number: not null, IsUnreliable: false })
            .OrderBy(x => table.Cell(x, "effective").Number).ToList();
        if (known.Count < 2 || known.Skip(1).Any(x => !AreaBands.IsMore(Shown(x), Shown(known[0]))))
        {
            return null;
        }

        return $"{table.Cell(known[0], "area")} has the least choice of the {known.Count} areas whose effective number may be shown: "
            + $"an effective number of {table.Cell(known[0], "effective")} providers in as many referrals as of the others.";

        Figure Shown(int row) => new(
            Number(row, "effective"), Unit.Effective, 0, new(Number(row, "effective_low"), Number(row, "effective_high")));

        double Number(int row, string column) => table.Cell(row, column).Number.GetValueOrDefault();
    }

    public override IEnumerable<string> Explanations(MarketSlice slice, DisclosureProfile profile)
        => [_alike, .. Evidence.Coverage(slice, Fact.Size).IsWhole ? Array.Empty<string>() : [BandTable.OfUnknownSize]];
}
