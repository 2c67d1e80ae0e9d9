using CommissioningDashboard.Imports.Profiles;
using CommissioningDashboard.Imports.Reading.Files;

namespace CommissioningDashboard.Imports.Reading;

/// <summary>Finds the sheet, and the row on it, that hold a format's headings: not always the first of either.</summary>
internal static class SheetChoice
{
    /// <summary>Headings stand in one of the first so many rows.</summary>
    private const int _looked = 40;

    /// <summary>How well a sheet holds the format's headings.</summary>
    /// <param name="Row">The row that holds most of them; 0 for a sheet without rows.</param>
    private sealed record Fit(int Sheet, SheetName Name, int Row, int Known, bool IsWhole, bool HasRows, int? FirstRow);

    /// <summary>The sheet and the row of its headings. Asks where two sheets fit; says which is read where there are several.</summary>
    public static (int Sheet, int Row) Find(FileContent file, ImportFormat format, ImportSession session)
    {
        var fits = file.Sheets.Select((x, i) => Look(file, i, x, format, session.Mapped)).ToList();
        if (fits.TrueForAll(x => x.FirstRow is null))
        {
            throw new FileRefusedException("The file has no rows.", "Check that the data is on a sheet of the file.");
        }

        var best = Best(fits, session);
        if (fits.Count > 1)
        {
            var others = fits.Where(x => x != best).Select(x => $"“{x.Name.Name}”{(x.Name.IsHidden ? " (hidden)" : "")}");
            session.Said.Add(
                $"The sheet “{best.Name.Name}”{(best.Name.IsHidden ? ", which is hidden," : "")} is read. Not read: "
                    + $"{string.Join(", ", others)}.");
        }

        if (best.FirstRow < best.Row)
        {
            session.Said.Add(best.FirstRow == best.Row - 1
                ? $"The headings are in row {best.Row}; row {best.FirstRow} above them is not read."
                : $"The headings are in row {best.Row}; rows {best.FirstRow} to {best.Row - 1} above them are not read.");
        }

        return (best.Sheet, best.Row);
    }

    private static Fit Best(List<Fit> fits, ImportSession session)
    {
        var whole = fits.Where(x => x is { IsWhole: true, HasRows: true }).ToList();
        if (whole.Exists(x => !x.Name.IsHidden))
        {
            whole = [.. whole.Where(x => !x.Name.IsHidden)];
        }

        if (whole.Count > 1)
        {
            var answer = session.Ask(
                "sheet", $"{whole.Count} sheets have the headings: {string.Join(", ", whole.Select(Words))}. Which one is to be read?",
                [.. whole.Select(x => new ReadingAnswer(x.Name.Name, x.Name.Name))]);
            return whole.Find(x => x.Name.Name == answer) ?? whole[0];
        }

        return whole.Count == 1 ? whole[0]
            : fits.OrderByDescending(x => x.IsWhole).ThenByDescending(x => x.Known > 1 ? x.Known : 0)
                .ThenBy(x => x.Name.IsHidden).ThenByDescending(x => x.Row > 0).First();

        static string Words(Fit fit) => $"“{fit.Name.Name}”{(fit.Name.IsOpen ? " (in front when it was saved)" : "")}";
    }

    private static Fit Look(FileContent file, int sheet, SheetName name, ImportFormat format, MappedFormat? mapped)
    {
        var (best, known, isWhole, hasRows, first, fallback) = (0, 0, false, false, (int?)null, 0);
        using var rows = file.Rows(sheet);
        for (var i = 0; i < _looked && Read(rows, first is not null); i++)
        {
            if (rows.IsBlank())
            {
                continue;
            }

            first ??= rows.RowNumber;
            var headings = Headings.Match(rows, format, mapped);
            if (headings.Known > known)
            {
                (best, known, hasRows) = (rows.RowNumber, headings.Known, false);
                isWhole = format.Columns.Where(x => x.Required).All(headings.Gives);
            }
            else
            {
                hasRows |= best > 0;
            }

            if (fallback == 0 && mapped is null
                && FormatRecognition.Other(format, Enumerable.Range(0, rows.Count).Select(x => rows[x].ToString())) is not null)
            {
                fallback = rows.RowNumber;
            }
        }

        // Where nothing has most of the headings, the row that another format would know, or the first, is the one to speak of.
        var row = isWhole || (known > 1 && fallback == 0) ? best : Math.Max(fallback, 0);
        return new Fit(sheet, name, row > 0 ? row : first ?? 0, known, isWhole, hasRows, first);

        static bool Read(RowSource rows, bool isOpen)
        {
            try
            {
                return rows.Read();
            }
            catch (FileRefusedException) when (isOpen)
            {
                // Said where reading the sheet comes to it.
                return false;
            }
        }
    }
}
