namespace CommissioningDashboard.Web.Components.Charts;

/// <summary>
/// Where the parts of a <see cref="RangeChart"/> stand: pixels down, percentages of the plot across. All groups share one scale, which
/// spans what is drawn and no more: what is read is where a box stands beside the line at 100%, not how long it is from nought.
/// </summary>
public sealed record RangeLayout(AxisScale Scale, PlotArea Plot, IReadOnlyList<PlacedGroup> Groups)
{
    public const int BoxHeight = 14;

    private const int _heading = 34;
    private const int _row = 40;
    private const int _gap = 10;

    /// <summary>Room for the axis text, which stands above the first group and below the last.</summary>
    private const int _axis = 26;

    /// <param name="groups">What is drawn.</param>
    /// <param name="reference">What the line marks; always within the scale.</param>
    /// <param name="unit">How values are written.</param>
    public static RangeLayout For(IReadOnlyList<RangeGroup> groups, double reference, FigureUnit unit)
    {
        var rows = groups.SelectMany(x => x.Rows).Where(x => x.Value is not null).ToList();
        double[] drawn = [reference, .. rows.SelectMany(x => new[] { x.Value, x.Low, x.High }).OfType<double>()];
        var text = rows.Select(x => PlotArea.TextWidth(FigureText.Format(x.Value, unit), bold: true)).DefaultIfEmpty(0).Max();
        var placed = groups.Select((group, at) => Place(group, isFirst: at == 0, isLast: at == groups.Count - 1));
        return new RangeLayout(AxisScale.Around(drawn.Min(), drawn.Max(), unit), PlotArea.Between(0, text + 12), [.. placed]);
    }

    private static PlacedGroup Place(RangeGroup group, bool isFirst, bool isLast)
    {
        var top = isFirst ? _axis : 0;
        var foot = top + _heading + (group.Rows.Count * _row) + _gap;
        int[] axes = [.. isFirst ? [top - 8] : Array.Empty<int>(), .. isLast ? [foot + 18] : Array.Empty<int>()];
        var rows = group.Rows.Select((row, at) => new PlacedRange(row, top + _heading + (at * _row)));
        return new PlacedGroup(group, top, foot, isLast ? foot + _axis : foot, axes, [.. rows]);
    }
}

/// <summary>A group as a drawing of its own, in pixels from its upper edge.</summary>
/// <param name="Group">What is drawn.</param>
/// <param name="Top">Where its lines begin.</param>
/// <param name="Foot">Where its lines end.</param>
/// <param name="Height">Of the drawing.</param>
/// <param name="AxisYs">The base lines of axis text.</param>
public sealed record PlacedGroup(
    RangeGroup Group, int Top, int Foot, int Height, IReadOnlyList<int> AxisYs, IReadOnlyList<PlacedRange> Rows)
{
    public int HeadingY => Top + 22;
}

/// <summary>A row with its upper edge in pixels.</summary>
public sealed record PlacedRange(RangeRow Range, int Y)
{
    public int LabelY => Y + 13;

    public int BoxY => Y + 19;

    public int MiddleY => BoxY + (RangeLayout.BoxHeight / 2);
}
