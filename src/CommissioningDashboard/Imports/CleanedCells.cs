using CommissioningDashboard.Imports.Reading;

namespace CommissioningDashboard.Imports;

/// <summary>Cleans cells of what nobody sees and keeps count, since nothing may be changed without being said.</summary>
internal sealed class CleanedCells
{
    private readonly Dictionary<ImportColumn, Count> _counts = [];

    /// <summary>The cell as it looks.</summary>
    public ReadOnlySpan<char> Clean(int row, ImportColumn column, ReadOnlySpan<char> cell)
    {
        var clean = InvisibleCharacters.Without(cell);
        if (!cell.SequenceEqual(clean))
        {
            var count = _counts.TryGetValue(column, out var before) ? before : new Count(0, row, 0);
            _counts[column] = count with { Cells = count.Cells + (count.Last == row ? 0 : 1), Last = row };
        }

        return clean;
    }

    /// <summary>What was cleaned, as a sentence; none when nothing was.</summary>
    public string? InWords() => _counts.Count == 0 ? null
        : "Characters that nobody can see, or spaces that are none, were made plain, so that what looks the same is the same: "
            + $"{string.Join("; ", _counts.OrderBy(x => x.Key.Position).Select(x => $"{x.Key.Heading}, {Cells(x.Value)}"))}.";

    private static string Cells(Count count)
        => count.Cells == 1 ? $"row {count.First:N0}" : $"{count.Cells:N0} rows, the first {count.First:N0}";

    /// <summary>In how many rows, and which was the first and the latest.</summary>
    private readonly record struct Count(int Cells, int First, int Last);
}
