namespace CommissioningDashboard.Web.Components.Charts;

/// <summary>
/// Where the parts of a <see cref="BarChart"/> stand. The label is above its bar, so that the bar has the whole width on a
/// phone too; heights are pixels, places across are percentages of the plot.
/// </summary>
public sealed record BarLayout(AxisScale Scale, PlotArea Plot, int Count)
{
    public const int RowHeight = 54;
    public const int BarHeight = 20;
    private const int AxisHeight = 26;

    public int PlotHeight => Count * RowHeight + 2;

    public int Height => PlotHeight + AxisHeight;

    public static BarLayout For(IReadOnlyList<Bar> bars, FigureUnit unit, double? max = null)
    {
        var largest = bars.SelectMany(bar => new[] { bar.Value, bar.High, bar.Circle, bar.Diamond }).Max() ?? 0;
        var text = bars.Where(bar => bar.Value is not null || bar.Shown is not null)
            .Select(bar => PlotArea.TextWidth(bar.TextIn(unit), bold: true)).DefaultIfEmpty(0).Max();
        return new BarLayout(AxisScale.For(max ?? largest, unit), PlotArea.Between(0, text + 12), bars.Count);
    }

    public static int LabelY(int row) => row * RowHeight + 18;

    public static int BarY(int row) => row * RowHeight + 26;

    public static int MiddleY(int row) => BarY(row) + BarHeight / 2;
}
