using CommissioningDashboard.Imports.Reading.Columns;
using CommissioningDashboard.Imports.Reading.Files;

namespace CommissioningDashboard.Imports.Reading;

/// <summary>
/// Goes through a file once before it is read, and finds for each column the one way in which its numbers and dates are read. What that is
/// is said; what the column leaves open is asked.
/// </summary>
internal static class FileSurvey
{
    private const int _between = 2_000;

    /// <param name="file">The file.</param>
    /// <param name="format">Its format.</param>
    /// <param name="session">The import.</param>
    /// <param name="looked">Called now and then while it goes on.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static FileReading Run(
        FileContent file, ImportFormat format, ImportSession session, Action looked, CancellationToken cancellationToken)
    {
        session.Said.Add($"{file.Kind}.");
        session.Said.AddRange(file.Said);
        var (sheet, row) = SheetChoice.Find(file, format, session);
        var (numbers, dates) = (new Dictionary<ImportColumn, NumberEvidence>(), new Dictionary<ImportColumn, DateEvidence>());
        var above = new List<string>();
        using (var rows = file.Rows(sheet))
        {
            while (rows.RowNumber < row && rows.Read())
            {
                above.AddRange(rows.RowNumber < row ? Enumerable.Range(0, rows.Count).Select(x => rows[x].ToString()) : []);
            }

            var headings = Headings.Match(rows, format, session.Mapped);
            if (session.Mapped is { } mapped)
            {
                session.Said.Add(mapped.Said(headings));
            }

            if (!headings.AreEnough)
            {
                return new FileReading { Sheet = sheet, HeadingRow = row };
            }

            foreach (var column in format.Columns.Where(headings.Has))
            {
                _ = column.Holds switch
                {
                    ColumnHolds.Date or ColumnHolds.EndDate => dates.TryAdd(column, new DateEvidence()),
                    ColumnHolds.Number or ColumnHolds.Hours or ColumnHolds.Money => numbers.TryAdd(column, new NumberEvidence()),
                    _ => false,
                };
            }

            try
            {
                Gather(rows, headings, new RowKinds(format, headings), numbers, dates, looked, cancellationToken);
                SayNameless(headings, session);
            }
            catch (FileRefusedException)
            {
                // Said where reading the file comes to it, with how many rows were good till then.
            }
        }

        var readings = new Dictionary<ImportColumn, ColumnReading>();
        NumberReadings.Find(numbers, file.Delimiter == ';', readings, session);
        DateReadings.Find(dates, readings, session);
        return new FileReading { Sheet = sheet, HeadingRow = row, Above = above, Columns = readings };
    }

    private static void SayNameless(Headings headings, ImportSession session)
    {
        if (headings.Nameless is { Count: > 0 } nameless)
        {
            session.Said.Add($"{(nameless.Count == 1 ? "Column" : "Columns")} {string.Join(", ", nameless)} "
                + $"{(nameless.Count == 1 ? "has" : "have")} no heading, so what stands there is not read.");
        }
    }

    private static void Gather(
        RowSource rows, Headings headings, RowKinds kinds, Dictionary<ImportColumn, NumberEvidence> numbers,
        Dictionary<ImportColumn, DateEvidence> dates, Action looked, CancellationToken cancellationToken)
    {
        while (rows.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (rows.RowNumber % _between == 0)
            {
                looked();
            }

            if (kinds.Of(rows) is not (RowKind.Data or RowKind.NoteOrData))
            {
                continue;
            }

            headings.MeetNameless(rows);
            foreach (var (column, evidence) in numbers)
            {
                var at = headings.Ordinal(column);
                if (rows.KindOf(at) == CellKind.Text && rows[at].Trim() is { IsEmpty: false } cell)
                {
                    evidence.Meet(cell, rows.RowNumber);
                }
            }

            foreach (var (column, evidence) in dates)
            {
                var at = headings.Ordinal(column);
                if (rows[at].Trim() is { IsEmpty: false } cell)
                {
                    evidence.Meet(cell, rows.KindOf(at), rows.RowNumber);
                }
            }
        }
    }
}
