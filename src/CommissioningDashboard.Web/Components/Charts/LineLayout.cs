namespace CommissioningDashboard.Web.Components.Charts;

/// <summary>
/// Where the parts of a <see cref="LineChart"/> stand: pixels down, percentages of the plot across. Lines themselves are drawn in
/// a square of 100 by 100 that stretches to the plot, so their points are percentages both ways.
/// </summary>
public sealed record LineLayout(AxisScale Scale, PlotArea Plot, int PlotHeight, IReadOnlyList<LineEnd> Ends)
{
    public const int Top = 10;
    private const double LabelGap = 17;

    /// <summary>From the end of a line to its label, and from that to the drawing's edge.</summary>
    private const int AroundLabel = 18;

    public int Foot => Top + PlotHeight;

    public static LineLayout For(ChartData data, FigureUnit unit, int plotHeight, double? max = null)
    {
        var largest = data.Datasets.SelectMany(set => set.Data.Concat(set.High ?? [])).Max() ?? 0;
        var scale = AxisScale.For(max ?? largest, unit, wanted: 4);
        var left = scale.Ticks.Max(tick => PlotArea.TextWidth(FigureText.Tick(tick, unit))) + 10;
        var layout = new LineLayout(scale, PlotArea.Between(left, 0), plotHeight, []);
        var ends = layout.EndsOf(data, unit, PlotArea.LargestInset - layout.Plot.Left - AroundLabel);
        var right = ends.Select(end => PlotArea.TextWidth(end.Text, bold: true)).DefaultIfEmpty(0).Max() + AroundLabel;
        return layout with { Plot = PlotArea.Between(left, right), Ends = ends };
    }

    /// <summary>Per cent of the plot's width; points stand from edge to edge, a single one in the middle.</summary>
    public static double X(int index, int count) => count < 2 ? 50 : 100.0 * index / (count - 1);

    public double Y(double value) => Top + PlotHeight * (1 - Scale.Percent(value) / 100);

    public string Line(ChartDataset set) =>
        Svg.Path(
            set.Data.Select(
                (value, index) => value is { } v ? (X(index, set.Data.Count), 100 - Scale.Percent(v)) : ((double, double)?)null));

    public string? Ribbon(ChartDataset set) => set is not { Low: { } low, High: { } high }
        ? null
        : Svg.Area([.. set.Data.Select((value, index) => value is not null && low[index] is { } from && high[index] is { } to
            ? (X(index, set.Data.Count), 100 - Scale.Percent(from), 100 - Scale.Percent(to))
            : ((double, double, double)?)null)]);

    /// <param name="data">The lines.</param>
    /// <param name="unit">How their values are written.</param>
    /// <param name="room">Pixels that a label may take: a long name gives way to its value.</param>
    private List<LineEnd> EndsOf(ChartData data, FigureUnit unit, int room)
    {
        var found = data.Datasets
            .Select((set, series) => (Series: series, Set: set, Index: set.Data.ToList().FindLastIndex(value => value is not null)))
            .Where(end => end.Index >= 0)
            .ToList();
        var places = LabelSpread.Apart([.. found.Select(end => Y(end.Set.Data[end.Index]!.Value))], LabelGap, Top, Foot - 4);
        return [.. found.Select(
            (end, n) => new LineEnd(
                end.Series, X(end.Index, data.Labels.Count), Y(end.Set.Data[end.Index]!.Value), places[n], Text(end.Set, end.Index)))];

        string Text(ChartDataset set, int index)
        {
            var value = set.TextAt(index, unit);
            return data.Datasets.Count == 1 ? value
                : $"{PlotArea.Cut(set.Label, room - PlotArea.TextWidth($" {value}", bold: true), bold: true)} {value}";
        }
    }
}

/// <summary>The last point of a line, in per cent across and pixels down, and the label beside it.</summary>
public sealed record LineEnd(int Series, double X, double Y, double LabelY, string Text);
