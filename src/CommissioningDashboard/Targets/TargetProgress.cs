using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Targets;

public enum TargetStatus
{
    Reached,

    /// <summary>On the path or beyond by more than chance.</summary>
    OnCourse,

    /// <summary>The path passes within the figure's own interval, so chance alone could put the figure on either side.</summary>
    CannotTell,

    /// <summary>Short of the path by more than chance.</summary>
    OffCourse,
    CannotBeCalculated,
}

/// <summary>One point on the way to a goal.</summary>
/// <param name="End">The last month of the twelve that the figure is of.</param>
/// <param name="Value">The figure; none for the time to come, or when it cannot be calculated.</param>
/// <param name="Path">Where a straight way to the goal passes; none before the target was set.</param>
public sealed record TargetPoint(Month End, double? Value, double? Path);

/// <summary>
/// How far a target is on its way. Figures are of twelve months. The path runs straight from the figure of the twelve months before
/// the target was set to the goal on its day. Reached: the figure is at the goal or beyond. On course: all of its 95% interval
/// is on the path or beyond. Off course: none of it is. Otherwise it cannot be told. The path starts from a figure that chance moved too,
/// so its interval is added to that of the figure now, by as much as the path has still to go: the square root of both squares (MOVER). A
/// figure without an interval, such as a full count, is on one side of the path or the other.
/// </summary>
/// <param name="Measure">The measure it is set for.</param>
/// <param name="Slice">Its market over the latest twelve whole months.</param>
/// <param name="Then">The figure when it was set.</param>
/// <param name="Now">The figure now.</param>
public sealed record TargetProgress(Target Target, Measure Measure, MarketSlice Slice, Figure Then, Figure Now)
{
    private const int _months = 12;
    private const int _quartersBefore = 4;

    /// <summary>None when the measure is no longer there.</summary>
    public static TargetProgress? Assess(Target target, MarketSnapshot market)
    {
        if (MeasureCatalogue.Find(target.MeasureId) is not { } measure)
        {
            return null;
        }

        var slice = market.Slice(FilterOf(target));
        return new TargetProgress(target, measure, slice, FigureAt(measure, slice, StartOf(target, slice)), measure.Calculate(slice).Value);
    }

    /// <summary>Targets still in force, in the order set.</summary>
    public static IReadOnlyList<TargetProgress> InForce(MarketSnapshot market)
        => [.. market.Targets.Where(x => x.EndedAt is null).Select(x => Assess(x, market)).OfType<TargetProgress>()];

    private Month Start => StartOf(Target, Slice);

    /// <summary>Where the path passes at the end of the present twelve months.</summary>
    public double? PathNow => PathFrom(Then.Near);

    /// <summary>Where a path that starts from this figure passes now.</summary>
    public double? PathFrom(double? start) => PathAt(Slice.Period.To, start);

    public TargetStatus Status => Judge(Least(Now), Now.Interval, PathNow, PathRange(Then.Interval));

    /// <summary>Where a path passes now that starts from anywhere within an interval.</summary>
    public Interval? PathRange(Interval? start)
        => start is { Low: var low, High: var high } ? new Interval(PathFrom(low)!.Value, PathFrom(high)!.Value) : null;

    /// <summary>How far it is when the figure and the path, and the ends of their intervals, are these.</summary>
    public TargetStatus Judge(double? now, Interval? range, double? pathNow, Interval? pathRange)
    {
        if (now is not { } value || pathNow is not { } path)
        {
            return TargetStatus.CannotBeCalculated;
        }

        if (Beyond(value, Target.Goal))
        {
            return TargetStatus.Reached;
        }

        var (own, start) = (range ?? new Interval(value, value), pathRange ?? new Interval(path, path));
        var low = value - Both(value - own.Low, start.High - path);
        var high = value + Both(own.High - value, path - start.Low);
        var (worst, best) = Target.Sense == TargetSense.AtLeast ? (low, high) : (high, low);
        if (Beyond(worst, path))
        {
            return TargetStatus.OnCourse;
        }

        return Beyond(best, path) ? TargetStatus.CannotTell : TargetStatus.OffCourse;

        static double Both(double a, double b) => Math.Sqrt((a * a) + (b * b));
    }

    /// <summary>
    /// True when every month of the figure at its setting is also in the figure now, as where the data are younger than a year: one less
    /// the other then tells the months between.
    /// </summary>
    public bool StartsWithinNow => Start < Slice.Period.To && Slice.Period.From <= Slice.History.From;

    /// <summary>"At least 15% by 31 March 2027".</summary>
    public string Goal => $"{(Target.Sense == TargetSense.AtLeast ? "At least" : "At most")} {Written.Number(Target.Goal, Measure.Unit)} "
        + $"by {Written.Date(Target.By)}";

    /// <summary>What it is called: "Micro-providers’ share: at least 15% by 31 March 2027".</summary>
    public string Name => $"{Measure.Headline}: {LowerGoal}";

    /// <summary>The market it is set for, in words.</summary>
    public string Market => string.Join(", ", FilterOf(Target).InWords(Slice.Market).Where(x => x != Slice.Period.Label));

    public Sentence Sentence => Status switch
    {
        TargetStatus.Reached => new($"Reached: it is {{{Now.Text}}}, and the goal is {LowerGoal}{NoFurtherThanChance}."),
        TargetStatus.OnCourse => new($"On course: it is {{{Range}}}; a straight path to the goal asks for "
            + $"{Written.Number(PathNow!.Value, Measure.Unit)} by now."),
        TargetStatus.CannotTell => new($"Cannot tell: it is {{{Range}}}; a straight path to the goal asks for "
            + $"{Written.Number(PathNow!.Value, Measure.Unit)} by now, and chance alone could put it on either side."),
        TargetStatus.OffCourse => new($"Off course: it is {{{Range}}}; a straight path to the goal asks for "
            + $"{Written.Number(PathNow!.Value, Measure.Unit)} by now."),
        _ => new($"It is not known how far it is: {LowerFirst(WhyNotKnown)}"),
    };

    /// <summary>A figure at its goal by no more than chance may have been carried there by it.</summary>
    private string NoFurtherThanChance
        => (Target.Sense == TargetSense.AtLeast ? Now.Interval?.Low : Now.Interval?.High) is { } worst && !Beyond(worst, Target.Goal)
            ? $"; its range, {Now.RangeText}, reaches back over the goal, so chance may have carried it there" : "";

    private string WhyNotKnown => (Now, Then) switch
    {
        ({ Value: null, Reason: { } reason }, _) => reason,
        ({ Near: null }, _) => $"It is {Now.Text}, for some of what it rests on is not recorded.",
        (_, { Value: null, Reason: { } reason }) => reason,
        (_, { Near: null }) => $"It was {Then.Text} when the target was set, for some of what it rests on was not recorded.",
        _ => "There is no figure.",
    };

    /// <summary>
    /// Why the figure is known only when it was set and now, for a measure that is not followed from quarter to quarter; none for
    /// others.
    /// </summary>
    public string? WithoutQuarters
        => Measure.Trends ? null : $"The figure is shown when the target was set and now, without quarters between. {Measure.NoTrend}";

    /// <summary>
    /// A point for each quarter from a year before it was set, or the first full year of data, to the goal's day. For a measure that
    /// is not followed from quarter to quarter: when it was set, now, and the goal's day.
    /// </summary>
    public IReadOnlyList<TargetPoint> Way()
    {
        if (!Measure.Trends)
        {
            return [.. new[] { Start, Slice.Period.To, Month.FromDate(Target.By) }.Distinct().Order().Select(PointAt)];
        }

        var first = Math.Max(Start.Index - (3 * _quartersBefore), Slice.History.From.Index + _months - 1);
        var ends = new List<Month>();
        for (var at = Start.Index; at >= first; at -= 3)
        {
            ends.Insert(0, new Month(at));
        }

        var last = Math.Max(Month.FromDate(Target.By).Index, Slice.Period.To.Index);
        for (var at = Start.Index + 3; at < last + 3; at += 3)
        {
            ends.Add(new Month(Math.Min(at, last)));
        }

        return [.. ends.Append(Slice.Period.To).Distinct().Order().Select(PointAt)];
    }

    private TargetPoint PointAt(Month end)
        => new(end, end > Slice.Period.To ? null : FigureAt(Measure, Slice, end).Near, end < Start ? null : PathAt(end, Then.Near));

    /// <summary>The end of what may be unknown that is further from the goal.</summary>
    private double? Least(Figure figure)
    {
        if (figure is not { Near: not null, Range: { } range })
        {
            return figure.Near;
        }

        return Target.Sense == TargetSense.AtLeast ? range.Low : range.High;
    }

    private string LowerGoal => LowerFirst(Goal);

    private string Range => Now.Interval is null ? Now.Text : $"{Now.Text} ({Now.RangeText})";

    private bool Beyond(double value, double mark) => Target.Sense == TargetSense.AtLeast ? value >= mark : value <= mark;

    private double? PathAt(Month end, double? start)
    {
        if (start is not { } from)
        {
            return null;
        }

        double whole = Target.By.DayNumber - Start.LastDay.DayNumber;
        var along = whole <= 0 ? 1 : Math.Clamp((end.LastDay.DayNumber - Start.LastDay.DayNumber) / whole, 0, 1);
        return from + (along * (Target.Goal - from));
    }

    /// <summary>The last whole month of data before the target was set.</summary>
    private static Month StartOf(Target target, MarketSlice slice)
    {
        var before = Month.FromDate(DateOnly.FromDateTime(target.SetAt.UtcDateTime)).Plus(-1);
        return before < slice.Period.To ? before : slice.Period.To;
    }

    private static Figure FigureAt(Measure measure, MarketSlice slice, Month end)
        => end == slice.Period.To ? measure.Calculate(slice).Value
            : measure.Calculate(MarketSlice.Take(slice.Market, slice.Filter with { From = end.Plus(1 - _months), To = end })).Value;

    private static MarketFilter FilterOf(Target target)
        => MarketFilter.FromQuery(target.Filter) with { From = null, To = null };

    private static string LowerFirst(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
