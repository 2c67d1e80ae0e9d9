using System.Globalization;

namespace CommissioningDashboard.Imports.Reading.Files;

/// <summary>
/// Cells of a sheet that are merged over several rows: the first holds the value, and the others hold nothing, though whoever looks at the
/// sheet sees the value beside each row.
/// </summary>
internal sealed class MergedCells
{
    private readonly Dictionary<int, HashSet<(int Column, int Last)>> _byFirstRow = [];

    /// <summary>
    /// Takes cells merged over one column or more; only the first column holds the value, whatever is merged beside it. They are met once
    /// for each time that the sheet is gone through.
    /// </summary>
    /// <param name="column">The first column, from 0.</param>
    /// <param name="first">The first row, from 1.</param>
    /// <param name="last">The last row.</param>
    public void Add(int column, int first, int last)
    {
        if (last > first)
        {
            (_byFirstRow.TryGetValue(first, out var there) ? there : _byFirstRow[first] = []).Add((column, last));
        }
    }

    /// <param name="reference">As a workbook writes it, such as G2:G6.</param>
    public void Add(string? reference)
    {
        if (reference?.Split(':') is [var from, var to] && SheetRows.ColumnOf(from) is { } column)
        {
            Add(column, RowOf(from), RowOf(to));
        }
    }

    public IEnumerable<(int Column, int Last)> From(int row) => _byFirstRow.GetValueOrDefault(row) ?? [];

    private static int RowOf(string reference)
        => int.TryParse(reference.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), CultureInfo.InvariantCulture, out var row) ? row : 0;
}
