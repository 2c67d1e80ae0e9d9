using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Reports.Sheets;

/// <summary>How the providers were rated that were chosen.</summary>
public sealed class RatingsSheet : ReportSheet
{
    public override ReportGroup Group => ReportGroup.Value;

    public override Type? After => typeof(PriceSheet);

    public override string Name => "Ratings";

    public override string Title => "Choices by the rating that the provider held";

    public override IReadOnlyList<Measure> Measures { get; } = [new QualityOfChosen()];

    public override string WhenEmpty => "No provider was chosen whose rating is known.";

    public override DisclosedTable Table(MarketSlice slice, DisclosureProfile profile)
        => Disclosed.FromTable(QualityOfChosen.For(slice).Table, profile)
            .Ranged("chosen_low", "chosen_high", "chosen_range", "95% interval")
            .Keeping("rating", "chosen_part", "chosen_whole", "chosen", "chosen_range", "expected", "age");
}
