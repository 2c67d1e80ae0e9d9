using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Reports.Sheets;

/// <summary>Whether the council’s own providers are preferred, looked at in several ways.</summary>
public sealed class InHouseSheet : ReportSheet
{
    public override ReportGroup Group => ReportGroup.Fairness;

    public override Type? After => typeof(ListPositionSheet);

    public override string Name => "In_house";

    public override string Title => "In-house providers, looked at in six ways";

    public override IReadOnlyList<Measure> Measures { get; } = [new InHousePreference()];

    public override string WhenEmpty => "There is nothing to show.";

    public override DisclosedTable Table(MarketSlice slice, DisclosureProfile profile)
        => Disclosed.FromTable(InHousePreference.For(slice).Table, profile)
            .Ranged("share_low", "share_high", "share_range", "Share, 95% interval")
            .Ranged("times_low", "times_high", "times_range", "Times, 95% interval")
            .Keeping("look", "share_part", "share_whole", "share", "share_range", "against", "expected", "times", "times_range");

    public override string? Finding(DisclosedTable table)
        => (table.Cell(0, "share"), table.Cell(0, "expected")) is (
        { Number: > 0 and < 1, IsUnreliable: false } share, { Number: > 0 and < 1 } capacity)
            ? $"In-house providers received {share} of referrals and state {capacity} of the capacity."
            : null;
}
