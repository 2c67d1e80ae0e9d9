using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>Waits in whole days, held as how many lasted each number of days: exact, and quick to take from one another.</summary>
internal sealed class DayCounts
{
    private int[] _counts = [];

    public long Total { get; private set; }

    public ReadOnlySpan<int> Counts => _counts;

    /// <summary>Half wait no longer; cannot be calculated from fewer than 8. Its interval is Thompson's, from order statistics.</summary>
    public Figure Median
    {
        get
        {
            if (Total < EquityRow.Least)
            {
                return Figure.Cannot(Unit.Days, "Fewer than 8 referrals record the day on which support was arranged.");
            }

            var inward = Quantiles.CertainOrder((int)Total);
            return new Figure(
                (At((Total + 1) / 2) + At(Total / 2 + 1)) / 2.0, Unit.Days, Total, new Interval(At(inward), At(Total - inward + 1)));
        }
    }

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

    /// <summary>The wait at a place among all, the shortest being at 1.</summary>
    private int At(long place)
    {
        var (day, passed) = (0, (long)_counts[0]);
        while (passed < place)
        {
            passed += _counts[++day];
        }

        return day;
    }
}
