using CommissioningDashboard.Imports.Reading;

namespace CommissioningDashboard.Imports;

/// <summary>
/// The cells of a row that is left out, as far as they may be kept: columns that the format does not use stay empty, since they may hold
/// anything, and so do those that may identify a person; the person's identifier becomes the key that is kept of it anyway.
/// </summary>
internal sealed class CellsToKeep(RowSource rows, ImportFormat format, Headings headings, PersonKeys.AuthorityPersonKey person)
{
    public string[] Read()
    {
        var cells = new string[headings.Count];
        Array.Fill(cells, "");
        foreach (var column in format.Columns.Where(headings.Has))
        {
            var cell = rows[headings.Ordinal(column)];
            if (!column.Personal)
            {
                cells[headings.Ordinal(column)] = ProblemList.Storable(cell.ToString());
            }
            else if (column == format.Person && !cell.IsWhiteSpace())
            {
                cells[headings.Ordinal(column)] = person.Token(cell);
            }
        }

        return cells;
    }
}
