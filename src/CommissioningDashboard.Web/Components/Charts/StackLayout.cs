namespace CommissioningDashboard.Web.Components.Charts;

/// <summary>
/// Where the parts of a <see cref="StackedColumnChart"/> stand: pixels down, percentages of the plot across. A column whose
/// values are all missing, or which adds up to nothing when shares are drawn, leaves a gap.
/// </summary>
public sealed record StackLayout(
    AxisScale Scale, PlotArea Plot, int PlotHeight, IReadOnlyList<StackSegment> Segments, IReadOnlyList<StackLabel> Labels)
{
    /// <summary>Room above the plot for the top axis label.</summary>
    public const int Top = 8;
    private const double LabelGap = 17;

    public int Foot => Top + PlotHeight;

    public static StackLayout For(ChartData data, FigureUnit unit, bool shares, int plotHeight)
    {
        var columns = data.Labels.Count;
        var totals = Enumerable.Range(0, columns).Select(column => data.Datasets.Sum(set => set.Data[column] ?? 0)).ToArray();
        var scale = shares
            ? new AxisScale(1, [0, 0.25, 0.5, 0.75, 1])
            : AxisScale.For(totals.DefaultIfEmpty(0).Max(), unit);
        var axisUnit = shares ? FigureUnit.Percent : unit;

        var segments = new List<StackSegment>();
        for (var column = 0; column < columns; column++)
        {
            if (totals[column] <= 0) continue;
            var under = 0.0;
            for (var series = 0; series < data.Datasets.Count; series++)
            {
                if (data.Datasets[series].Data[column] is not { } value || value <= 0) continue;
                var from = Y(under, shares ? totals[column] : 1);
                under += value;
                var to = Y(under, shares ? totals[column] : 1);
                segments.Add(new StackSegment(series, column, to, from - to));
            }
        }

        var left = scale.Ticks.Max(tick => PlotArea.TextWidth(FigureText.Tick(tick, axisUnit))) + 10;
        var right = data.Datasets.Select(set => PlotArea.TextWidth(LabelText(set, unit), bold: true)).DefaultIfEmpty(0).Max() + 26;
        return new StackLayout(scale, PlotArea.Between(left, right), plotHeight, segments, LabelsOf(data, segments, unit, plotHeight));

        double Y(double value, double total) => Top + plotHeight * (1 - scale.Percent(value / total) / 100);
    }

    /// <summary>The left edge and width of a column, in per cent of the plot; the gap narrows as columns multiply.</summary>
    public static (double X, double Width) Across(int column, int columns)
    {
        var slot = 100.0 / columns;
        var gap = slot * (columns > 40 ? 0.1 : 0.14);
        return (slot * column + gap / 2, slot - gap);
    }

    public double TickY(double tick) => Top + PlotHeight * (1 - Scale.Percent(tick) / 100);

    /// <summary>What stands beside the last column: the series' name and its last value.</summary>
    public static string LabelText(ChartDataset set, FigureUnit unit) =>
        set.Data.Count > 0 && set.Data[^1] is not null ? $"{set.Label} {set.TextAt(set.Data.Count - 1, unit)}" : set.Label;

    private static List<StackLabel> LabelsOf(ChartData data, List<StackSegment> segments, FigureUnit unit, int plotHeight)
    {
        if (segments.Count == 0) return [];
        var last = segments.Max(segment => segment.Column);
        var named = segments.Where(segment => segment.Column == last).ToList();
        var places = LabelSpread.Apart(
            [.. named.Select(segment => segment.Y + segment.Height / 2)], LabelGap, Top + 4, Top + plotHeight - 4);
        return [.. named.Select(
            (segment, index) => new StackLabel(segment.Series, places[index], LabelText(data.Datasets[segment.Series], unit)))];
    }
}

/// <summary>One block of a stacked column: its series and column, its top edge and height in pixels.</summary>
public sealed record StackSegment(int Series, int Column, double Y, double Height);

/// <summary>A series' name beside the last column, at this middle in pixels.</summary>
public sealed record StackLabel(int Series, double Y, string Text);
