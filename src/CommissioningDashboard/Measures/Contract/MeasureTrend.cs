using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>
/// Whether a figure climbs or falls from quarter to quarter more steadily than chance would have it: Mann and Kendall's test on the
/// latest unbroken run of at least eight quarters, and Sen's slope for how fast.
/// </summary>
/// <param name="Series">The figure over time.</param>
/// <param name="Run">The latest quarters without a gap.</param>
/// <param name="Test">The test; none when there are too few quarters, or all are equal.</param>
public sealed record MeasureTrend(QuarterSeries Series, IReadOnlyList<QuarterPoint> Run, TrendTest? Test)
{
    private const double _clear = 0.05;

    public static MeasureTrend FromSeries(QuarterSeries series)
    {
        var run = series.Points.Reverse().TakeWhile(x => x.Value is not null).Reverse().ToList();
        return new MeasureTrend(series, run, MannKendall.TestAllowingForLeaning([.. run.Select(x => x.Value!.Value)]));
    }

    /// <summary>The trend in a sentence: its speed, or why there is none to tell.</summary>
    public Sentence Sentence => Test switch
    {
        { P: <= _clear } test => Moving(test),
        not null => new($"No steady rise or fall can be told from chance since {Run[0].Label}."),
        null when Run.Count < MannKendall.FewestPoints
            => new($"A trend needs {MannKendall.FewestPoints} quarters in a row; there {(Run.Count == 1 ? "is" : "are")} {{{Run.Count}}}."),
        null => new($"It has been the same in each quarter since {Run[0].Label}."),
    };

    /// <summary>"It has risen by about 0.4 percentage points a quarter since …, from … to …."</summary>
    internal Sentence Moving(TrendTest test)
        => new($"It has {(test.Slope > 0 || (test.Slope == 0 && test.S > 0) ? "risen" : "fallen")} by about {{{Speed(test.Slope)}}} a "
        + $"quarter since {Run[0].Label}, from {{{Shown(Run[0])}}} to {{{Shown(Run[^1])}}}.");

    private string Shown(QuarterPoint point) => Written.Number(point.Value!.Value, Series.Unit);

    private string Speed(double slope) => Series.Unit switch
    {
        Unit.Share => $"{Math.Abs(slope) * 100:0.0} percentage points",
        Unit.Pounds => $"£{Math.Abs(slope):0.0}",
        Unit.Coefficient => $"{Math.Abs(slope):0.000}",
        _ => $"{Math.Abs(slope):0.0}",
    };
}
