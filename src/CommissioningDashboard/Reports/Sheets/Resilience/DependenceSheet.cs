using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Reports.Sheets;

/// <summary>How much rests on the largest provider of each area.</summary>
public sealed class DependenceSheet : ReportSheet
{
    public override ReportGroup Group => ReportGroup.Resilience;

    public override string Name => "Dependence";

    public override string Title => "The largest provider in each area";

    public override IReadOnlyList<Measure> Measures { get; } = [new DependenceByArea()];

    public override string WhenEmpty => "Nobody has support going on with a named provider.";

    public override DisclosedTable Table(MarketSlice slice, DisclosureProfile profile)
    {
        var result = DependenceByArea.For(slice);
        var table = Disclosed.FromTable(result.Table, profile)
            .Ranged("people_low", "people_high", "people_range", "People, 95% interval")
            .Keeping("area", "provider", "providers", "people", "all_people", "people_share", "people_range", "hours_share");
        if (profile.IsExact)
        {
            return table;
        }

        // The part of hours of one provider is what it is paid, and what one person carries is that person's living.
        var rows = table.Rows.Zip(result.Rows, (row, of) => of.Largest.HasPerson ? Unnamed(row) : row);
        return (table with { Rows = [.. rows] }).Keeping("area", "provider", "providers", "people", "all_people", "people_share",
            "people_range");
    }

    public override string? Finding(DisclosedTable table)
    {
        var known = Enumerable.Range(0, table.Rows.Count)
            .Where(x => table.Cell(x, "people_share").Number is not null && !table.Cell(x, "people_share").IsUnreliable).ToList();
        known.Sort((one, other) => Nullable.Compare(table.Cell(other, "people_share").Number, table.Cell(one, "people_share").Number));
        return known.Count < 2 || $"{table.Cell(known[0], "people_share")}" == $"{table.Cell(known[1], "people_share")}" ? null
            : $"{table.Cell(known[0], "area")} depends most on one provider, of the {known.Count} areas with enough people to compare: "
                + $"{table.Cell(known[0], "provider")} supports {table.Cell(known[0], "people_share")} of the people with support there.";
    }

    private static IReadOnlyList<DisclosedCell> Unnamed(IReadOnlyList<DisclosedCell> row)
        => [row[0], Withheld(Unit.Text), row[2], Withheld(Unit.Referrals), row[4], Withheld(Unit.Share), Withheld(Unit.Text), row[7]];

    private static DisclosedCell Withheld(Unit unit) => DisclosedCell.From(Shorthand.Confidential, unit);
}
