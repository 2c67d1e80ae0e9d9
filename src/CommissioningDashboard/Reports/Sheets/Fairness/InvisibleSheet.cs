using CommissioningDashboard.Data;
using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Reports.Sheets;

/// <summary>Open providers with no referral. Providers who are one person are one line together in what may be read in public.</summary>
public sealed class InvisibleSheet : ReportSheet
{
    private const string _unnamed = "Individuals, not named";
    private const string _providers = "providers";

    public override ReportGroup Group => ReportGroup.Fairness;

    public override Type? After => typeof(InHouseSheet);

    public override string Name => "Invisible_providers";

    public override string Title => "Open providers with no referral in the period";

    public override IReadOnlyList<Measure> Measures { get; } = [new InvisibleProviders()];

    public override string WhenEmpty => "Every provider that was open and able received at least one referral, or none was open.";

    public override DisclosedTable Table(MarketSlice slice, DisclosureProfile profile)
    {
        var result = InvisibleProviders.For(slice);
        var table = Disclosed.FromTable(result.Table, profile).Keeping("provider", "reference", "band", "services", "open_since",
            "last_referral", "months_without");
        var named = table.Rows.Zip(result.Rows).Where(x => profile.NamesIndividuals
            || x.Second.Provider.Ownership != Ownership.Individual).Select(x => x.First).ToList();
        return new DisclosedTable(
            table.Title,
            [table.Columns[0], new(_providers, "Providers", Unit.Providers, Protection.Free), .. table.Columns.Skip(1)],
            [.. named.Select(x => Line(x[0], 1, x.Skip(1))), .. Unnamed(table.Rows.Count - named.Count, table.Columns)]);
    }

    public override string? Finding(DisclosedTable table)
    {
        if (table.Rows.Count == 0)
        {
            return null;
        }

        var rows = Enumerable.Range(0, table.Rows.Count).ToList();
        var all = (long)rows.Sum(x => table.Cell(x, _providers).Number!.Value);
        var micro = rows.Count(x => table.Cell(x, "band").Text == DisplayBand.Micro.Name());
        var unnamed = table.Rows[^1][0].Text == _unnamed ? (int)table.Cell(table.Rows.Count - 1, _providers).Number!.Value : 0;
        if (unnamed > 0)
        {
            return $"{Written.Counted(all, "open provider")} had no referral: {Written.Counted(unnamed, "individual")} not named, "
                + $"{Written.Counted(micro, "other micro-provider")} and {rows.Count - 1 - micro} of other sizes.";
        }

        if (all == 1)
        {
            return $"One open provider had no referral{(micro == 1 ? ", a micro-provider" : "")}.";
        }

        var most = micro == all ? "all" : $"{micro}";
        return $"{all} open providers had no referral; {(micro == 0 ? "none" : most)} of them "
            + $"{(micro == 1 ? "is a micro-provider" : "are micro-providers")}.";
    }

    /// <summary>Many referrals have to be behind what would be expected, or it could be turned back into how many there were.</summary>
    public override IEnumerable<string> Explanations(MarketSlice slice, DisclosureProfile profile)
        => InvisibleByChance.For(slice) is { Counted: >= Figure.ReliableBasis, Words: { } words } ? [$"{new Sentence(words).Plain}."] : [];

    /// <summary>One line for all who are not named: the day that somebody began and what they offer would tell who it is.</summary>
    private static IEnumerable<IReadOnlyList<DisclosedCell>> Unnamed(int count, IReadOnlyList<Column> columns)
        => count == 0 ? [] : [Line(DisclosedCell.From(_unnamed), count,
            columns.Skip(1).Select(x => DisclosedCell.From(Shorthand.Confidential, x.Unit)))];

    private static IReadOnlyList<DisclosedCell> Line(DisclosedCell name, int providers, IEnumerable<DisclosedCell> rest)
        => [name, DisclosedCell.From(providers, Unit.Providers), .. rest];
}
