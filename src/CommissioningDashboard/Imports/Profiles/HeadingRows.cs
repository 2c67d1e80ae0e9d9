using CommissioningDashboard.Imports.Reading;
using CommissioningDashboard.Imports.Reading.Columns;
using CommissioningDashboard.Imports.Reading.Files;

namespace CommissioningDashboard.Imports.Profiles;

/// <summary>Finds the row that looks like headings where none of them is known: the widest of words with rows below it.</summary>
internal static class HeadingRows
{
    private const int _looked = 40;
    private const int _longest = 120;

    private sealed record Found(int Sheet, int Row, int Width, bool HasRows, bool IsHidden);

    public static (int Sheet, int Row) Find(FileContent file, int? sheet, int? row)
    {
        if (sheet is { } known && row is { } at && at > 0)
        {
            return (known, at);
        }

        var found = Enumerable.Range(0, file.Sheets.Count).Where(x => sheet is null || x == sheet)
            .Select(x => Look(file, x)).Where(x => x.Row > 0)
            .OrderByDescending(x => x.HasRows).ThenBy(x => x.IsHidden).ThenByDescending(x => x.Width).FirstOrDefault()
            ?? throw new FileRefusedException("The file has no rows.", "Check that the data is on a sheet of the file.");
        return (found.Sheet, row > 0 ? row.Value : found.Row);
    }

    private static Found Look(FileContent file, int sheet)
    {
        var (best, width, hasRows) = (0, 0, false);
        using var rows = file.Rows(sheet);
        for (var i = 0; i < _looked && rows.Read(); i++)
        {
            var words = Words(rows);
            if (words > width)
            {
                (best, width, hasRows) = (rows.RowNumber, words, false);
            }
            else
            {
                hasRows |= !rows.IsBlank();
            }
        }

        return new Found(sheet, best, width, hasRows, file.Sheets[sheet].IsHidden);
    }

    /// <summary>Cells that could be headings: words that differ, and neither numbers nor dates.</summary>
    private static int Words(RowSource rows)
    {
        var words = new HashSet<string>();
        for (var i = 0; i < rows.Count; i++)
        {
            var cell = rows[i].Trim();
            if (rows.KindOf(i) == CellKind.Text && cell.Length is > 0 and <= _longest && !Dates.TryRead(cell, out _)
                && Numbers.Read(cell, DecimalMark.Point, ColumnHolds.Money).Why is not null)
            {
                words.Add(Plain.Normalise(cell));
            }
        }

        words.Remove("");
        return words.Count;
    }
}
