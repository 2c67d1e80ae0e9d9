using CommissioningDashboard.Data;
using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Reports.Sheets;

/// <summary>Open providers with no referral. A provider who is one person is not named in what may be read in public.</summary>
public sealed class InvisibleSheet : ReportSheet
{
    private const string _unnamed = "An individual, not named";

    public override int Order => 4;

    public override string Name => "Invisible_providers";

    public override string Title => "Open providers with no referral in the period";

    public override IReadOnlyList<Measure> Measures { get; } = [new InvisibleProviders()];

    public override string WhenEmpty => "Every provider that was open and able received at least one referral, or none was open.";

    public override DisclosedTable Table(MarketSlice slice, DisclosureProfile profile)
    {
        var result = InvisibleProviders.For(slice);
        var table = Disclosed.FromTable(result.Table, profile)
            .Keeping("provider", "reference", "band", "services", "open_since", "last_referral", "months_without");
        return profile.NamesIndividuals ? table : table with
        {
            Rows = [.. table.Rows.Zip(result.Rows, (row, of) => of.Provider.Ownership == Ownership.Individual ? Unnamed(row) : row)],
        };
    }

    public override string? Finding(DisclosedTable table)
    {
        var micro = Enumerable.Range(0, table.Rows.Count).Count(x => table.Cell(x, "band").Text == DisplayBand.Micro.Name());
        return table.Rows.Count == 0
            ? null
            : table.Rows.Count == 1 ? $"One open provider had no referral{(micro == 1 ? ", a micro-provider" : "")}."
            : $"{table.Rows.Count} open providers had no referral; "
            + $"{(micro == 0 ? "none" : micro == table.Rows.Count ? "all" : $"{micro}")} of them "
            + $"{(micro == 1 ? "is a micro-provider" : "are micro-providers")}.";
    }

    private static IReadOnlyList<DisclosedCell> Unnamed(IReadOnlyList<DisclosedCell> row)
        => [DisclosedCell.From(_unnamed), DisclosedCell.From(Shorthand.Confidential, Unit.Text), .. row.Skip(2)];
}
