namespace CommissioningDashboard.Imports.Profiles;

/// <summary>A word of a file that is none of ours.</summary>
/// <param name="Column">The column that it stands in.</param>
/// <param name="Text">As the file writes it.</param>
/// <param name="Cells">How often.</param>
/// <param name="Ours">What the mapping says that it means, or else our word that is like it; empty to be read as empty; or none.</param>
/// <param name="IsSaid">Whether the mapping says so.</param>
public sealed record StrangeWord(ImportColumn Column, string Text, int Cells, string? Ours, bool IsSaid);

/// <summary>Finds the words of a file that somebody has to say the meaning of, once.</summary>
public static class StrangeWords
{
    /// <summary>In the order of the columns, the most frequent first; the same for the same file whatever has been said.</summary>
    public static IReadOnlyList<StrangeWord> Of(ColumnSurvey survey, ColumnMapping mapping, RegisterWords register)
        => [.. ImportFormat.Find(mapping.FormatId)!.Columns
            .Where(x => x.HasWords && mapping.Columns.ContainsKey(x.Heading)).SelectMany(x => Of(x, survey, mapping, register))];

    /// <summary>Whether two spellings are one word, as they are when the file is read.</summary>
    public static bool AreOne(string one, string other) => WordMap.Key(one) == WordMap.Key(other);

    private static IEnumerable<StrangeWord> Of(
        ImportColumn column, ColumnSurvey survey, ColumnMapping mapping, RegisterWords register)
    {
        if (survey.Find(mapping.Columns[column.Heading]) is not { } file)
        {
            return [];
        }

        var said = mapping.Words.TryGetValue(column.Heading, out var words)
            ? words.GroupBy(x => WordMap.Key(x.Key)).ToDictionary(x => x.Key, x => x.First().Value) : [];
        return file.Values.SelectMany(x => Parts(column, x.Key).Select(word => (Word: word, Cells: x.Value)))
            .Where(x => !register.Knows(column, x.Word)).GroupBy(x => WordMap.Key(x.Word))
            .Select(x => (Plain: x.Key, Text: x.First().Word, Cells: x.Sum(w => w.Cells)))
            .OrderByDescending(x => x.Cells).ThenBy(x => x.Text, StringComparer.Ordinal)
            .Select(x => said.TryGetValue(x.Plain, out var ours)
                ? new StrangeWord(column, x.Text, x.Cells, ours, true)
                : new StrangeWord(column, x.Text, x.Cells, register.Like(column, x.Text)?.Word, false));
    }

    /// <summary>A cell of the register's names may hold several.</summary>
    private static string[] Parts(ImportColumn column, string cell) => column.List is RegisterList.Services or RegisterList.Areas
        ? cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [cell];
}
