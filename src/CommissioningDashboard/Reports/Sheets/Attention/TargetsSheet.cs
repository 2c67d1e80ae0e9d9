using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Statistics;
using CommissioningDashboard.Targets;

namespace CommissioningDashboard.Reports.Sheets;

/// <summary>What the authority has set itself to reach, and how far it is on the way.</summary>
public sealed class TargetsSheet : ReportSheet
{
    public override ReportGroup Group => ReportGroup.Attention;

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
        yield return "The path runs straight from the figure when the target was set to the goal. Cannot tell means that the path "
            + "passes within the figure’s 95% interval, so that chance alone could put it on either side.";
        if (!profile.IsExact)
        {
            yield return "Path and status are worked out from the figures shown here, so that they may differ a little from those of the "
                + "pages.";
        }
    }

    private DisclosedTable One(IReadOnlyList<TargetProgress> targets, Unit unit, DisclosureProfile profile)
    {
        var used = new Column("used", "Providers used", Unit.Providers, Protection.Free, IsWorking: true);
        var restedOn = new Column("rested_on", "Rested on", Unit.Referrals, Protection.CountOfPeople, IsWorking: true);
        var restsOn = new Column("rests_on", "Rests on", Unit.Referrals, Protection.CountOfPeople);
        var effective = restsOn with { Id = "effective", Heading = "Effective sample size", IsWorking = true };
        var effectiveThen = restedOn with { Id = "effective_then", Heading = "Effective sample size then" };

        // How many people a share’s part is, so that the share is worked out again from rounded counts.
        var part = new Column("part", "Part", Unit.Referrals, Protection.CountOfPeople, IsWorking: true);
        var partThen = part with { Id = "part_then" };
        var then = new Column("then", "When set", unit, Told(unit, partThen, restedOn, used));
        var now = new Column("now", "Now", unit, Told(unit, part, restsOn, used));
        var table = Disclosed.FromTable(
            MeasureTable.FromRows<TargetProgress>(
                Title, targets,
                [
                    (new("target", "Target", Unit.Text, Protection.Free), x => x.Name),
                    (new("market", "Market", Unit.Text, Protection.Free), x => x.Market),
                    (used, x => ProviderAmounts.Now(x.Slice).Active),
                    (restedOn, x => x.Then.Basis),
                    (partThen, x => x.Then.Settled * x.Then.Basis),
                    (effectiveThen, x => x.Then.Rests ?? x.Then.Basis),
                    (then, x => x.Then.Settled),
                    (new("then_low", "When set, 95% interval from", unit, Limit(then, effectiveThen, restedOn, used, isHigh: false)),
                        x => x.Then.Interval?.Low),
                    (new("then_high", "When set, 95% interval to", unit, Limit(then, effectiveThen, restedOn, used, isHigh: true)),
                        x => x.Then.Interval?.High),
                    (restsOn, x => x.Now.Basis),
                    (effective, x => x.Now.Rests ?? x.Now.Basis),
                    (part, x => x.Now.Settled * x.Now.Basis),
                    (now, x => x.Now.Settled),
                    (new("now_low", "95% interval from", unit, Limit(now, effective, restsOn, used, isHigh: false)),
                        x => x.Now.Interval?.Low),
                    (new("now_high", "95% interval to", unit, Limit(now, effective, restsOn, used, isHigh: true)),
                        x => x.Now.Interval?.High),
                    (new("path", "Path asks for", unit, Protection.Free), x => x.PathNow),
                    (new("goal", "Goal", unit, Protection.Free), x => x.Target.Goal),
                    (new("status", "Status", Unit.Text, Protection.Free), x => TargetWords.Describe(x.Status)),
                    (new("reason", "Reason given", Unit.Text, Protection.Free), x => x.Target.Reason),
                ]),
            profile);
        return profile.IsExact ? table : table with
        {
            Rows = [.. table.Rows.Select((row, i) => IsTold(targets[i], table, i, profile) ? FromShown(targets[i], table, i, profile)
                : Withheld(row, table))],
        };
    }

    /// <summary>
    /// The path and the status are worked out again from the figures as shown. Dates and goal are known, so a path from the exact figure
    /// would give that figure back; and a status, on which side of the path it lies.
    /// </summary>
    private static IReadOnlyList<DisclosedCell> FromShown(
        TargetProgress target, DisclosedTable table, int row, DisclosureProfile profile)
    {
        var path = target.PathFrom(Shown("then")) is { } from ? profile.Figure(from, target.Measure.Unit) : (double?)null;
        var status = target.Judge(Shown("now"), Ends("now"), path, target.PathRange(Ends("then")));
        return
        [
            .. table.Rows[row].Zip(table.Columns, (cell, column) => column.Id switch
            {
                "path" => path is { } number ? DisclosedCell.From(number, column.Unit)
                    : DisclosedCell.From(Shorthand.NotApplicable, column.Unit),
                "status" => DisclosedCell.From(TargetWords.Describe(status)),
                _ => cell,
            }),
        ];

        Interval? Ends(string figure)
            => Shown(figure + "_low") is { } low && Shown(figure + "_high") is { } high ? new Interval(low, high) : null;

        // As the file stores it, for no more digits of it are printed.
        double? Shown(string column)
            => table.Cell(row, column) is { Number: { } number, Unit: var unit } ? ShownNumber.From(number, unit).Stored : null;
    }

    private static Protection Told(Unit unit, Column part, Column people, Column used) => unit switch
    {
        Unit.Share => new Protection.ShareOf(part, people, part),
        Unit.Days => new Protection.MedianOf(people, MedianEnd.Middle),
        _ => new Protection.IndexOf(people, used),
    };

    private static Protection Limit(Column now, Column effective, Column restsOn, Column used, bool isHigh) => now.Unit switch
    {
        Unit.Share => new Protection.LimitOf(now, effective, isHigh),
        Unit.Days => new Protection.MedianOf(restsOn, isHigh ? MedianEnd.High : MedianEnd.Low),
        _ => new Protection.IndexOf(restsOn, used),
    };

    /// <summary>
    /// A target has a market of its own, which is held to what a board report may be of; its status tells as much as its figures.
    /// </summary>
    private static bool IsTold(TargetProgress target, DisclosedTable table, int row, DisclosureProfile profile)
        => target.Slice.Weight == Weight.Referrals && ReportRules.ProblemsIn(target.Slice.Filter, profile).Count == 0
            && !target.StartsWithinNow
            && table.Cell(row, "now").Shorthand is not Shorthand.Confidential
            && table.Cell(row, "then").Shorthand is not Shorthand.Confidential;

    private static IReadOnlyList<DisclosedCell> Withheld(IReadOnlyList<DisclosedCell> row, DisclosedTable table) =>
    [
        .. row.Zip(table.Columns, (cell, column) => column.Id switch
        {
            "then" or "rests_on" or "now" or "now_low" or "now_high" or "path" => DisclosedCell.From(Shorthand.Confidential, column.Unit),
            "status" => DisclosedCell.From("withheld: its market is too small or its data too new"),
            _ => cell,
        }),
    ];
}
