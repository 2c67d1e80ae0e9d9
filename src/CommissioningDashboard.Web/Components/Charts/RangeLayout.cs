namespace CommissioningDashboard.Web.Components.Charts;

/// <summary>
/// Where the parts of a <see cref="RangeChart"/> stand: pixels down, percentages of the plot across. All groups share one scale, which
/// spans what is drawn and no more: what is read is where a box stands beside the line at 100%, not how long it is from nought.
/// </summary>
public sealed record RangeLayout(AxisScale Scale, PlotArea Plot, IReadOnlyList<PlacedGroup> Groups, int Foot)
{
    /// <summary>Room above for the axis text, which stands at both ends of a tall drawing.</summary>
    public const int Top = 24;
    public const int BoxHeight = 16;

    private const int _heading = 34;
    private const int _row = 44;
    private const int _gap = 12;
    private const int _axis = 26;

    public int Height => Foot + _axis;

    /// <param name="groups">What is drawn.</param>
    /// <param name="reference">What the line marks; always within the scale.</param>
    /// <param name="unit">How values are written.</param>
    public static RangeLayout For(IReadOnlyList<RangeGroup> groups, double reference, FigureUnit unit)
    {
        var rows = groups.SelectMany(x => x.Rows).Where(x => x.Value is not null).ToList();
        double[] drawn = [reference, .. rows.SelectMany(x => new[] { x.Value, x.Low, x.High }).OfType<double>()];
        var text = rows.Select(x => PlotArea.TextWidth(FigureText.Format(x.Value, unit), bold: true)).DefaultIfEmpty(0).Max();
        var (placed, y) = (new List<PlacedGroup>(), Top);
        foreach (var group in groups)
        {
            placed.Add(new PlacedGroup(group, y + 22, [.. group.Rows.Select((row, at) => new PlacedRange(row, y + _heading + (at * _row)))]));
            y += _heading + (group.Rows.Count * _row) + _gap;
        }

        return new RangeLayout(AxisScale.Around(drawn.Min(), drawn.Max(), unit), PlotArea.Between(0, text + 12), placed, y);
    }
}

/// <summary>A group with the base line of its heading in pixels.</summary>
public sealed record PlacedGroup(RangeGroup Group, int HeadingY, IReadOnlyList<PlacedRange> Rows);

/// <summary>A row with its upper edge in pixels.</summary>
public sealed record PlacedRange(RangeRow Range, int Y)
{
    public int LabelY => Y + 14;

    public int BoxY => Y + 20;

    public int MiddleY => BoxY + (RangeLayout.BoxHeight / 2);
}
