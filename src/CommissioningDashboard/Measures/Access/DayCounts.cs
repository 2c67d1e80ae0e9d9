using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>Waits in whole days, held as how many lasted each number of days: exact, and quick to take from one another.</summary>
internal sealed class DayCounts
{
    private int[] _counts = [];

    public long Total { get; private set; }

    public ReadOnlySpan<int> Counts => _counts;

    /// <summary>
    /// Half wait no longer; cannot be calculated from fewer than 8. Its interval is Thompson's, from order statistics; none where those of
    /// too few different people are left.
    /// </summary>
    /// <param name="designEffect">How many times as large the variance is because people come again: the interval reaches as far into the
    /// waits as that of so many fewer.</param>
    public Figure MedianFor(double designEffect)
    {
        if (Total < EquityRow.Least)
        {
            return Figure.Cannot(Unit.Days, "Fewer than 8 referrals record the day on which support was arranged.");
        }

        var people = (int)(Total / designEffect);
        var inward = (long)Math.Floor((double)Quantiles.CertainOrder(people) / people * Total);
        return new Figure(
            (At((Total + 1) / 2) + At(Total / 2 + 1)) / 2.0, Unit.Days, Total,
            inward > 0 ? new Interval(At(inward), At(Total - inward + 1)) : null);
    }

    /// <summary>Where each number of days stands among all, from −½ to ½: in the middle of those that waited as long.</summary>
    public double[] Ranks()
    {
        var ranks = new double[_counts.Length];
        var below = 0L;
        for (var day = 0; day < ranks.Length; day++)
        {
            ranks[day] = Total == 0 ? 0 : ((below + (_counts[day] / 2.0)) / Total) - 0.5;
            below += _counts[day];
        }

        return ranks;
    }

    /// <summary>The sum of the squares of these waits' places in ranks of all.</summary>
    public double SquaresOf(double[] ranks)
    {
        var sum = 0.0;
        for (var day = 0; day < Math.Min(_counts.Length, ranks.Length); day++)
        {
            sum += _counts[day] * ranks[day] * ranks[day];
        }

        return sum;
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
