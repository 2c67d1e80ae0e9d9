using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Targets;

namespace CommissioningDashboard.Reports.Sheets;

/// <summary>What the authority has set itself to reach, and how far it is on the way.</summary>
public sealed class TargetsSheet : ReportSheet
{
    public override int Order => 15;

    public override string Name => "Targets";

    public override string Title => "Targets and the way to them";

    public override IReadOnlyList<Measure> Measures => TargetForm.Measures;

    public override string WhenEmpty => "The authority has set no target yet.";

    /// <summary>Each measure counts in a unit of its own, so each target is a table of one row, laid one after another.</summary>
    public override DisclosedTable Table(MarketSlice slice, DisclosureProfile profile)
        => TargetProgress.InForce(slice.Market).Select(x => One([x], x.Measure.Unit, profile))
            .Aggregate((DisclosedTable?)null, (all, one) => all?.Then(one) ?? one) ?? One([], Unit.Share, profile);

    public override IEnumerable<string> Explanations(MarketSlice slice, DisclosureProfile profile)
    {
        yield return "Each target is for its own market, whatever this report’s filter, and its figures are of the latest twelve whole "
            + "months.";
        yield return "The path runs straight from the figure when the target was set to the goal. Slightly behind, within chance, means "
            + "that the figure is short of the path and its 95% interval touches it.";
    }

    private DisclosedTable One(IReadOnlyList<TargetProgress> targets, Unit unit, DisclosureProfile profile)
    {
        var people = new Protection.FigureOf("rests_on");
        var peopleThen = new Protection.FigureOf("rested_on");
        return Disclosed.FromTable(
            MeasureTable.FromRows<TargetProgress>(
                Title, targets,
                (new("target", "Target", Unit.Text, Protection.Free), x => x.Name),
                (new("market", "Market", Unit.Text, Protection.Free), x => x.Market),
                (new("rested_on", "Rested on", Unit.Referrals, Protection.CountOfPeople, IsWorking: true), x => x.Then.Basis),
                (new("then", "When set", unit, peopleThen), x => x.Then.Value),
                (new("rests_on", "Rests on", Unit.Referrals, Protection.CountOfPeople), x => x.Now.Basis),
                (new("now", "Now", unit, people), x => x.Now.Value),
                (new("now_low", "95% interval from", unit, people), x => x.Now.Interval?.Low),
                (new("now_high", "95% interval to", unit, people), x => x.Now.Interval?.High),
                (new("path", "Path asks for", unit, peopleThen), x => x.PathNow),
                (new("goal", "Goal", unit, Protection.Free), x => x.Target.Goal),
                (new("status", "Status", Unit.Text, Protection.Free),
                    x => IsShown(x.Now, profile) && IsShown(x.Then, profile) ? TargetWords.Describe(x.Status)
                        : "withheld: it rests on too few people"),
                (new("reason", "Reason given", Unit.Text, Protection.Free), x => x.Target.Reason)),
            profile);
    }

    private static bool IsShown(Figure figure, DisclosureProfile profile) => figure.Basis == 0 || figure.Basis >= profile.LeastDenominator;
}
