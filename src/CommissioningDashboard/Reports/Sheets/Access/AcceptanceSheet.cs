using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Reports.Sheets;

/// <summary>How providers that were asked answered.</summary>
public sealed class AcceptanceSheet : ReportSheet
{
    public override ReportGroup Group => ReportGroup.Access;

    public override Type? After => typeof(FrameworksSheet);

    public override string Name => "Acceptance";

    public override string Title => "Answers of providers that were asked, by size";

    public override IReadOnlyList<Measure> Measures { get; } = [new Acceptance()];

    public override string WhenEmpty => "No answer of a provider is recorded in this period.";

    public override DisclosedTable Table(MarketSlice slice, DisclosureProfile profile)
        => Disclosed.FromTable(Acceptance.For(slice).Table, profile)
            .Ranged("accepted_low", "accepted_high", "accepted_range", "95% interval")
            .Keeping("band", "accepted_part", "accepted_whole", "accepted", "accepted_range");

    public override string? Finding(DisclosedTable table)
        => Rate(table, DisplayBand.Micro) is { } micro && Rate(table, DisplayBand.Large) is { } large
            ? $"When asked, micro-providers accepted {micro} of the time and large providers {large}."
            : null;

    private static string? Rate(DisclosedTable table, DisplayBand band)
        => Enumerable.Range(0, table.Rows.Count)
        .Where(x => table.Cell(x, "band").Text == band.Name() && table.Cell(x, "accepted") is { Number: not null, IsUnreliable: false })
            .Select(x => $"{table.Cell(x, "accepted")}").FirstOrDefault();
}
