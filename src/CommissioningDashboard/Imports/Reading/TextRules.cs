using CommissioningDashboard.Imports.Reading.Columns;

namespace CommissioningDashboard.Imports.Reading;

/// <summary>What a text may not hold, since it would not mean what it looks like or could not be stored.</summary>
internal static class TextRules
{
    /// <returns>The rule that the text breaks and how to mend it; none when it breaks none.</returns>
    public static (string Rule, string Remedy)? Broken(ReadOnlySpan<char> text, CellKind kind, ColumnHolds holds)
    {
        if (holds == ColumnHolds.Identifier && DamagedIds.Why(text, kind) is { } damaged)
        {
            return (damaged, "Take the reference from where the list came from, and make its column text before it is filled in.");
        }

        if (InvisibleCharacters.Turns(text))
        {
            return ("The text holds a mark that turns its direction around, so it may not be what it looks like.",
                "Type the value again; do not paste it.");
        }

        if (ContainsControl(text))
        {
            return ("The text holds a hidden control character.", "Type the value again.");
        }

        if ((text.IndexOfAnyInRange('\uD800', '\uDFFF') >= 0 && !IsWholeText(text)) || BrokenLetters.AreIn(text))
        {
            return ("The text holds a damaged character.", "Type the value again.");
        }

        return kind == CellKind.Day && holds == ColumnHolds.Words
            ? ("This is a date where a name belongs; a spreadsheet may have made it of one such as Mar-2.", "Type the name again, as text.")
            : null;
    }

    private static bool ContainsControl(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAnyInRange('\0', '\u001F') < 0 && text.IndexOfAnyInRange('\u007F', '\u009F') < 0)
        {
            return false;
        }

        foreach (var c in text)
        {
            if (char.IsControl(c) && c is not ('\n' or '\r' or '\t'))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWholeText(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[++i])))
            {
                return false;
            }
        }

        return true;
    }
}
