using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Reports.Sheets;

/// <summary>What an hour costs from each size of provider, service by service.</summary>
public sealed class PriceSheet : ReportSheet
{
    public override ReportGroup Group => ReportGroup.Value;

    public override string Name => "Price";

    public override string Title => "Price per hour by service and size of provider";

    public override IReadOnlyList<Measure> Measures { get; } = [new PricePerHour()];

    public override string WhenEmpty => "No referral to a named provider records both its weekly hours and its weekly cost.";

    public override DisclosedTable Table(MarketSlice slice, DisclosureProfile profile)
        => Disclosed.FromTable(PricePerHour.For(slice).Table, profile)
            .Ranged("price_low", "price_high", "price_range", "Price, 95% interval")
            .Ranged("relative_low", "relative_high", "relative_range", "Relative price, 95% interval")
            .Keeping(
            "service", "band", "priced_part", "priced", "providers", "price", "price_range", "relative", "relative_range", "dominated");

    /// <summary>Rows of the services together come first.</summary>
    public override string? Finding(DisclosedTable table)
        => Enumerable.Range(0, table.Rows.Count)
        .FirstOrDefault(x => table.Cell(x, "band").Text == DisplayBand.Micro.Name(), -1) is var row and >= 0
            && table.Cell(row, "price").Number is null && table.Cell(row, "relative").Number is not null
            ? $"Over the services compared, an hour with a micro-provider costs {table.Cell(row, "relative")} times the median price of "
            + $"its service (95% interval {table.Cell(row, "relative_range")})."
            : null;
}
