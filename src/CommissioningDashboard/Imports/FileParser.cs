using CommissioningDashboard.Imports.Reading;

namespace CommissioningDashboard.Imports;

/// <summary>Goes through a file once: headings, then every row, counting what it meets.</summary>
internal sealed class FileParser(
    ImportFormat format, ImportSession session, RowSource rows, Stream file, IProgress<ImportProgress>? progress)
{
    private const int _between = 2_000;
    private const int _named = 12;

    private readonly Dictionary<RowKind, List<int>> _left = [];
    private int _hidden;

    public void Run(Intake intake, CancellationToken cancellationToken)
    {
        var headings = Headings.Read(rows, format, session, session.Reading.HeadingRow);
        session.Problems.HeadingsAre(rows.RowNumber);
        if (!headings.AreEnough)
        {
            return;
        }

        if (headings.Ignored.Count > 0)
        {
            session.Notes.Add(format.IsPublic ? $"Columns that this format does not use, so ignored: {headings.Ignored.Count:N0}."
                : $"Columns that this format does not use, so ignored: {string.Join(", ", headings.Ignored)}.");
        }

        var counts = session.Rows;
        var keep = new CellsToKeep(rows, format, headings, session.Person);
        session.SetAside.Headings = headings.AsWritten;
        var fields = new RowFields(rows, headings, session);
        var kinds = new RowKinds(format, headings);
        var last = rows.RowNumber;
        while (rows.Read())
        {
            // A spreadsheet may leave rows out of the file that it shows as empty.
            counts.Read += rows.RowNumber - last;
            counts.Blank += rows.RowNumber - last - 1;
            last = rows.RowNumber;
            if (counts.Read % _between == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress?.Report(ImportProgress.Of(file, counts.Read, isSurvey: false));
            }

            var kind = kinds.Of(rows);
            _hidden += rows.IsHidden && kind != RowKind.Blank ? 1 : 0;
            if (kind != RowKind.Data && !(kind == RowKind.NoteOrData && IsData()))
            {
                counts.Blank++;
                Leave(kind);
                continue;
            }

            if (session.SetAside.Rows.Contains(rows.RowNumber))
            {
                session.SetAside.Kept.Add((rows.RowNumber, keep.Read()));
                continue;
            }

            fields.Next();
            CheckExtent(headings);
            if (intake.Take(fields) == RowOutcome.Folded && !fields.IsRefused)
            {
                counts.Folded++;
            }
        }

        SayWhatWasLeft();
        session.Said.AddRange(session.Mapped?.WordsSaid() ?? []);
        if (session.Cleaned.InWords() is { } cleaned)
        {
            session.Notes.Add(cleaned);
        }

        if (counts.Read == counts.Blank + session.SetAside.Kept.Count)
        {
            throw new FileRefusedException("The file has headings but no rows of data.", "Fill in at least one row below the headings. "
                + "Rows that start with # are notes.");
        }
    }

    /// <summary>A row that begins as a note and is filled in as data.</summary>
    private bool IsData() => session.Ask(
        "hash-rows", $"Row {rows.RowNumber:N0} begins with # as notes do, and is filled in like a row of data. What are such rows?",
        [new("notes", "Notes, to be left out"), new("data", "Data, to be taken as they stand")]) == "data";

    private void Leave(RowKind kind)
    {
        if (kind is RowKind.Blank)
        {
            return;
        }

        if (!_left.TryGetValue(kind, out var left))
        {
            _left[kind] = left = [];
        }

        left.Add(rows.RowNumber);
    }

    private void SayWhatWasLeft()
    {
        foreach (var (kind, left) in _left)
        {
            var named = string.Join(", ", left.Take(_named).Select(x => $"{x:N0}"));
            var where = $"{(left.Count == 1 ? "Row" : "Rows")} {named}{(left.Count > _named ? $" and {left.Count - _named:N0} more" : "")}";
            session.Said.Add(kind switch
            {
                RowKind.Total => $"{where}, with a total or a remark on the list, {Are(left)} no data and left out.",
                RowKind.Headings => $"{where}, with the headings again, {Are(left)} left out.",
                _ => $"{where}, beginning with #, {Are(left)} left out as notes.",
            });
        }

        if (_hidden > 0)
        {
            session.Said.Add($"Rows that the sheet hides, such as by a filter, and that are read as well: {_hidden:N0}.");
        }
    }

    private static string Are(List<int> rows) => rows.Count == 1 ? "is" : "are";

    private void CheckExtent(Headings headings)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Length > ImportLimits.CellCharacters)
            {
                session.Problems.Add(rows.RowNumber, $"Column {i + 1}", ProblemList.Withheld,
                    $"The cell has {rows[i].Length:N0} characters and may have {ImportLimits.CellCharacters:N0}.",
                        "Shorten it, or look for a quotation mark that is never closed.");
            }
            else if (i >= headings.Count && !rows[i].IsWhiteSpace())
            {
                session.Problems.Add(rows.RowNumber, $"Column {i + 1}", ProblemList.Withheld,
                    "The row has more cells than the heading row, so its values may stand in the wrong columns.",
                        "Look for a comma inside a value that is not between quotation marks.");
                return;
            }
        }
    }
}
