using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Reports.Sheets;

/// <summary>Whether micro-providers that were found early stayed open.</summary>
public sealed class SurvivalSheet : ReportSheet
{
    public override ReportGroup Group => ReportGroup.Resilience;

    public override Type? After => typeof(DependenceSheet);

    public override string Name => "Staying_open";

    public override string Title => "Micro-providers still open, by referrals in their first twelve months";

    public override IReadOnlyList<Measure> Measures { get; } = [new MicroSurvival()];

    public override string WhenEmpty => "No micro-provider has been open for twelve months of the data.";

    public override DisclosedTable Table(MarketSlice slice, DisclosureProfile profile)
        => Disclosed.FromTable(MicroSurvival.For(slice).Table, profile)
            .Ranged("one_low", "one_high", "one_range", "One year, 95% interval")
            .Ranged("two_low", "two_high", "two_range", "Two years, 95% interval")
            .Keeping("first_year", "providers", "closed", "one_year", "one_range", "two_year", "two_range");
}
