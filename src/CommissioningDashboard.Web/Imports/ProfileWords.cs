using CommissioningDashboard.Imports;
using CommissioningDashboard.Imports.Profiles;

namespace CommissioningDashboard.Web.Imports;

/// <summary>What a profile says, in words.</summary>
internal static class ProfileWords
{
    /// <summary>"Reference from “Case No”; Route is Direct payment in every row."</summary>
    public static string Columns(ColumnMapping mapping)
        => $"{string.Join("; ", mapping.Columns.Select(x => $"{x.Key} from {string.Join(" or ", x.Value.Select(h => $"“{h}”"))}")
            .Concat(mapping.Constants.Select(x => $"{x.Key} is {x.Value} in every row")))}.";

    /// <summary>Each column with what it is read from, in the order of the format.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> ColumnRows(ColumnMapping mapping, ImportFormat format)
        => [.. format.Columns.Select(x => (x.Heading, From: From(mapping, x))).Where(x => x.From.Length > 0)
            .Select(x => (IReadOnlyList<string>)[x.Heading, x.From])];

    /// <summary>Each word with what it is read as.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> WordRows(ColumnMapping mapping)
        => [.. mapping.Words.SelectMany(x => x.Value.OrderBy(w => w.Key, StringComparer.OrdinalIgnoreCase)
            .Select(w => (IReadOnlyList<string>)[x.Key, w.Key, w.Value.Length == 0 ? "(empty)" : w.Value]))];

    private static string From(ColumnMapping mapping, ImportColumn column)
    {
        if (mapping.Columns.TryGetValue(column.Heading, out var headings))
        {
            return string.Join(" or ", headings.Select(x => $"“{x}”"));
        }

        return mapping.Constants.TryGetValue(column.Heading, out var constant) ? $"{constant}, in every row" : "";
    }
}
