namespace CommissioningDashboard.Web.Components.Charts;

/// <summary>
/// The part of a drawing that stretches with the page, between a left margin for axis text and a right margin for labels,
/// both in pixels. Margins hold text, which must keep its size, so the drawing takes "all but so many pixels" of the width: a
/// calculation only a style sheet can do, hence the classes, in steps. What stands in a margin is drawn past the drawing's edge.
/// </summary>
public sealed record PlotArea
{
    private const int ClassStep = 16;
    private const int LeftStep = 4;
    private const int LargestLeft = 96;
    public const int LargestInset = 240;
    private const int RoomyInset = 140;

    private PlotArea(int left, int inset) => (Left, Inset) = (left, inset);

    /// <summary>Pixels before the plot.</summary>
    public int Left { get; }

    /// <summary>Pixels the plot does not get, left and right together.</summary>
    public int Inset { get; }

    /// <summary>Pixels after the plot.</summary>
    public int Right => Inset - Left;

    /// <summary>On a phone the plot is then hardly wider than two labels beneath it.</summary>
    public bool IsTightOnPhone => Inset > RoomyInset;

    public string CssClass => $"inset-{Inset} before-{Left}";

    public static PlotArea Between(int left, int right) =>
        new(Math.Min(LargestLeft, Stepped(left, LeftStep)), Math.Min(LargestInset, Stepped(left + right, ClassStep)));

    /// <summary>Pixels a text needs at our size: a careful guess, for the server has no fonts to measure with.</summary>
    public static int TextWidth(string text, bool bold = false) => (int)Math.Ceiling(text.Length * (bold ? 7.6 : 7.0));

    /// <summary>As much of a text as there is room for, and a sign where it was cut: the whole of it stands in the chart's table.</summary>
    public static string Cut(string text, int pixels, bool bold)
    {
        if (TextWidth(text, bold) <= pixels)
        {
            return text;
        }

        var kept = text.Length - 1;
        while (kept > 1 && (TextWidth(text[..kept] + "…", bold) > pixels || char.IsHighSurrogate(text[kept - 1])))
        {
            kept--;
        }

        return text[..kept].TrimEnd(' ', ',') + "…";
    }

    private static int Stepped(int pixels, int step) => (pixels + step - 1) / step * step;
}
