using System.Globalization;
using CommissioningDashboard.Imports;
using CommissioningDashboard.Imports.Profiles;

namespace CommissioningDashboard.Web.Imports;

/// <summary>
/// What somebody has said of a file’s columns and words, read from the forms that ask for it. Fields bear places, never values.
/// </summary>
internal static class MappingForm
{
    /// <summary>A word that is read as empty.</summary>
    public const string Empty = "=empty";

    public static string Column(ImportColumn column) => $"column-{column.Position}";

    public static string Constant(ImportColumn column) => $"constant-{column.Position}";

    public static string Word(int place) => $"word-{place}";

    /// <summary>The mapping with the columns as the form has them.</summary>
    public static ColumnMapping Columns(IFormCollection form, ImportJob job)
    {
        var (survey, before) = (job.Start!.Survey, job.Mapping!);
        var format = ImportFormat.Find(before.FormatId)!;
        var columns = new Dictionary<string, IReadOnlyList<string>>();
        var constants = new Dictionary<string, string>();
        foreach (var column in format.Columns)
        {
            var chosen = int.TryParse(form[Column(column)], NumberStyles.None, CultureInfo.InvariantCulture, out var position)
                ? survey.Columns.FirstOrDefault(x => x.Position == position) : null;
            if (Headings(before.Columns.GetValueOrDefault(column.Heading, []), chosen, survey) is { Count: > 0 } headings)
            {
                columns[column.Heading] = headings;
            }

            if (form[Constant(column)].ToString().Trim() is { Length: > 0 } constant)
            {
                constants[column.Heading] = constant;
            }
        }

        var read = columns.Values.SelectMany(x => x).ToHashSet();
        return before with
        {
            Columns = columns,
            Constants = constants,
            Words = before.Words.Where(x => columns.ContainsKey(x.Key)).ToDictionary(),
            Unused = [.. survey.Columns.Select(x => x.Heading).Concat(before.Unused).Distinct()
                .Where(x => !read.Contains(x) && x.Length <= MappingRules.LongestHeading)],
        };
    }

    /// <summary>The mapping with the words as the form has them, and what is left to be said, by the words’ places.</summary>
    public static (ColumnMapping Mapping, IReadOnlyList<int> Open) Words(IFormCollection form, ImportJob job)
    {
        var (start, before) = (job.Start!, job.Mapping!);
        var words = before.Words.ToDictionary(x => x.Key, x => x.Value.ToDictionary());
        var open = new List<int>();
        foreach (var (place, strange) in StrangeWords.Of(start.Survey, before, start.Register).Index())
        {
            var said = form[Word(place)].ToString().Trim();
            var isAsBefore = strange.IsSaid && said.Length > 0 && said == strange.Ours;
            var ours = isAsBefore ? said : start.Register.Resolve(strange.Column, said);
            ours = said == Empty ? "" : ours;
            var column = words.TryGetValue(strange.Column.Heading, out var known) ? known : words[strange.Column.Heading] = [];
            foreach (var other in column.Keys.Where(x => StrangeWords.AreOne(x, strange.Text)).ToList())
            {
                column.Remove(other);
            }

            if (ours is not null)
            {
                column[strange.Text] = ours;
            }
            else if (said.Length > 0 || strange.Column.Codes is not null)
            {
                open.Add(place);
            }
        }

        return (before with
        {
            Words = words.Where(x => x.Value.Count > 0).ToDictionary(x => x.Key, x => (IReadOnlyDictionary<string, string>)x.Value),
        }, open);
    }

    /// <summary>A profile may know a column by several headings; those that this file has not got are kept beside the chosen one.</summary>
    private static IReadOnlyList<string> Headings(IReadOnlyList<string> before, FileColumn? chosen, ColumnSurvey survey)
    {
        if (chosen is null)
        {
            return survey.Find(before) is null ? before : [];
        }

        return survey.Find(before) == chosen ? before : [chosen.Heading];
    }
}
