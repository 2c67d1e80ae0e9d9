namespace CommissioningDashboard.Measures;

/// <summary>Waits in whole days, held as how many lasted each number of days: exact, and quick to take from one another.</summary>
internal sealed class DayCounts
{
    private int[] _counts = [];

    public long Total { get; private set; }

    public ReadOnlySpan<int> Counts => _counts;

    public void Add(int days)
    {
        if (days >= _counts.Length)
        {
            Array.Resize(ref _counts, Math.Max(days + 1, 2 * _counts.Length));
        }

        _counts[days]++;
        Total++;
    }

    /// <summary>Adds many at once: how many lasted no day, one day and so on.</summary>
    public void Add(ReadOnlySpan<int> more)
    {
        if (more.Length > _counts.Length)
        {
            Array.Resize(ref _counts, more.Length);
        }

        for (var day = 0; day < more.Length; day++)
        {
            _counts[day] += more[day];
            Total += more[day];
        }
    }
}
