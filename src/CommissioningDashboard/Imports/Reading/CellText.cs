using CommissioningDashboard.Imports.Reading.Columns;

namespace CommissioningDashboard.Imports.Reading;

/// <summary>
/// A cell's text as it was meant: without what nobody sees, with letters put right that were broken on the way, a reference as the sheet
/// shows it. Each cell is looked at once; what was changed is noted.
/// </summary>
internal sealed class CellText(RowSource rows, Headings headings, ImportSession session)
{
    private readonly bool[] _isSeen = new bool[headings.Columns];
    private readonly bool[] _isSaidEmpty = new bool[headings.Columns];
    private readonly string?[] _made = new string?[headings.Columns];
    private readonly (string, string, string)?[] _wrong = new (string, string, string)?[headings.Columns];

    /// <summary>Forgets the row before.</summary>
    public void Next()
    {
        Array.Clear(_isSeen);
        Array.Clear(_isSaidEmpty);
        Array.Clear(_made);
        Array.Clear(_wrong);
    }

    /// <param name="column">The column; one that the file lacks has nothing.</param>
    /// <param name="wrong">What is wrong with the cell however it is read: what it shows, the rule and the remedy.</param>
    public ReadOnlySpan<char> Of(ImportColumn column, out (string Shown, string Rule, string Remedy)? wrong)
    {
        wrong = null;
        if (headings.Ordinal(column) is not (>= 0 and var at))
        {
            return headings.Constant(column);
        }

        if (!_isSeen[column.Position])
        {
            _isSeen[column.Position] = true;
            (_made[column.Position], _wrong[column.Position]) = Look(column, at);
        }

        wrong = _wrong[column.Position];
        return _made[column.Position] is { } made ? made : rows[at].Trim();
    }

    /// <summary>True for a word such as NULL or N/A, and for a day such as 00/00/0000 where dates stand, which is noted once.</summary>
    public bool IsSaidEmpty(ImportColumn column, ReadOnlySpan<char> text)
    {
        var isNoDay = column.Holds is ColumnHolds.Date or ColumnHolds.EndDate && EmptyWords.AreNoDay(text);
        if (!isNoDay && !EmptyWords.Are(text))
        {
            return false;
        }

        if (!_isSaidEmpty[column.Position])
        {
            _isSaidEmpty[column.Position] = true;
            var what = isNoDay ? "a day that stands for none read as empty" : "a word for nothing read as empty";
            session.Repairs.Add(rows.RowNumber, column, what, text, default);
        }

        return true;
    }

    private (string? Made, (string, string, string)? Wrong) Look(ImportColumn column, int at)
    {
        var cell = rows[at];
        var kind = rows.KindOf(at);
        var made = (string?)null;
        if (cell.IsEmpty && rows.MergedInto(at) is { } merged)
        {
            made = merged.Text;
            cell = made;
            kind = merged.Kind;
            Note(column, "what a merged cell shows taken for each row that it spans", default, merged.Text);
        }

        if (kind == CellKind.Error || EmptyWords.AreAnError(cell.Trim()))
        {
            return ("", (cell.ToString(), "The spreadsheet could not work this cell out, so it holds an error in place of a value.",
                "Mend the formula in the spreadsheet, or type the value, and save it again."));
        }

        if (BrokenLetters.MayBeIn(cell))
        {
            made = BrokenLetters.PutRight(cell.ToString());
            Note(column, "letters broken by a change of encoding put right", cell, made);
        }

        var text = made is null ? cell.Trim() : made.AsSpan().Trim();
        if (text is ['=', '"', .., '"'] && kind == CellKind.Text)
        {
            made = text[2..^1].Trim().ToString();
            Note(column, "a formula that holds a text alone read as the text", text, made);
            text = made;
        }

        if (InvisibleCharacters.MayBeIn(text))
        {
            made = session.Cleaned.Clean(rows.RowNumber, column, text).ToString();
            text = made;
        }

        made = column.Holds == ColumnHolds.Identifier ? Identifier(column, at, kind, text) ?? made : Unmarked(column, text) ?? made;
        return (session.Mapped?.Words(column) is { } words ? words.Read(made is null ? text : made) ?? made : made, null);
    }

    private string? Identifier(ImportColumn column, int at, CellKind kind, ReadOnlySpan<char> text)
    {
        if (kind == CellKind.Number && rows.ShownAs(at) is { Length: > 0 } shown && !text.SequenceEqual(shown))
        {
            Note(column, "a number read as the sheet shows it", text, shown);
            return shown;
        }

        if (IdentifierText.WithoutDecimals(text) is { } whole)
        {
            Note(column, "the decimals that a program gave a number left out", text, whole);
            return whole;
        }

        var plain = IdentifierText.Plain(text);
        Note(column, "marks that a spreadsheet or a typesetter adds read as plain ones", text, plain ?? "");
        return plain;
    }

    /// <summary>An apostrophe that tells a spreadsheet to keep a number as text is none of the text.</summary>
    private string? Unmarked(ImportColumn column, ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text[0] != '\'' || !(char.IsAsciiDigit(text[1]) || text[1] is '+' or '-' or '=' or '@'))
        {
            return null;
        }

        var plain = text[1..].ToString();
        Note(column, "a spreadsheet’s mark for text left out", text, plain);
        return plain;
    }

    private void Note(ImportColumn column, string what, ReadOnlySpan<char> before, string after)
    {
        if (after.Length > 0 && !before.SequenceEqual(after))
        {
            session.Repairs.Add(rows.RowNumber, column, what, before, after);
        }
    }
}
