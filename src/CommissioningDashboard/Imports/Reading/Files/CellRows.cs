namespace CommissioningDashboard.Imports.Reading.Files;

/// <summary>Rows of a sheet, of which one row's cells are held at a time.</summary>
internal abstract class CellRows : RowSource
{
    public sealed override int Count => Cells.Length;

    public sealed override ReadOnlySpan<char> this[int index] => index < Cells.Length ? Cells[index].Text : default;

    private readonly Dictionary<int, (int Last, SheetCell Cell)> _merged = [];

    public sealed override (string Text, CellKind Kind)? MergedInto(int index)
        => _merged.TryGetValue(index, out var merged) && RowNumber <= merged.Last && merged.Cell.Text is { } text
            ? (text, merged.Cell.Kind) : null;

    /// <summary>Notes that a cell of the current row is merged with those below it.</summary>
    protected void Merge(int column, int last)
        => _merged[column] = (last, column < Cells.Length ? Cells[column] : default);

    /// <summary>The cells of the current row.</summary>
    protected abstract ReadOnlySpan<SheetCell> Cells { get; }

    public sealed override CellKind KindOf(int index) => index < Cells.Length ? Cells[index].Kind : CellKind.Text;

    public sealed override string? ShownAs(int index) => index < Cells.Length ? Cells[index].ShownAs : null;

    protected static FileRefusedException TooLarge(SpreadsheetLimits limits, string sheet, long rows, long columns) => new(
        $"The sheet “{sheet}” is {rows:N0} rows by {columns:N0} columns or more. It may have up to "
            + $"{ImportLimits.SpreadsheetRows:N0} rows, {ImportLimits.Columns} columns and "
            + $"{limits.Cells:N0} cells in all.",
        "Delete empty rows and columns beyond the data, or save it as CSV UTF-8.");
}
