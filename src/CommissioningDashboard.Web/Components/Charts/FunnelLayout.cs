using CommissioningDashboard.Measures;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Web.Components.Charts;

/// <summary>
/// Where the parts of a <see cref="FunnelChart"/> stand: pixels down, percentages of the plot across. The limits are drawn in a
/// square of 100 by 100 that stretches to the plot, like the lines of a <see cref="LineChart"/>.
/// </summary>
public sealed record FunnelLayout(AxisScale Across, AxisScale Up, PlotArea Plot, int PlotHeight, double Target, IReadOnlyList<FunnelMark> Marks)
{
    public const int Top = 12;

    /// <summary>The most points named in the drawing. Fewer where names would stand far from their points; the table names all.</summary>
    public const int MostNames = 8;

    private const int LongestName = 18;
    private const double NameGap = 17;
    private const int Steps = 120;

    public int Foot => Top + PlotHeight;

    public static FunnelLayout For(IReadOnlyList<FunnelPoint> points, double target, int plotHeight)
    {
        var largest = points.Select(point => point.Whole).DefaultIfEmpty(0).Max();

        // Limits of the very smallest reach from 0 to 1; the axis shows them from a twentieth of the largest on.
        var widest = largest > 0 ? Funnel.Limits(target, largest / 20)!.Value.Within998.High : target;
        var up = AxisScale.For(points.Select(point => point.Share ?? 0).Append(widest).Max(), FigureUnit.Percent, wanted: 4);
        var left = up.Ticks.Max(tick => PlotArea.TextWidth(FigureText.Tick(tick, FigureUnit.Percent))) + 10;
        var layout = new FunnelLayout(AxisScale.For(largest, FigureUnit.Count, wanted: 4), up, PlotArea.Between(left, 16), plotHeight, target, []);
        return layout with { Marks = layout.Named([.. points.Where(point => point.Whole > 0).Select(layout.Mark)]) };
    }

    public double Y(double share) => Top + PlotHeight * (1 - Up.Percent(share) / 100);

    public string TargetLine => Svg.Path([(0, 100 - Up.Percent(Target)), (100, 100 - Up.Percent(Target))]);

    /// <summary>One limit over all sizes; it is drawn where it lies within the axis and could be crossed.</summary>
    public string Limit(Func<FunnelLimits, double> end) => Svg.Path(Enumerable.Range(1, Steps).Select(step =>
    {
        // Steps crowd to the left, where the limits bend.
        var whole = Across.Max * Math.Pow((double)step / Steps, 2);
        var share = end(Funnel.Limits(Target, whole)!.Value);
        return share > 0 && share < 1 && share <= Up.Max ? (Across.Percent(whole), 100 - Up.Percent(share)) : ((double, double)?)null;
    }));

    private FunnelMark Mark(FunnelPoint point) => new(
        point, Across.Percent(point.Whole), Y(point.Share!.Value), Funnel.Position(point.Part, point.Whole, Target)!.Value, null, 0);

    /// <summary>Names the points outside the outer limits, furthest first, as long as each name stands beside its own point.</summary>
    private List<FunnelMark> Named(List<FunnelMark> marks)
    {
        var named = new List<FunnelMark>();
        foreach (var mark in marks.Where(mark => mark.IsFarOut && marks.Count(x => x.Point.Label == mark.Point.Label) == 1)
            .OrderByDescending(mark => Math.Abs(mark.Point.Share!.Value - Target) * Math.Sqrt(mark.Point.Whole)))
        {
            List<FunnelMark> more = [.. named, mark];
            if (more.Count <= MostNames && more.Zip(Places(more)).All(x => Math.Abs(x.First.Y - x.Second) <= NameGap))
            {
                named = more;
            }
        }

        var unnamed = marks.Where(mark => !named.Any(x => ReferenceEquals(x, mark)));
        return [.. unnamed, .. named.Zip(Places(named), (mark, y) => mark with { Name = Shortened(mark.Point.Label), NameY = y })];
    }

    private double[] Places(List<FunnelMark> named) => LabelSpread.Apart([.. named.Select(mark => mark.Y)], NameGap, Top, Foot - 4);

    private static string Shortened(string name) => name.Length <= LongestName ? name : $"{name[..(LongestName - 1)].TrimEnd()}…";
}

/// <summary>A point as drawn: per cent across, pixels down, and its name beside it when it is far out.</summary>
public sealed record FunnelMark(FunnelPoint Point, double X, double Y, FunnelPosition Position, string? Name, double NameY)
{
    public bool IsFarOut => Position is FunnelPosition.FarBelow or FunnelPosition.FarAbove;

    /// <summary>Where it lies, in words.</summary>
    public string Words => Position.Words();
}
