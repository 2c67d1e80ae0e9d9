using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Reports.Sheets;

/// <summary>What an hour costs and how people fare, read together.</summary>
public sealed class PriceAndOutcomeSheet : ReportSheet
{
    public override ReportGroup Group => ReportGroup.Value;

    public override Type? After => typeof(PriceSheet);

    public override string Name => "Price_and_outcome";

    public override string Title => "Price and quality of life by size of provider";

    public override IReadOnlyList<Measure> Measures { get; } = [new PriceAndOutcome()];

    public override string WhenEmpty => "Neither a price nor an answer about quality of life can be compared.";

    public override DisclosedTable Table(MarketSlice slice, DisclosureProfile profile)
        => Disclosed.FromTable(PriceAndOutcome.For(slice).Table, profile)
            .Ranged("relative_low", "relative_high", "relative_range", "Price, interval")
            .Ranged("difference_low", "difference_high", "difference_range", "Difference, interval")
            .Keeping("band", "verdict", "priced", "relative", "relative_range", "people", "difference", "difference_range");
}
