using CommissioningDashboard.Measures;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Web.Components.Charts;

/// <summary>
/// Where the parts of a <see cref="FunnelChart"/> stand: pixels down, percentages of the plot across. The limits are drawn in a
/// square of 100 by 100 that stretches to the plot, like the lines of a <see cref="LineChart"/>.
/// </summary>
public sealed record FunnelLayout(
    AxisScale Across, AxisScale Up, PlotArea Plot, int PlotHeight, double Target, IReadOnlyList<FunnelMark> Marks)
{
    public const int Top = 12;

    /// <summary>The most points named in the drawing. Fewer where there is no room beside the points; the list beneath names all.</summary>
    public const int MostNames = 8;

    /// <summary>Letters of a name that fit beside a point in half of the drawing: on a phone, and on anything wider.</summary>
    public const int LongestNarrow = 18;

    public const int LongestName = 34;

    private const double NameGap = 17;
    private const int Steps = 120;

    public int Foot => Top + PlotHeight;

    /// <param name="reading">Who is compared and where each lies: the same reading that the sentence counts from.</param>
    /// <param name="plotHeight">Pixels, without the axis.</param>
    public static FunnelLayout For(FunnelResult reading, int plotHeight)
    {
        var target = reading.Target ?? 0;
        var largest = reading.Places.Select(x => x.Member.Whole).DefaultIfEmpty(0).Max();

        // Limits of the very smallest reach from 0 to 1; the axis shows them from a twentieth of the largest on.
        var widest = largest > 0 ? Funnel.Limits(target, largest / 20)!.Value.Within998.High : target;
        var up = AxisScale.For(reading.Places.Select(x => x.Share).Append(widest).Max(), FigureUnit.Percent, wanted: 4);
        var left = up.Ticks.Max(tick => PlotArea.TextWidth(FigureText.Tick(tick, FigureUnit.Percent))) + 10;
        var across = AxisScale.For(largest, FigureUnit.Count, wanted: 4);
        var layout = new FunnelLayout(across, up, PlotArea.Between(left, 16), plotHeight, target, []);
        var marks = reading.Places.Select(x => new FunnelMark(x, across.Percent(x.Member.Whole), layout.Y(x.Share), null, 0));
        return layout with { Marks = layout.Named([.. marks]) };
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

    /// <summary>Names the points outside the outer limits, furthest first, as long as each name stands beside its own point.</summary>
    private List<FunnelMark> Named(List<FunnelMark> marks)
    {
        var named = new List<FunnelMark>();
        var names = marks.CountBy(x => x.Place.Member.Name).ToDictionary();
        foreach (var mark in marks.Where(mark => mark.Place.IsOutside && names[mark.Place.Member.Name] == 1)
            .OrderByDescending(mark => Math.Abs(mark.Place.Share - Target) * Math.Sqrt(mark.Place.Member.Whole)))
        {
            List<FunnelMark> more = [.. named, mark];
            if (more.Count <= MostNames && more.Zip(Places(more)).All(x => Math.Abs(x.First.Y - x.Second) <= NameGap))
            {
                named = more;
            }
        }

        var unnamed = marks.Where(mark => !named.Any(x => ReferenceEquals(x, mark)));
        return [.. unnamed, .. named.Zip(Places(named), (mark, y) => mark with { Name = mark.Place.Member.Name, NameY = y })];
    }

    private double[] Places(List<FunnelMark> named) => LabelSpread.Apart([.. named.Select(mark => mark.Y)], NameGap, Top, Foot - 4);

    /// <summary>The name as drawn: one too long for a phone twice, and the style sheet shows the one that fits.</summary>
    public static IEnumerable<(string Name, string CssClass)> Drawn(string name) => name.Length <= LongestNarrow
        ? [(name, "")]
        : [(Shortened(name, LongestName), " label-wide"), (Shortened(name, LongestNarrow), " label-narrow")];

    public static string Shortened(string name, int longest) => name.Length <= longest ? name : $"{name[..(longest - 1)].TrimEnd()}…";
}

/// <summary>A point as drawn: per cent across, pixels down, and its name beside it where there is room for one.</summary>
public sealed record FunnelMark(FunnelPlace Place, double X, double Y, string? Name, double NameY);
