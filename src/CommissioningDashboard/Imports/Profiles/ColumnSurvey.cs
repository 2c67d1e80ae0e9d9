using CommissioningDashboard.Imports.Reading;
using CommissioningDashboard.Imports.Reading.Files;

namespace CommissioningDashboard.Imports.Profiles;

/// <summary>What a file holds before anybody has said what its columns are. It is never stored.</summary>
/// <param name="Sheets">The names of its sheets; one without a name for a text file.</param>
/// <param name="Sheet">The one that is read.</param>
/// <param name="HeadingRow">The row of its headings, as a spreadsheet shows it.</param>
/// <param name="Rows">Rows below them that are not blank.</param>
/// <param name="Columns">The columns that have a heading.</param>
public sealed record ColumnSurvey(
    IReadOnlyList<string> Sheets, int Sheet, int HeadingRow, int Rows, IReadOnlyList<FileColumn> Columns)
{
    private const int _shown = 5;

    internal KeptRows First { get; init; } = new();

    /// <summary>True for a text file with semicolons, in which commas stand before decimals.</summary>
    internal bool IsContinental { get; init; }

    /// <summary>Columns with something in them and no heading, which cannot be read.</summary>
    public int Nameless { get; init; }

    /// <summary>The file's column that bears one of the headings, or none.</summary>
    public FileColumn? Find(IReadOnlyList<string> headings)
        => Columns.FirstOrDefault(x => headings.Any(h => Plain.Normalise(h) == Plain.Normalise(x.Heading)));

    /// <param name="file">The file.</param>
    /// <param name="sheet">The sheet that was chosen; none to find the likeliest.</param>
    /// <param name="row">The row of the headings that was said; none to find it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="FileRefusedException">It cannot be read at all.</exception>
    internal static ColumnSurvey Run(FileContent file, int? sheet, int? row, CancellationToken cancellationToken)
    {
        var (chosen, headingRow) = HeadingRows.Find(file, sheet, row);
        using var rows = file.Rows(chosen);
        while (rows.RowNumber < headingRow && rows.Read())
        {
        }

        if (rows.Count > ImportLimits.Columns)
        {
            throw new FileRefusedException(
                $"The file has {rows.Count:N0} columns and may have {ImportLimits.Columns}.", "Delete the columns that are not needed.");
        }

        var first = new KeptRows();
        first.Add(rows);
        List<FileColumn> all = [.. Enumerable.Range(0, rows.Count)
            .Select(x => new FileColumn(x, rows[x].Trim().Trim('\uFEFF').ToString()))];
        var count = 0;
        try
        {
            while (rows.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (rows.IsBlank())
                {
                    continue;
                }

                count++;
                all.ForEach(x => x.Meet(rows));
                if (first.Count <= _shown)
                {
                    first.Add(rows);
                }
            }
        }
        catch (FileRefusedException) when (count > 0)
        {
            // Said where reading the file comes to it.
        }

        var named = all.Where(x => Plain.Normalise(x.Heading).Length > 0).DistinctBy(x => Plain.Normalise(x.Heading)).ToList();
        return new ColumnSurvey([.. file.Sheets.Select(x => x.Name)], chosen, headingRow, count, named)
        {
            First = first,
            IsContinental = file.Delimiter == ';',
            Nameless = all.Count(x => Plain.Normalise(x.Heading).Length == 0 && x.Filled > 0),
        };
    }
}
