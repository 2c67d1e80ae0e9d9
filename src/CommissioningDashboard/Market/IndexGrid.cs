namespace CommissioningDashboard.Market;

/// <summary>
/// A table with a cell for each combination of two or three places in a register, such as area × provider; a place that is none
/// has cells of its own, before the first.
/// </summary>
/// <param name="rows">How many places the first index can be, besides none.</param>
/// <param name="columns">Likewise the second.</param>
/// <param name="layers">Likewise the third; 0 where there is none.</param>
internal sealed class IndexGrid<T>(int rows, int columns, int layers = 0)
{
    private readonly int _columns = columns + 1;
    private readonly int _layers = layers + 1;
    private readonly T[] _cells = new T[(rows + 1) * (columns + 1) * (layers + 1)];

    /// <summary>Every cell, by the first index, then the second, then the third.</summary>
    public IReadOnlyList<T> Cells => _cells;

    public ref T this[int? row, int? column, int? layer = null]
        => ref _cells[(((Slot(row) * _columns) + Slot(column)) * _layers) + Slot(layer)];

    private static int Slot(int? place) => (place ?? -1) + 1;
}
