namespace CommissioningDashboard.Imports;

/// <summary>
/// Rows of one file that speak of the same thing. Where any two of them contradict each other nobody can tell which is right, so all of
/// them have to be left out together.
/// </summary>
internal sealed class Repeats<TKey>(IEqualityComparer<TKey>? comparer = null) where TKey : notnull
{
    private readonly Dictionary<TKey, List<int>> _rows = new(comparer);
    private readonly HashSet<TKey> _contradicted = new(comparer);

    /// <summary>A row that speaks of the same thing as the first one did.</summary>
    public void Meet(TKey key, int first, int row)
    {
        if (!_rows.TryGetValue(key, out var rows))
        {
            _rows[key] = rows = [first];
        }

        rows.Add(row);
    }

    public void Contradict(TKey key) => _contradicted.Add(key);

    /// <summary>Tells which rows go along with those that contradict.</summary>
    public void Close(ProblemList problems)
    {
        foreach (var row in _contradicted.SelectMany(x => _rows[x]))
        {
            problems.GoesAlong(row);
        }
    }
}
