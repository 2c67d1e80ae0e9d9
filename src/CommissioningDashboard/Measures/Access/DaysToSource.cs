using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>How long people of one route, or of all, waited.</summary>
/// <param name="Route">The route; none for all together.</param>
/// <param name="Arranged">Referrals arranged on a recorded day.</param>
/// <param name="Waiting">Referrals still waiting when the data end.</param>
/// <param name="NotFound">Referrals for which no provider was found.</param>
/// <param name="Curve">The share still without support, day by day.</param>
public sealed record DaysToSourceRow(Route? Route, long Arranged, long Waiting, long NotFound, SurvivalCurve Curve);

/// <summary>Days from a referral being received to support being arranged.</summary>
public sealed record DaysToSource : Measure<DaysToSource, DaysToSourceRow>
{
    private const string _none = "No referral in this period records the day on which support was arranged.";

    public override string Id => "days-to-source";

    public override string Name => "Days to source";

    public override string Headline => "Median days until support is arranged";

    public override Direction Better => Direction.LowIsDiverse;

    public override Unit Unit => Unit.Days;

    public override IReadOnlyList<Fact> Needs => [Fact.ReceivedDay];

    public override MeasureWords Words { get; } = new()
    {
        What = "The days within which support was arranged for half of the people referred, for each route and in all.",
        WhyItMatters = "A long wait is where a thin market is felt first. Averages over those who were served leave out the people still "
            + "waiting and those for whom nobody was found; this does not.",
        Plainly = "For every referral we count the days from when it was received to when support was arranged. Those who still wait, and "
            + "those for whom nobody was found, are counted as waiting until the last day we know of. The figure is the day by which "
            + "half of all people had support.",
        How = "Kaplan and Meier’s estimate of the share still without support after so many days. Arranged referrals with a recorded day "
            + "are waits that ended; referrals still waiting, and those for which no provider was found, have had no support up to the "
            + "last day of the data and are counted until then. The median is the day by which half had support; its 95% interval is read "
            + "from the curve’s log-log interval.",
        Limits = "Referrals that were withdrawn, or arranged without a recorded day, are left out. Somebody for whom no provider was found "
            + "may have been referred again and found one then. Routes differ in kind: a direct payment is arranged by the person. Always "
            + "counted by referrals.",
        Source = "E. L. Kaplan and P. Meier (1958), Journal of the American Statistical Association 53:457–481",
    };

    protected override MeasureResult<DaysToSourceRow> Work(MarketSlice slice)
    {
        var waits = Waits(slice);
        List<DaysToSourceRow> rows = [
            .. CategoryNames.Routes.Select(x => Row(x.Value, waits[x.Value])).Where(x => x.Curve.Steps.Count > 0)];
        var all = Row(null, waits.Values.Aggregate(new WaitCounts(), (sum, x) => sum.With(x)));
        var value = Median(all);
        return new MeasureResult<DaysToSourceRow>
        {
            Measure = this,
            Value = value,
            Finding = value.Value is null
                ? new(all.Arranged == 0 ? _none : "Fewer than half of the people referred have support yet, so no median can be given.")
                : Finding(all, value),
            Rows = rows.Count == 0 ? [] : [.. rows, all],
            Working = value.Value is null ? [] :
            [
                $"Waits that ended: {all.Arranged:N0}. Still waiting on the last day of the data: {all.Waiting:N0}. No provider found: "
                    + $"{all.NotFound:N0}.",
                $"After {value.Text} {(value.Value == 1 ? "day" : "days")} the share still without support has fallen to "
                    + $"{Working.Percent(all.Curve.Steps.Last(x => x.Time <= value.Value).Survival)}, which is half or less.",
            ],
            Table = Table(rows.Count == 0 ? [] : [.. rows, all]),
        };
    }

    private static MeasureTable Table(IReadOnlyList<DaysToSourceRow> rows)
    {
        var arranged = new Column("arranged", "Arranged", Unit.Referrals, Protection.CountOfPeople);
        return MeasureTable.FromRows<DaysToSourceRow>(
            "Days from referral to support, by route", rows,
            (new("route", "Route", Unit.Text, Protection.Free), x => x.Route?.Name() ?? "All routes"),
            (arranged, x => x.Arranged),
            (new("waiting", "Still waiting", Unit.Referrals, Protection.CountOfPeople), x => x.Waiting),
            (new("not_found", "No provider found", Unit.Referrals, Protection.CountOfPeople), x => x.NotFound),
            (new("median", "Median days", Unit.Days, new Protection.MedianOf(arranged, MedianEnd.Middle)), x => x.Curve.Median),
            (new("low", "95% interval from", Unit.Days, new Protection.MedianOf(arranged, MedianEnd.Low)), x => x.Curve.MedianLow),
            (new("high", "95% interval to", Unit.Days, new Protection.MedianOf(arranged, MedianEnd.High)), x => x.Curve.MedianHigh));
    }

    private static Sentence Finding(DaysToSourceRow all, Figure median)
    {
        var within = median.Value == 0 ? "on the day" : $"within {{{median.Text} {(median.Value == 1 ? "day" : "days")}}}";
        var had = median.Basis switch
        {
            1 => $"The one person referred had support {within}",
            < Parts.FewestForPercent => $"Of {median.Basis} people referred, half had support {within}",
            _ => $"Half of the people referred had support {within}",
        };
        var waiting = all.Waiting == 0 ? "nobody is still waiting"
            : $"{{{all.Waiting:N0}}} {(all.Waiting == 1 ? "is" : "are")} still waiting";
        if (median.Basis == 1)
        {
            return new($"{had}.");
        }

        return all.NotFound == 0
            ? new($"{had}; {waiting}.")
            : new($"{had}; {waiting}, and for {{{all.NotFound:N0}}} no provider was found.");
    }

    private static Dictionary<Route, WaitCounts> Waits(MarketSlice slice)
    {
        var waits = CategoryNames.Routes.ToDictionary(x => x.Value, _ => new WaitCounts());
        var last = WaitCounts.LastDay(slice.Market);
        foreach (var referral in slice.Referrals)
        {
            waits[referral.Route].Add(referral, last);
        }

        return waits;
    }

    private static DaysToSourceRow Row(Route? route, WaitCounts waits) => new(
        route, waits.Arranged.Total, waits.Without.Total - waits.NotFound, waits.NotFound,
            KaplanMeier.EstimateFromCounts(waits.Days));

    private static Figure Median(DaysToSourceRow all)
        => all.Curve.Median is not { } median
        ? Figure.Cannot(Unit.Days, all.Arranged == 0 ? _none : "Fewer than half of the people referred have support yet.")
            : new Figure(
            median, Unit.Days, all.Arranged + all.Waiting + all.NotFound,
                all.Curve is { MedianLow: { } low, MedianHigh: { } high } ? new Interval(low, high) : null);
}
