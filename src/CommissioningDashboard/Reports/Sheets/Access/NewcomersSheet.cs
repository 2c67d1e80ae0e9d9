using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Reports.Sheets;

/// <summary>How soon providers that joined have been found.</summary>
public sealed class NewcomersSheet : ReportSheet
{
    public override ReportGroup Group => ReportGroup.Access;

    public override string Name => "New_providers";

    public override string Title => "Waits of new providers for referrals";

    public override IReadOnlyList<Measure> Measures { get; } = [new NewcomerAccess()];

    public override string WhenEmpty => "No provider joined while the data run.";

    public override DisclosedTable Table(MarketSlice slice, DisclosureProfile profile)
        => Disclosed.FromTable(NewcomerAccess.For(slice).Table, profile)
            .Ranged("low", "high", "range", "Within a year, 95% interval")
            .Ranged("first_low", "first_high", "first_range", "First, 95% interval")
            .Keeping("band", "providers", "within_year", "range", "at_risk", "first", "first_range", "third");

    public override string? Finding(DisclosedTable table)
        => table.Last("within_year") is { Number: > 0 and < 1 } found && table.Last("providers") is { Number: >= Parts.FewestForPercent }
        ? $"{found} of new providers had a first referral within a year of joining." : null;
}
