using CommissioningDashboard.Imports.Reading;

namespace CommissioningDashboard.Imports;

/// <summary>Tells from a file's headings which format it is of, for a file that lacks what the chosen one needs.</summary>
internal static class FormatRecognition
{
    /// <summary>
    /// The other format whose needed columns are all there, and the one that knows most of the headings if there are several; or
    /// none.
    /// </summary>
    public static ImportFormat? Other(ImportFormat chosen, IEnumerable<string> headings)
    {
        var plain = headings.Select(x => Plain.Normalise(x)).Where(x => x.Length > 0).ToHashSet();
        return ImportFormat.All
            .Where(x => x != chosen && x.Columns.Where(c => c.Required).All(IsThere))
            .MaxBy(x => x.Columns.Count(IsThere));

        bool IsThere(ImportColumn column) => column.Names.Any(x => plain.Contains(Plain.Normalise(x)));
    }
}
