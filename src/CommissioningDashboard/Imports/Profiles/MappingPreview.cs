using CommissioningDashboard.Imports.Reading;
using CommissioningDashboard.Imports.Reading.Columns;

namespace CommissioningDashboard.Imports.Profiles;

/// <summary>The first rows of a file as they would be read, by the very code that reads them.</summary>
public static class MappingPreview
{
    public const string NotRead = "(cannot be read)";

    private const string _scrambled = "(kept scrambled)";

    /// <summary>The columns that would be read, and the cells of each row in their order.</summary>
    public static (IReadOnlyList<ImportColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) Of(
        ColumnSurvey survey, ColumnMapping mapping, RegisterWords register, DateOnly today)
    {
        var format = ImportFormat.Find(mapping.FormatId)!;
        var session = new ImportSession(null!, null!, null!, today)
        {
            Mapped = new MappedFormat(format, new NamedMapping("", 1, mapping)),
        };
        using var rows = survey.First.Read();
        _ = rows.Read();
        var headings = Headings.Match(rows, format, session.Mapped);
        session.Reading = new FileReading { Columns = Readings(survey, format, headings, session) };
        List<ImportColumn> columns = [.. format.Columns.Where(headings.Gives)];
        var fields = new RowFields(rows, headings, session);
        var read = new List<IReadOnlyList<string>>();
        while (rows.Read())
        {
            fields.Next();
            read.Add([$"{rows.RowNumber}", .. columns.Select(x => Cell(fields, x, register))]);
        }

        return (columns, read);
    }

    private static Dictionary<ImportColumn, ColumnReading> Readings(
        ColumnSurvey survey, ImportFormat format, Headings headings, ImportSession session)
    {
        var readings = new Dictionary<ImportColumn, ColumnReading>();
        var files = format.Columns.Where(headings.Has)
            .Select(x => (Column: x, File: survey.Columns.FirstOrDefault(c => c.Position == headings.Ordinal(x))))
            .Where(x => x.File is not null).ToList();
        NumberReadings.Find(
            files.Where(x => x.Column.Holds is ColumnHolds.Number or ColumnHolds.Hours or ColumnHolds.Money)
                .ToDictionary(x => x.Column, x => x.File!.NumberEvidence), survey.IsContinental, readings, session);
        DateReadings.Find(
            files.Where(x => x.Column.Holds is ColumnHolds.Date or ColumnHolds.EndDate)
                .ToDictionary(x => x.Column, x => x.File!.DateEvidence), readings, session);
        return readings;
    }

    private static string Cell(RowFields row, ImportColumn column, RegisterWords register)
    {
        if (column.Personal)
        {
            return row.Given(column).IsEmpty ? "" : _scrambled;
        }

        var text = column.Holds switch
        {
            ColumnHolds.Date or ColumnHolds.EndDate
                => row.Date(column, DateOnly.MinValue, DateOnly.MaxValue) is { } day ? $"{day:d MMMM yyyy}" : "",
            ColumnHolds.Money => row.Number(column, -1_000_000_000, 1_000_000_000) is { } pounds ? $"£{pounds:N2}" : "",
            ColumnHolds.Number or ColumnHolds.Hours
                => row.Number(column, -1_000_000_000, 1_000_000_000) is { } number ? $"{number:0.##}" : "",
            _ => row.Text(column) is { } words ? Word(column, words, register) : "",
        };
        return row.IsRefusedIn(column) ? NotRead : text;
    }

    private static string Word(ImportColumn column, string word, RegisterWords register)
    {
        if (!column.HasWords || register.Knows(column, word))
        {
            return column.Codes?.Find(word) ?? word;
        }

        return $"{word} (not one of ours yet)";
    }
}
