namespace CommissioningDashboard.Web.Components.Charts;

/// <summary>
/// Where the parts of a chart as a picture stand, from the top: title, summary, key, drawing, caption, notes. A file has no style
/// sheet to fold its lines, so they are folded here, by the same guess of widths as in the drawing.
/// </summary>
public sealed record PictureLayout(
    IReadOnlyList<PictureLine> Lines, IReadOnlyList<PlacedKey> Key, int DrawingTop, int RuleY, int Height)
{
    public const int Margin = 24;
    public const double TitleSize = 18;
    public const double TextSize = 14;
    public const double NoteSize = 12.5;

    private const int _keyGap = 24;
    private const int _keyRow = 24;

    /// <summary>The size at which <see cref="PlotArea.TextWidth"/> guesses.</summary>
    private const double _guessSize = 13;

    public static PictureLayout For(
        PictureFrame frame, string title, string summary, IReadOnlyList<KeyEntry> key, int drawingHeight, string? caption)
    {
        var lines = new List<PictureLine>();
        var y = Margin - 4;
        var room = frame.Width - (2 * Margin);
        Write(title, TitleSize, isStrong: true);
        y += 4;
        Write(summary, TextSize);
        y += 12;
        var placed = Placed(key, room, y);
        y = placed.Count == 0 ? y : placed[^1].Y + _keyRow + 4;
        var top = y;
        y += drawingHeight + 8;
        Write(caption ?? "", NoteSize);
        y += 10;
        var rule = y;
        y += 4;
        foreach (var note in frame.Notes)
        {
            Write(note, NoteSize);
        }

        return new PictureLayout(lines, placed, top, rule, y + Margin - 6);

        void Write(string text, double size, bool isStrong = false)
        {
            foreach (var line in Folded(text, room, size, isStrong))
            {
                y += (int)Math.Ceiling(size * 1.4);
                lines.Add(new PictureLine(line, y, size, isStrong));
            }
        }
    }

    /// <summary>A text as lines that are each no wider than the room, broken between words.</summary>
    public static IReadOnlyList<string> Folded(string text, int room, double size, bool isStrong = false)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && PlotArea.TextWidth($"{lines[^1]} {word}", isStrong) * size / _guessSize <= room)
            {
                lines[^1] += $" {word}";
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines;
    }

    private static List<PlacedKey> Placed(IReadOnlyList<KeyEntry> key, int room, int top)
    {
        var placed = new List<PlacedKey>();
        var x = 0;
        var y = top;
        foreach (var entry in key)
        {
            var width = entry.Width + 8 + PlotArea.TextWidth(entry.Label);
            if (x > 0 && x + width > room)
            {
                x = 0;
                y += _keyRow;
            }

            placed.Add(new PlacedKey(entry, x, y));
            x += width + _keyGap;
        }

        return placed;
    }
}

/// <summary>A line of text with its base line in pixels.</summary>
public sealed record PictureLine(string Text, int Y, double Size, bool IsStrong);

/// <summary>A line of the key with its top left corner in pixels.</summary>
public sealed record PlacedKey(KeyEntry Entry, int X, int Y);
