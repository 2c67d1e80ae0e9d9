using CommissioningDashboard.Imports.Reading;
using CommissioningDashboard.Imports.Reading.Columns;

namespace CommissioningDashboard.Imports.Profiles;

/// <summary>What is wrong with a mapping, whether somebody has filled it in or a file holds it.</summary>
/// <param name="Column">The format's heading that it is about; empty for the whole.</param>
/// <param name="Text">The rule and the remedy.</param>
public sealed record MappingProblem(string Column, string Text);

/// <summary>Checks mappings.</summary>
public static class MappingRules
{
    /// <summary>A longer one is no heading and is not kept.</summary>
    public const int LongestHeading = 200;

    private const int _longest = LongestHeading;
    private const int _mostWords = 5_000;

    /// <summary>Every problem of a mapping; none of a good one.</summary>
    public static IReadOnlyList<MappingProblem> Check(ColumnMapping mapping)
    {
        if (ImportFormat.Find(mapping.FormatId) is not { } format)
        {
            return [new("", $"There is no import format “{Short(mapping.FormatId)}”. There are: "
                + $"{string.Join(", ", ImportFormat.All.Select(x => x.Id))}.")];
        }

        var columns = format.Columns.ToDictionary(x => x.Heading);
        return
        [
            .. mapping.Columns.Keys.Concat(mapping.Constants.Keys).Concat(mapping.Words.Keys).Distinct()
                .Where(x => !columns.ContainsKey(x))
                .Select(x => new MappingProblem("", $"{format.Name} has no column “{Short(x)}”.")),
            .. Headings(mapping),
            .. mapping.Constants.Where(x => columns.ContainsKey(x.Key)).SelectMany(x => Constant(columns[x.Key], x.Value, mapping)),
            .. mapping.Words.Where(x => columns.ContainsKey(x.Key)).SelectMany(x => Words(columns[x.Key], x.Value)),
            .. mapping.Words.Values.Sum(x => x.Count) > _mostWords
                ? [new MappingProblem("", $"A profile may read at most {_mostWords:N0} words.")] : Array.Empty<MappingProblem>(),
        ];
    }

    /// <summary>The needed columns of which it says nothing.</summary>
    public static IEnumerable<ImportColumn> Missing(ColumnMapping mapping, ImportFormat format)
        => format.Columns.Where(x => x.Required && !mapping.Columns.ContainsKey(x.Heading) && !mapping.Constants.ContainsKey(x.Heading));

    private static IEnumerable<MappingProblem> Headings(ColumnMapping mapping)
    {
        foreach (var (column, headings) in mapping.Columns)
        {
            if (headings.Count is 0 or > 20 || headings.Any(x => Plain.Normalise(x).Length == 0 || x.Length > _longest))
            {
                yield return new(column, $"{Short(column)}: a heading has from 1 to {_longest} characters, a letter or digit among "
                    + "them, and a column at most 20 of them.");
            }
        }

        if (mapping.Unused.Count > ImportLimits.Columns || mapping.Unused.Any(x => x.Length > _longest))
        {
            yield return new("", $"At most {ImportLimits.Columns} headings can be left out, of at most {_longest} characters.");
        }
    }

    private static IEnumerable<MappingProblem> Constant(ImportColumn column, string value, ColumnMapping mapping)
    {
        if (column.Personal)
        {
            yield return new(column.Heading, $"{column.Heading} may tell who a person is, so it cannot be the same in every row.");
        }
        else if (mapping.Columns.ContainsKey(column.Heading))
        {
            yield return new(column.Heading, $"{column.Heading}: choose a column of the file or write what every row has, not both.");
        }
        else if (!IsValue(column, value))
        {
            yield return new(column.Heading, $"{column.Heading}: “{Short(value)}” cannot stand in every row. {column.Rule}.");
        }
    }

    private static bool IsValue(ImportColumn column, string value)
    {
        if (value.Trim().Length is 0 or > _longest || value.Any(char.IsControl))
        {
            return false;
        }

        return column.Holds switch
        {
            ColumnHolds.Date or ColumnHolds.EndDate => Dates.TryRead(value, out _),
            ColumnHolds.Number or ColumnHolds.Hours or ColumnHolds.Money
                => Numbers.Read(value, DecimalMark.Point, column.Holds).Why is null,
            _ => column.Codes is null || column.Codes.Find(value) is not null,
        };
    }

    private static IEnumerable<MappingProblem> Words(ImportColumn column, IReadOnlyDictionary<string, string> words)
    {
        if (!column.HasWords)
        {
            yield return new(column.Heading, column.Personal
                ? $"{column.Heading} may tell who a person is, so none of its values can be kept."
                : $"{column.Heading} takes no words that could be read as others.");
            yield break;
        }

        foreach (var (theirs, ours) in words)
        {
            if (theirs.Trim().Length is 0 or > _longest || ours.Length > _longest || ours.Any(char.IsControl))
            {
                yield return new(column.Heading, $"{column.Heading}: a word has from 1 to {_longest} characters.");
            }
            else if (ours.Length == 0 ? column.Required : column.Codes is { } codes && codes.Find(ours) is null)
            {
                yield return new(column.Heading, $"{column.Heading}: “{Short(theirs)}” cannot be read as "
                    + $"{(ours.Length == 0 ? "empty, since the column is needed" : $"“{Short(ours)}”")}. {column.Rule}.");
            }
        }
    }

    private static string Short(string text) => text.Length > 60 ? $"{text[..60]}…" : text;
}
