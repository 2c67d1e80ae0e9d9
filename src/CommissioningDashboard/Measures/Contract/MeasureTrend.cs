using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>
/// Whether a figure climbs or falls from quarter to quarter more steadily than chance would have it: Mann and Kendall's test on the
/// latest unbroken run of at least eight quarters, and Sen's slope for how fast.
/// </summary>
/// <param name="Series">The figure over time.</param>
/// <param name="Run">The latest quarters without a gap.</param>
/// <param name="Test">The test; none when there are too few quarters, or all are equal.</param>
/// <remarks>
/// Attention looks at many figures and holds all its answers together to one rate of false ones. What is said of a figure elsewhere must
/// not contradict it, and cannot wait for the others to be worked out: a rise or fall is told where it would hold whatever they are
/// (Bonferroni’s bound is never below Benjamini and Hochberg’s adjusted P), none is told where it would not hold even alone, and in between
/// it is left to Attention.
/// </remarks>
public sealed record MeasureTrend(QuarterSeries Series, IReadOnlyList<QuarterPoint> Run, TrendTest? Test)
{
    private const double _clear = 0.05;

    /// <summary>Its P among all looks; known where all were taken, and then it decides.</summary>
    public double? AdjustedP { get; init; }

    /// <summary>How many looks are taken at most where all are.</summary>
    public int Looks { get; init; } = 1;

    /// <summary>Whether a steady rise or fall can be told from chance.</summary>
    public TrendAnswer Answer => (Test, AdjustedP) switch
    {
        (null, _) => TrendAnswer.NotTested,
        (_, { } among) => among <= _clear ? TrendAnswer.Steady : TrendAnswer.Chance,
        ({ } test, _) when test.P * Looks <= _clear => TrendAnswer.Steady,
        ({ P: > _clear }, _) => TrendAnswer.Chance,
        _ => TrendAnswer.Open,
    };

    public static MeasureTrend FromSeries(QuarterSeries series)
    {
        var run = series.Points.Reverse().TakeWhile(x => x.Value is not null).Reverse().ToList();
        return new MeasureTrend(series, run, MannKendall.TestAllowingForLeaning([.. run.Select(x => x.Value!.Value)]));
    }

    /// <summary>The trend in a sentence: its speed, or why there is none to tell.</summary>
    public Sentence Sentence => Answer switch
    {
        TrendAnswer.Steady => Moving(Test!.Value),
        TrendAnswer.Chance => new($"No steady rise or fall can be told from chance since {Run[0].Label}."),
        TrendAnswer.Open => new($"Taken alone it has {Direction(Test!.Value)} since {Run[0].Label}; whether that is more than chance among "
            + "all figures that are watched is told under Attention."),
        _ when Run.Count < MannKendall.FewestPoints
            => new($"A trend needs {MannKendall.FewestPoints} quarters in a row; there {(Run.Count == 1 ? "is" : "are")} {{{Run.Count}}}."),
        _ => new($"It has been the same in each quarter since {Run[0].Label}."),
    };

    /// <summary>"It has risen by about 0.4 percentage points a quarter since …, from … to …."</summary>
    internal Sentence Moving(TrendTest test)
        => new($"It has {Direction(test)} by about {{{Speed(test.Slope)}}} a quarter since {Run[0].Label}, {FromTo}.");

    /// <summary>"from {12%} to {15%}".</summary>
    internal string FromTo => $"from {{{Shown(Run[0])}}} to {{{Shown(Run[^1])}}}";

    internal static string Direction(TrendTest test) => test.Slope > 0 || (test.Slope == 0 && test.S > 0) ? "risen" : "fallen";

    private string Shown(QuarterPoint point) => Written.Number(point.Value!.Value, Series.Unit);

    private string Speed(double slope) => Series.Unit switch
    {
        Unit.Share => $"{Math.Abs(slope) * 100:0.0} percentage points",
        Unit.Pounds => $"£{Math.Abs(slope):0.0}",
        Unit.Coefficient => $"{Math.Abs(slope):0.000}",
        _ => $"{Math.Abs(slope):0.0}",
    };
}

/// <summary>What can be told of a trend.</summary>
public enum TrendAnswer
{
    /// <summary>There are too few quarters in a row, or all are equal.</summary>
    NotTested,

    /// <summary>No steady rise or fall can be told from chance.</summary>
    Chance,

    /// <summary>It depends on what else is looked at.</summary>
    Open,

    /// <summary>It has risen or fallen.</summary>
    Steady,
}
