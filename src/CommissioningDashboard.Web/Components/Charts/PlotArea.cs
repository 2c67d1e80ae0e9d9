namespace CommissioningDashboard.Web.Components.Charts;

/// <summary>
/// The part of a drawing that stretches with the page, between a left margin for axis text and a right margin for labels,
/// both in pixels. Margins hold text, which must keep its size, so the plot takes "all but so many pixels" of the width: a
/// calculation only a style sheet can do, hence the class, one for each sixteen pixels.
/// </summary>
public sealed record PlotArea
{
    private const int ClassStep = 16;
    public const int LargestInset = 240;

    private PlotArea(int left, int inset) => (Left, Inset) = (left, inset);

    /// <summary>Pixels before the plot.</summary>
    public int Left { get; }

    /// <summary>Pixels the plot does not get, left and right together.</summary>
    public int Inset { get; }

    /// <summary>Pixels after the plot.</summary>
    public int Right => Inset - Left;

    public string CssClass => $"plot inset-{Inset}";

    public static PlotArea Between(int left, int right) =>
        new(left, Math.Min(LargestInset, (left + right + ClassStep - 1) / ClassStep * ClassStep));

    /// <summary>Pixels a text needs at our size: a careful guess, for the server has no fonts to measure with.</summary>
    public static int TextWidth(string text, bool bold = false) => (int)Math.Ceiling(text.Length * (bold ? 7.6 : 7.0));

    /// <summary>The width as an attribute: exact in a file, a fair fallback on a page whose style sheet has not arrived.</summary>
    public string Width(int? fileWidth) => fileWidth is { } width ? $"{width - Inset}" : "75%";
}
