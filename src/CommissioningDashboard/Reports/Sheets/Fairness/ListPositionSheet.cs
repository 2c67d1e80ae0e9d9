using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Reports.Sheets;

/// <summary>What the first names of each service’s list received.</summary>
public sealed class ListPositionSheet : ReportSheet
{
    public override ReportGroup Group => ReportGroup.Fairness;

    public override string Name => "Position_in_list";

    public override string Title => "What the first quarter of names received, by service";

    public override IReadOnlyList<Measure> Measures { get; } = [new ListPosition()];

    public override string WhenEmpty => "No two providers could have taken the same referrals.";

    public override DisclosedTable Table(MarketSlice slice, DisclosureProfile profile)
        => Disclosed.FromTable(ListPosition.For(slice).Table, profile)
            .Ranged("chance_low", "chance_high", "chance_range", "95% of random orders")
            .Keeping(
            "service", "providers", "first_names", "all_referrals", "share", "expected", "chance_range", "times", "alike_times",
                "alike_chance");

    public override string? Finding(DisclosedTable table)
        => table.Last("share") is not { Number: > 0 and < 1, IsUnreliable: false } share ? null
            : $"The first quarter of names on the lists received {share} of what went to those on them; it would be "
            + $"{table.Last("expected")} if the order of names did not matter.";
}
