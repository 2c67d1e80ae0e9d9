using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Reports.Sheets;

/// <summary>For whom nobody was found.</summary>
public sealed class UnmetSheet : ReportSheet
{
    public override ReportGroup Group => ReportGroup.Access;

    public override Type? After => typeof(AcceptanceSheet);

    public override string Name => "Unmet";

    public override string Title => "Referrals without support, by service";

    public override IReadOnlyList<Measure> Measures { get; } = [new Unmet()];

    public override string WhenEmpty => "There is no referral of which it could be said yet whether it was met.";

    public override DisclosedTable Table(MarketSlice slice, DisclosureProfile profile)
        => Disclosed.FromTable(Unmet.For(slice).Table, profile)
            .Ranged("unmet_low", "unmet_high", "unmet_range", "95% interval")
            .Keeping("service", "not_found", "waiting", "unmet_part", "unmet_whole", "unmet", "unmet_range");

    public override string? Finding(DisclosedTable table)
        => table.Last("unmet") is { Number: > 0 and < 1, IsUnreliable: false } unmet
        ? $"{unmet} of referrals found no provider or have waited more than 28 days." : null;
}
