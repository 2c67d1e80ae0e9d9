using System.Globalization;

namespace CommissioningDashboard.Imports.Reading;

/// <summary>
/// The current row by the format's columns. Each reading gives nothing for an empty cell, and notes a problem for one
/// that breaks its rule, or that is empty and must not be.
/// </summary>
internal sealed class RowFields(RowSource rows, Headings headings, ProblemList problems, CleanedCells cleaned)
{
    private readonly bool[] _refused = new bool[headings.Columns];
    private int _problemsBefore;

    public int RowNumber => rows.RowNumber;

    /// <summary>True when this row has a problem.</summary>
    public bool IsRefused => problems.Count > _problemsBefore;

    /// <summary>True when the row’s cell of this column has a problem, so that what was read of it says nothing.</summary>
    public bool IsRefusedIn(ImportColumn column) => _refused[column.Position];

    public void Next()
    {
        if (IsRefused)
        {
            Array.Clear(_refused);
        }

        _problemsBefore = problems.Count;
    }

    public bool Has(ImportColumn column) => headings.Has(column);

    /// <summary>The cell without outer spaces and without what nobody sees; empty when the file lacks the column.</summary>
    public ReadOnlySpan<char> Raw(ImportColumn column)
    {
        if (headings.Ordinal(column) is not (>= 0 and var ordinal))
        {
            return default;
        }

        var cell = rows[ordinal].Trim();
        return InvisibleCharacters.MayBeIn(cell) ? cleaned.Clean(RowNumber, column, cell) : cell;
    }

    public void Refuse(ImportColumn column, string rule, string remedy)
    {
        _refused[column.Position] = true;
        problems.Add(RowNumber, column.Heading, column.Personal ? ProblemList.Withheld : Raw(column), rule, remedy);
    }

    /// <summary>The row as written, by column, to tell whether another says the same; nothing for a cell that has a problem.</summary>
    public string?[] Said(IReadOnlyList<ImportColumn> columns) => [.. columns.Select(x => IsRefusedIn(x) ? null : new string(Raw(x)))];

    /// <summary>Whether two rows say the same, as far as both could be read.</summary>
    public static bool SayTheSame(string?[] one, string?[] other)
        => one.Zip(other).All(x => x.First is null || x.Second is null || x.First == x.Second);

    /// <summary>Text in one line; inner line breaks become spaces.</summary>
    public string? Text(ImportColumn column, int longest = 200)
    {
        var raw = Filled(column);
        if (raw.IsEmpty)
        {
            return null;
        }

        if (raw.Length > longest)
        {
            Refuse(column, $"The text has {raw.Length:N0} characters and may have {longest:N0}.", "Shorten it.");
            return null;
        }

        if (InvisibleCharacters.Turns(raw))
        {
            Refuse(column, "The text holds a mark that turns its direction around, so it may not be what it looks like.",
                "Type the value again; do not paste it.");
            return null;
        }

        if (raw.IndexOfAnyInRange('\0', '\u001F') >= 0 || raw.IndexOfAnyInRange('\u007F', '\u009F') >= 0)
        {
            if (ContainsControl(raw))
            {
                Refuse(column, "The text holds a hidden control character.", "Type the value again.");
                return null;
            }

            return raw.ToString().ReplaceLineEndings(" ").Replace('\t', ' ');
        }

        if (raw.IndexOfAnyInRange('\uD800', '\uDFFF') >= 0 && !IsWholeText(raw))
        {
            Refuse(column, "The text holds a damaged character.", "Type the value again.");
            return null;
        }

        return raw.ToString();
    }

    public DateOnly? Date(ImportColumn column, DateOnly earliest, DateOnly latest)
    {
        var raw = Filled(column);
        if (raw.IsEmpty)
        {
            return null;
        }

        if (!Dates.TryRead(raw, out var date))
        {
            Refuse(column, "This is not a date.", "Write it as 31/12/2025 or 2025-12-31.");
            return null;
        }

        if (date < earliest || date > latest)
        {
            Refuse(column, $"The date must lie between {earliest:d MMMM yyyy} and {latest:d MMMM yyyy}.",
                "Check the year, and that day and month stand in the British order.");
            return null;
        }

        return date;
    }

    /// <summary>An amount, rounded to two places; a pound sign and thousands commas are allowed.</summary>
    public decimal? Number(ImportColumn column, decimal least, decimal most)
    {
        var raw = Filled(column).TrimStart('£');
        if (raw.IsEmpty)
        {
            return null;
        }

        if (!decimal.TryParse(
            raw, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent,
                CultureInfo.InvariantCulture, out var number))
        {
            Refuse(column, "This is not a number.", "Write digits only, such as 12.5.");
            return null;
        }

        if (number < least || number > most)
        {
            Refuse(column, $"The number must lie between {least:N0} and {most:N2}.", "Check the decimal point and the unit.");
            return null;
        }

        return Math.Round(number, 2, MidpointRounding.AwayFromZero);
    }

    public T? Code<T>(ImportColumn column, CodeList<T> list) where T : struct, Enum
    {
        var raw = Filled(column);
        if (raw.IsEmpty)
        {
            return null;
        }

        if (list.TryFind(raw, out var value))
        {
            return value;
        }

        Refuse(column, "The value is not in the code list.", $"{list.Rule}.");
        return null;
    }

    /// <summary>The same, with what an empty cell stands for; nothing only for a cell that has a problem.</summary>
    public T? Code<T>(ImportColumn column, CodeList<T> list, T whenEmpty) where T : struct, Enum
        => Code(column, list) ?? (IsRefusedIn(column) ? null : whenEmpty);

    private ReadOnlySpan<char> Filled(ImportColumn column)
    {
        var raw = Raw(column);
        if (raw.IsEmpty && column.Required && Has(column))
        {
            Refuse(column, "The cell is empty.", "Fill it in: the column is needed in every row.");
        }

        return raw;
    }

    private static bool ContainsControl(ReadOnlySpan<char> text)
    {
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
