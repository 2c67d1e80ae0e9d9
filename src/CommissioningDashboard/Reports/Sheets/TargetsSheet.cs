using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Targets;

namespace CommissioningDashboard.Reports.Sheets;

/// <summary>What the authority has set itself to reach, and how far it is on the way.</summary>
public sealed class TargetsSheet : ReportSheet
{
    public override int Order => 6;

    public override string Name => "Targets";

    public override string Title => "Targets and the way to them";

    public override IReadOnlyList<Measure> Measures => TargetForm.Measures;

    public override string WhenEmpty => "The authority has set no target yet.";

    public override DisclosedTable Table(MarketSlice slice, DisclosureProfile profile)
        => Disclosed.Of(MeasureTable.Of(Title, TargetProgress.InForce(slice.Market), Columns(profile)), profile);

    public override IEnumerable<string> Explanations(MarketSlice slice, DisclosureProfile profile)
    {
        yield return "Each target is for its own market, whatever this report’s filter, and its figures are of the latest twelve whole months.";
        yield return "The path runs straight from the figure when the target was set to the goal. On course means that the figure’s 95% interval touches the path or is beyond it.";
    }

    private static (Column Column, Func<TargetProgress, Cell> Read)[] Columns(DisclosureProfile profile) =>
    [
        (new("target", "Target", Unit.Text, Protection.Free), x => $"{x.Measure.Name}: {char.ToLowerInvariant(x.Goal[0])}{x.Goal[1..]}"),
        (new("market", "Market", Unit.Text, Protection.Free), x => x.Market),
        (new("rests_on", "Rests on", Unit.Referrals, Protection.CountOfPeople), x => x.Now.Basis),
        (new("then_rests_on", "Rested on", Unit.Referrals, Protection.CountOfPeople, IsWorking: true), x => x.Then.Basis),
        (new("when_set", "When set", Unit.Text, Protection.Free), x => Shown(x, x.Then, x.Then.Value, profile)),
        (new("now", "Now", Unit.Text, Protection.Free), x => Shown(x, x.Now, x.Now.Value, profile)),
        (new("interval", "95% interval", Unit.Text, Protection.Free), x => x.Now.Interval is null ? "none" : IsShown(x.Now, profile) ? x.Now.RangeText : Shorthand.Confidential.Text()),
        (new("path", "Path asks for", Unit.Text, Protection.Free), x => Shown(x, x.Then, x.PathNow, profile)),
        (new("status", "Status", Unit.Text, Protection.Free), x => IsShown(x.Now, profile) && IsShown(x.Then, profile) ? TargetWords.Of(x.Status) : Shorthand.Confidential.Text()),
        (new("reason", "Reason given", Unit.Text, Protection.Free), x => x.Target.Reason),
    ];

    /// <summary>Measures count in units of their own, so a figure is written out; one that rests on too few is withheld.</summary>
    private static string Shown(TargetProgress target, Figure figure, double? value, DisclosureProfile profile)
        => value is not { } number ? Shorthand.NotAvailable.Text() : IsShown(figure, profile) ? Written.Number(number, target.Measure.Unit) : Shorthand.Confidential.Text();

    private static bool IsShown(Figure figure, DisclosureProfile profile) => figure.Basis == 0 || figure.Basis >= profile.LeastDenominator;
}
