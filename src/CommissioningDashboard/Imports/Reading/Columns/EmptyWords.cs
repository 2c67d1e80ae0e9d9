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
        "not recorded", "n/k", "not applicable",
        "not stated", "undefined",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    // What a spreadsheet writes in place of a value that it could not work out, once the sheet is saved as text.
    private static readonly string[] _errors = ["#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "Err:5"];

    public static bool Are(ReadOnlySpan<char> text) => text.Length is > 0 and <= _longest && _words.Contains(text);

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
