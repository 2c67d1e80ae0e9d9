namespace CommissioningDashboard.Imports.Reading;

/// <summary>What a file itself says of a cell, beyond its text.</summary>
internal enum CellKind : byte
{
    Text,

    /// <summary>A number; the text writes it with a point.</summary>
    Number,

    /// <summary>A day, with or without a time; the text writes it as 2025-12-31.</summary>
    Day,

    /// <summary>A length of time; the text writes it as hours and minutes.</summary>
    Time,

    /// <summary>The spreadsheet could not work the cell out; the text is what it shows instead.</summary>
    Error,
}

/// <summary>The rows of one sheet or text file, one at a time, with every cell as text.</summary>
internal abstract class RowSource : IDisposable
{
    /// <summary>The row as a spreadsheet shows it, from 1.</summary>
    public int RowNumber { get; protected set; }

    /// <summary>Cells in the current row.</summary>
    public abstract int Count { get; }

    /// <summary>True when whoever looks at the sheet does not see the row, such as by a filter.</summary>
    public virtual bool IsHidden => false;

    /// <summary>Added to a day number of the file to make it one of the 1900 system.</summary>
    public virtual int DayShift => 0;

    /// <summary>The cell's text, empty when the row is shorter. Good until the next read.</summary>
    public abstract ReadOnlySpan<char> this[int index] { get; }

    public virtual CellKind KindOf(int index) => CellKind.Text;

    /// <summary>A number as the sheet shows it, such as 000451 for 451; none when it shows just its digits.</summary>
    public virtual string? ShownAs(int index) => null;

    /// <summary>What stands in the merged cell of which this one is a lower part; none for any other.</summary>
    public virtual (string Text, CellKind Kind)? MergedInto(int index) => null;

    /// <exception cref="FileRefusedException">The file is malformed or beyond a limit from here on.</exception>
    public abstract bool Read();

    public abstract void Dispose();

    public bool IsBlank()
    {
        for (var i = 0; i < Count; i++)
        {
            if (!this[i].IsWhiteSpace())
            {
                return false;
            }
        }

        return true;
    }
}
