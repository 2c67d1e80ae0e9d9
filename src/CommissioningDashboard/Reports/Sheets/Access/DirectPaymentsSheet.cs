using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Reports.Sheets;

/// <summary>Direct payments that came after a search in which nobody was found.</summary>
public sealed class DirectPaymentsSheet : ReportSheet
{
    public override ReportGroup Group => ReportGroup.Access;

    public override Type? After => typeof(UnmetSheet);

    public override string Name => "Direct_payments";

    public override string Title => "Direct payments after a search by the council, by service";

    public override IReadOnlyList<Measure> Measures { get; } = [new DirectPaymentAfterUnmet()];

    public override string WhenEmpty => "No direct payment followed a search by the council, or searches are not linked by person.";

    public override DisclosedTable Table(MarketSlice slice, DisclosureProfile profile)
        => Disclosed.FromTable(DirectPaymentAfterUnmet.For(slice).Table, profile)
            .Ranged("unmet_low", "unmet_high", "unmet_range", "95% interval")
            .Keeping("service", "unmet_part", "unmet_whole", "unmet", "unmet_range");
}
