namespace CommissioningDashboard.Web.Components.Charts;

/// <summary>A bar's label and what it means, as drawn.</summary>
public sealed record BarLabel(string Text, string? Sub)
{
    private const int Gap = 8;

    /// <summary>What a picture's margins and the value at the end of a row take.</summary>
    private const int PictureRoom = 140;

    /// <summary>The room, by our careful guess of text widths, on the narrowest phone.</summary>
    public const int Narrow = 280;

    /// <summary>The room where the style sheet shows the longer of two labels.</summary>
    public const int Wide = 440;

    /// <summary>
    /// Both, shortened to fit: a long name gives way to a short explanation, and a long explanation to a short name. What is
    /// cut off is still in the table and under the pointer.
    /// </summary>
    public static BarLabel Within(int pixels, string label, string? sub)
    {
        if (sub is null)
        {
            return new BarLabel(PlotArea.Cut(label, pixels, bold: true), null);
        }

        var room = pixels - Gap;
        var text = PlotArea.Cut(label, Math.Max(room / 2, room - PlotArea.TextWidth(sub)), bold: true);
        return new BarLabel(text, PlotArea.Cut(sub, room - PlotArea.TextWidth(text, bold: true), bold: false));
    }

    /// <summary>
    /// The label as drawn. One too long for a phone is drawn twice, and the style sheet shows the one that fits. A picture has one width
    /// and no style sheet.
    /// </summary>
    public static IEnumerable<(BarLabel Label, string? CssClass)> For(string label, string? sub, PictureFrame? frame)
    {
        if (frame is not null)
        {
            return [(Within(frame.Width - PictureRoom, label, sub), null)];
        }

        var (wide, narrow) = (Within(Wide, label, sub), Within(Narrow, label, sub));
        return wide == narrow ? [(wide, null)] : [(wide, "label-wide"), (narrow, "label-narrow")];
    }
}
