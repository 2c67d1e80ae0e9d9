using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Reports.Sheets;

/// <summary>What goes through frameworks, and what they leave out: the table that councils publish by hand.</summary>
public sealed class FrameworksSheet : ReportSheet
{
    public override ReportGroup Group => ReportGroup.Access;

    public override Type? After => typeof(NewcomersSheet);

    public override string Name => "Frameworks";

    public override string Title => "Providers and referrals on and off the frameworks";

    public override IReadOnlyList<Measure> Measures { get; } = [new FrameworkGap()];

    public override string WhenEmpty => "There is nothing to show.";

    public override DisclosedTable Table(MarketSlice slice, DisclosureProfile profile)
        => Disclosed.FromTable(FrameworkGap.For(slice).Table, profile)
            .Ranged("micro_low", "micro_high", "micro_range", "Micro share, 95% interval")
            .Keeping("where", "listed", "micro_listed", "active", "referrals_part", "referrals", "micro", "micro_range", "hours", "pounds");

    public override string? Finding(DisclosedTable table)
    {
        var listed = table.Cell(0, "micro_listed").Number + table.Cell(1, "micro_listed").Number;
        if (listed is not > 0 || table.Cell(0, "listed").Number is not > 0 || table.Cell(0, "micro_listed").Number is not { } on)
        {
            return null;
        }

        var micro = Parts.Upper(new Sentence(Parts.Count((long)on, (long)listed, "open micro-provider")).Plain);
        return $"{micro} {Parts.Verb((long)on, (long)listed, "is", "are")} on a framework.";
    }
}
