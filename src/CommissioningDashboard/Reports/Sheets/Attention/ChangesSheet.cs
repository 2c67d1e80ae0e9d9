using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Reports.Sheets;

/// <summary>What followed each dated change, beside what happened where nothing was changed.</summary>
public sealed class ChangesSheet : ReportSheet
{
    public override ReportGroup Group => ReportGroup.Attention;

    public override Type? After => typeof(TargetsSheet);

    public override string Name => "Changes";

    public override string Title => "Micro-providers’ share before and after each dated change";

    public override IReadOnlyList<Measure> Measures { get; } = [new BeforeAndAfter()];

    public override string WhenEmpty => "No dated change has been recorded for these services and areas.";

    public override DisclosedTable Table(MarketSlice slice, DisclosureProfile profile)
        => Disclosed.FromTable(BeforeAndAfter.For(slice).Table, profile)
            .Ranged("further_low", "further_high", "further_range", "Further, 95% interval")
            .Keeping(
                "change", "from", "where", "before_part", "before_whole", "before", "after_part", "after_whole", "after", "others_before",
                "others_after", "further", "further_range", "answer");
}
