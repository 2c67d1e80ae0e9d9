using System.Collections.Frozen;

namespace CommissioningDashboard.Imports.Reading.Columns;

/// <summary>Words by which systems and people say that a cell holds nothing.</summary>
internal static class EmptyWords
{
    private const int _longest = 16;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _words = new[]
    {
        "null", "(null)", "<null>", "[null]", "\\N", "nil", "none", "(none)", "n/a", "na", "n.a.", "n/a.", "#n/a", "#na",
        "nan", "-", "--", "---", "–", "—", "‐", "‑", ".", "?", "??", "(blank)", "blank", "(empty)", "empty", "unknown", "not known",
        "not recorded", "n/k", "not applicable", "not stated", "undefined", "tbc", "tba", "tbd", "to be confirmed", "not available",
        "not provided", "missing", "no data",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    // The days by which programs say that there is none: the first that their dates can hold, and the spreadsheet's number nought.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _days = new[]
    {
        "0", "00/00/0000", "0000-00-00", "00/01/1900", "1900-01-00", "01/01/1900", "1900-01-01", "31/12/1899", "1899-12-31", "30/12/1899",
        "1899-12-30", "01/01/1753", "1753-01-01", "01/01/0001", "0001-01-01", "1/1/1900", "1/1/0001", "1/1/1753",
    }.ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();

    // What a spreadsheet writes in place of a value that it could not work out, once the sheet is saved as text.
    private static readonly string[] _errors = ["#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "Err:5"];

    public static bool Are(ReadOnlySpan<char> text) => text.Length is > 0 and <= _longest && _words.Contains(text);

    /// <summary>True for a day that no one means, with or without a time at midnight.</summary>
    public static bool AreNoDay(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] is not ('0' or '1' or '3'))
        {
            return false;
        }

        var end = text.IndexOfAny(' ', 'T');
        return _days.Contains(end > 0 ? text[..end] : text);
    }

    public static bool AreAnError(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] is not ('#' or 'E'))
        {
            return false;
        }

        foreach (var error in _errors)
        {
            if (text.StartsWith(error, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
