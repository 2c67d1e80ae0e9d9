using System.Collections;

namespace CommissioningDashboard.Imports;

/// <summary>Row numbers of a file, each once.</summary>
internal sealed class RowSet
{
    private readonly BitArray _rows = new(0);

    public int Count { get; private set; }

    public bool Contains(int row) => row < _rows.Length && _rows[row];

    public void Add(int row)
    {
        if (row >= _rows.Length)
        {
            _rows.Length = Math.Max(row + 1, _rows.Length * 2);
        }

        Count += _rows[row] ? 0 : 1;
        _rows[row] = true;
    }

    public void AddAll(RowSet others)
    {
        foreach (var row in others.ToArray())
        {
            Add(row);
        }
    }

    /// <summary>In the order of the file.</summary>
    public int[] ToArray() => [.. Enumerable.Range(0, _rows.Length).Where(x => _rows[x])];
}
