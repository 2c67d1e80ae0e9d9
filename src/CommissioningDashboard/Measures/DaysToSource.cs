using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>How long people of one route, or of all, waited.</summary>
/// <param name="Route">The route; none for all together.</param>
/// <param name="Arranged">Referrals arranged on a recorded day.</param>
/// <param name="Waiting">Referrals still waiting when the data end.</param>
/// <param name="Curve">The share still waiting, day by day.</param>
public sealed record DaysToSourceRow(Route? Route, long Arranged, long Waiting, SurvivalCurve Curve);

/// <summary>Days from a referral being received to support being arranged.</summary>
public sealed record DaysToSource : Measure<DaysToSource, DaysToSourceRow>
{
    private const string _none = "No referral in this period records the day on which support was arranged.";

    public override string Id => "days-to-source";

    public override string Name => "Days to source";

    public override Unit Unit => Unit.Days;

    public override MeasureWords Words { get; } = new()
    {
        What = "The days within which support was arranged for half of the people referred, for each route and in all.",
        WhyItMatters = "A long wait is where a thin market is felt first. Averages over those who were served leave out the people still waiting; this does not.",
        How = "Kaplan and Meier’s estimate of the share still waiting after so many days. Arranged referrals with a recorded day are waits that ended; referrals still waiting are counted up to the last day of the data. The median is the day by which half had support; its 95% interval is read from the curve’s log-log interval.",
        Limits = "Referrals withdrawn or with no provider found have no recorded end and are left out here; see unmet. Routes differ in kind: a direct payment is arranged by the person. Counted by referrals whatever the weight chosen.",
        Source = "E. L. Kaplan and P. Meier (1958), Journal of the American Statistical Association 53:457–481",
    };

    protected override MeasureResult<DaysToSourceRow> Work(MarketSlice slice)
    {
        var waits = Waits(slice);
        List<DaysToSourceRow> rows = [.. CategoryNames.Routes.Where(x => waits[x.Value].Count > 0).Select(x => Row(x.Value, waits[x.Value]))];
        var all = Row(null, [.. waits.Values.SelectMany(x => x)]);
        var value = Median(all);
        return new MeasureResult<DaysToSourceRow>
        {
            Measure = this,
            Value = value,
            Finding = value.Value is null
                ? new(all.Arranged == 0 ? _none : "Fewer than half of the people referred have support yet, so no median can be given.")
                : new($"Half of the people referred had support within {{{Written.Counted((long)value.Value, "day")}}}; {{{all.Waiting:N0}}} {(all.Waiting == 1 ? "is" : "are")} still waiting."),
            Rows = rows.Count == 0 ? [] : [.. rows, all],
            Working = value.Value is null ? [] :
            [
                $"Waits that ended: {all.Arranged:N0}. Still waiting on the last day of the data: {all.Waiting:N0}.",
                $"After {Working.Number(value.Value.Value)} days the share still waiting has fallen to {Working.Percent(all.Curve.Steps.First(x => x.Time >= value.Value).Survival)}, which is half or less.",
            ],
            Table = MeasureTable.Of<DaysToSourceRow>(
                "Days from referral to support, by route", rows.Count == 0 ? [] : [.. rows, all],
                (new("route", "Route", Unit.Text, Protection.Free), x => x.Route?.Name() ?? "All routes"),
                (new("arranged", "Arranged", Unit.Referrals, Protection.CountOfPeople), x => x.Arranged),
                (new("waiting", "Still waiting", Unit.Referrals, Protection.CountOfPeople), x => x.Waiting),
                (new("median", "Median days", Unit.Days, new Protection.FigureOf("arranged")), x => x.Curve.Median),
                (new("low", "95% interval from", Unit.Days, new Protection.FigureOf("arranged")), x => x.Curve.MedianLow),
                (new("high", "95% interval to", Unit.Days, new Protection.FigureOf("arranged")), x => x.Curve.MedianHigh)),
        };
    }

    private static Dictionary<Route, List<SurvivalTime>> Waits(MarketSlice slice)
    {
        var waits = CategoryNames.Routes.ToDictionary(x => x.Value, _ => new List<SurvivalTime>());
        var all = slice.Market.Referrals;
        var last = slice.Market.DataAsAt is { } day ? day.DayNumber - slice.Market.FirstMonth.FirstDay.DayNumber : 0;
        foreach (var row in slice.Referrals)
        {
            if (all.Outcome[row] == (byte)ReferralOutcome.Arranged && all.DaysToArrange(row) is { } days)
            {
                waits[(Route)all.Route[row]].Add(new SurvivalTime(days, true));
            }
            else if (all.Outcome[row] == (byte)ReferralOutcome.Waiting)
            {
                waits[(Route)all.Route[row]].Add(new SurvivalTime(last - all.Received[row], false));
            }
        }

        return waits;
    }

    private static DaysToSourceRow Row(Route? route, List<SurvivalTime> waits)
        => new(route, waits.Count(x => x.Happened), waits.Count(x => !x.Happened), KaplanMeier.Of(waits));

    private static Figure Median(DaysToSourceRow all)
        => all.Curve.Median is not { } median ? Figure.Cannot(Unit.Days, all.Arranged == 0 ? _none : "Fewer than half of the people referred have support yet.")
            : new Figure(median, Unit.Days, all.Arranged + all.Waiting, all.Curve is { MedianLow: { } low, MedianHigh: { } high } ? new Interval(low, high) : null);
}
