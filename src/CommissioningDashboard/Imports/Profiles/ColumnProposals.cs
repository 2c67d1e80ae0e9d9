using CommissioningDashboard.Imports.Reading;
using F23.StringSimilarity;

namespace CommissioningDashboard.Imports.Profiles;

/// <summary>A column of the file that is proposed for one of the format, and why.</summary>
public sealed record ColumnProposal(FileColumn File, string Why);

/// <summary>
/// Proposes which column of a file is which of a format's: by what it is called, by what its values are, and by what is left. Each column
/// of the file is proposed once at most.
/// </summary>
public static class ColumnProposals
{
    private const double _same = 1;
    private const double _known = 0.95;
    private const double _alike = 0.88;
    private const double _least = 0.6;
    private const double _most = 0.8;

    private static readonly JaroWinkler _similarity = new();

    public static IReadOnlyDictionary<ImportColumn, ColumnProposal> Of(ImportFormat format, ColumnSurvey survey, RegisterWords register)
    {
        var rated = format.Columns.SelectMany(column => survey.Columns.Select(file => (column, file, Rate(column, file, register))))
            .Where(x => x.Item3.Rating >= _least)
            .OrderByDescending(x => x.Item3.Rating).ThenByDescending(x => x.column.Required).ThenBy(x => x.column.Position)
            .ThenBy(x => x.file.Position);
        var proposed = new Dictionary<ImportColumn, ColumnProposal>();
        var taken = new HashSet<FileColumn>();
        foreach (var (column, file, (_, why)) in rated)
        {
            if (!proposed.ContainsKey(column) && taken.Add(file))
            {
                proposed[column] = new ColumnProposal(file, why);
            }
        }

        OnlyOneLeft(format, survey, proposed, taken);
        return proposed;
    }

    /// <summary>The mapping as it stands before anybody has said anything: what is proposed, and the rest not read.</summary>
    public static ColumnMapping Mapping(ImportFormat format, ColumnSurvey survey, RegisterWords register)
    {
        var proposed = Of(format, survey, register);
        return new ColumnMapping(format.Id)
        {
            Columns = proposed.ToDictionary(x => x.Key.Heading, x => (IReadOnlyList<string>)[x.Value.File.Heading]),
            Unused = [.. survey.Columns.Except(proposed.Values.Select(x => x.File)).Select(x => x.Heading)],
        };
    }

    private static (double Rating, string Why) Rate(ImportColumn column, FileColumn file, RegisterWords register)
    {
        if (IsOutOfPlace(column, file))
        {
            return default;
        }

        var plain = Plain.Normalise(file.Heading);
        if (column.Names.Any(x => Plain.Normalise(x) == plain))
        {
            return (_same, "the same heading");
        }

        if (HeadingWords.Mean(column, plain))
        {
            return (_known, "another word for it");
        }

        var likeness = column.Names.Max(x => _similarity.Similarity(Plain.Normalise(x), plain));
        return likeness >= _alike ? (likeness * _known, "a heading like it") : ByValues(column, file, register);
    }

    /// <summary>Dates in a column of numbers, words in one of dates: whatever it is called, it is something else.</summary>
    private static bool IsOutOfPlace(ImportColumn column, FileColumn file) => file.Filled > 0 && column.Holds switch
    {
        ColumnHolds.Date or ColumnHolds.EndDate => file.DateShare < _least && file.NumberShare < _most,
        ColumnHolds.Number or ColumnHolds.Hours or ColumnHolds.Money => file.NumberShare < _least,
        _ => file.DateShare > _most || (column.Codes is not null && file.AmountShare > _most),
    };

    private static (double, string) ByValues(ImportColumn column, FileColumn file, RegisterWords register)
    {
        if (!column.HasWords || file.Values.Count == 0 || !file.HasAllValues)
        {
            return default;
        }

        var known = file.Values.Where(x => register.Knows(column, x.Key)).Sum(x => x.Value);
        var share = (double)known / file.Values.Values.Sum();
        return share < _least ? default
            : (_least + (share * 0.25), $"its values are of this column, such as {file.Values.Keys.First(x => register.Knows(column, x))}");
    }

    /// <summary>Where one needed column of dates has nothing yet and one column of dates is left, it is that one.</summary>
    private static void OnlyOneLeft(
        ImportFormat format, ColumnSurvey survey, Dictionary<ImportColumn, ColumnProposal> proposed, HashSet<FileColumn> taken)
    {
        var open = format.Columns.Where(x => x.Required && x.Holds == ColumnHolds.Date && !proposed.ContainsKey(x)).ToList();
        var left = survey.Columns.Where(x => x.DateShare > _most && !taken.Contains(x)).ToList();
        if (open.Count == 1 && left.Count == 1)
        {
            proposed[open[0]] = new ColumnProposal(left[0], "the only column of dates that is left");
        }
    }
}
