using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Reports.Sheets;

/// <summary>Options, waits and micro-providers by age, ethnicity and need, in one table.</summary>
public sealed class EquitySheet : ReportSheet
{
    public override ReportGroup Group => ReportGroup.Equity;

    public override string Name => "Equity";

    public override string Title => "Options, waits and micro-providers, by who people are";

    public override IReadOnlyList<Measure> Measures { get; } = [new EquityByAge(), new EquityByEthnicity(), new EquityByNeed()];

    public override string WhenEmpty => "There are no referrals in this period.";

    public override DisclosedTable Table(MarketSlice slice, DisclosureProfile profile)
        => By("Age", EquityByAge.For(slice).Table, profile)
            .Then(By("Ethnicity", EquityByEthnicity.For(slice).Table, profile))
            .Then(By("Support reason", EquityByNeed.For(slice).Table, profile));

    /// <summary>One of the three tables, with what its groups are in front.</summary>
    private DisclosedTable By(string what, MeasureTable groups, DisclosureProfile profile)
    {
        var table = Disclosed.FromTable(groups, profile)
            .Ranged("options_low", "options_high", "options_range", "Options, 95% interval")
            .Ranged("days_low", "days_high", "days_range", "Days, 95% interval")
            .Ranged("micro_low", "micro_high", "micro_range", "Micro share, 95% interval")
            .Keeping("group", "referrals", "options", "options_range", "days", "days_range", "micro", "micro_range");
        return new DisclosedTable(
            Title, [new Column("by", "By", Unit.Text, Protection.Free), .. table.Columns],
            [.. table.Rows.Select(x => (IReadOnlyList<DisclosedCell>)[DisclosedCell.From(what), .. x])]);
    }
}
