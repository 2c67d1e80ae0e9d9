using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Reports.Sheets;

/// <summary>Which questions the data answer, which in part and which not yet, so that no gap in them passes for a finding.</summary>
public sealed class DataAnswersSheet : ReportSheet
{
    public override ReportGroup Group => ReportGroup.Evidence;

    public override string Name => "What_the_data_can_say";

    public override string Title => "Questions and how far the data answer them";

    public override IReadOnlyList<Measure> Measures => [];

    public override string WhenEmpty => "There is no question to answer.";

    public override DisclosedTable Table(MarketSlice slice, DisclosureProfile profile)
        => Disclosed.FromTable(DataAnswers.For(slice).PublicTable, profile);
}
