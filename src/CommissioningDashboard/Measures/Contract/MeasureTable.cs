namespace CommissioningDashboard.Measures;

/// <summary>A column of a measure's table.</summary>
/// <param name="Id">Its name in the feed and in CSV, in snake_case.</param>
/// <param name="Heading">Its heading for people.</param>
/// <param name="Unit">What its numbers count.</param>
/// <param name="Protection">What disclosure control does with it.</param>
/// <param name="IsWorking">True for a column that others are worked out from and that readers need not see.</param>
public sealed record Column(string Id, string Heading, Unit Unit, Protection Protection, bool IsWorking = false)
{
    /// <summary>By its id alone, so that a protection is written with the ids of the columns that it refers to.</summary>
    public override string ToString() => Id;
}

/// <summary>One cell: a text, a number, or neither when there is nothing to say (shown as [z], not applicable).</summary>
public readonly record struct Cell(string? Text, double? Number)
{
    public static Cell Nothing => default;

    public bool IsNothing => Text is null && Number is null;

    public static implicit operator Cell(string? text) => new(text, null);

    public static implicit operator Cell(double? number) => new(null, number);

    public static implicit operator Cell(double number) => new(null, number);

    public static implicit operator Cell(long number) => new(null, number);

    public static implicit operator Cell(int number) => new(null, number);
}

/// <summary>The rows behind a measure, the same for the page, the CSV, the feed and the workbook.</summary>
/// <param name="Title">What the table shows.</param>
/// <param name="Columns">Its columns; the first names the row.</param>
/// <param name="Rows">Its rows, each with one cell a column.</param>
public sealed record MeasureTable(string Title, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows)
{
    /// <summary>Builds a table from typed rows: each column with the way to read its cell.</summary>
    public static MeasureTable FromRows<TRow>(string title, IEnumerable<TRow> rows, params (Column Column, Func<TRow, Cell> Read)[] columns)
        => new(title, [.. columns.Select(x => x.Column)],
        [.. rows.Select(row => (IReadOnlyList<Cell>)[.. columns.Select(x => x.Read(row))])]);

    public int IndexOf(Column column) => IndexOf(column.Id);

    public int IndexOf(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Id == column)
            {
                return i;
            }
        }

        throw new ArgumentException($"The table “{Title}” has no column {column}.");
    }
}
