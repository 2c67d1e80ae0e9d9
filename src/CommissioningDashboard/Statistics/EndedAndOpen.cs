namespace CommissioningDashboard.Statistics;

/// <summary>Many waits at once.</summary>
/// <param name="ended">How many ended after no day, after one day and so on.</param>
/// <param name="open">How many were last seen, still waiting, after so many.</param>
internal readonly ref struct EndedAndOpen(ReadOnlySpan<int> ended, ReadOnlySpan<int> open)
{
    private readonly ReadOnlySpan<int> _ended = ended;
    private readonly ReadOnlySpan<int> _open = open;

    /// <summary>One more than the longest wait in days.</summary>
    public int Days => Math.Max(_ended.Length, _open.Length);

    public long Total => Sum(_ended) + Sum(_open);

    public int EndedOn(int day) => day < _ended.Length ? _ended[day] : 0;

    public int OpenAt(int day) => day < _open.Length ? _open[day] : 0;

    private static long Sum(ReadOnlySpan<int> counts)
    {
        var sum = 0L;
        foreach (var count in counts)
        {
            sum += count;
        }

        return sum;
    }
}
