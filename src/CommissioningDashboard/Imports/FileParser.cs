using CommissioningDashboard.Imports.Reading;

namespace CommissioningDashboard.Imports;

/// <summary>Goes through a file once: headings, then every row, counting what it meets.</summary>
internal sealed class FileParser(
    ImportFormat format, ImportSession session, RowSource rows, Stream file, IProgress<ImportProgress>? progress)
{
    private const int _between = 2_000;

    public void Run(Intake intake, CancellationToken cancellationToken)
    {
        var headings = Headings.Read(rows, format, session);
        session.Problems.HeadingsAre(rows.RowNumber);
        if (!headings.AreEnough)
        {
            return;
        }

        if (headings.Ignored.Count > 0)
        {
            session.Notes.Add($"Columns that this format does not use, so ignored: {string.Join(", ", headings.Ignored)}.");
        }

        var counts = session.Rows;
        var keep = new CellsToKeep(rows, format, headings, session.Person);
        session.SetAside.Headings = headings.AsWritten;
        var fields = new RowFields(rows, headings, session.Problems, session.Cleaned);
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
                progress?.Report(
                    new ImportProgress(ImportStep.Reading, counts.Read, file.Length == 0 ? 1 : (double)file.Position / file.Length));
            }

            if (IsNote() || rows.IsBlank())
            {
                counts.Blank++;
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

    /// <summary>Templates explain their columns in rows that begin with a hash and a space.</summary>
    private bool IsNote() => rows[0].TrimStart().StartsWith("# ");

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
