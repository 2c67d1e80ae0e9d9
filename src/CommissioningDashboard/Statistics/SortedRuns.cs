namespace CommissioningDashboard.Statistics;

/// <summary>
/// Several runs of numbers, each in ascending order and divided by a number of its own, read as if all were one run. None is
/// copied: the number at a place is found by halving the range of numbers it can be and counting how many lie up to there, and a
/// number of 64 bits can be halved 64 times.
/// </summary>
/// <param name="runs">The runs, and what each is divided by, above 0.</param>
internal sealed class SortedRuns(IReadOnlyList<(double[] Sorted, double Over)> runs)
{
    private readonly (double[] Sorted, double Over)[] _runs = [.. runs.Where(x => x.Sorted.Length > 0)];

    public int Count { get; } = runs.Sum(x => x.Sorted.Length);

    /// <summary>As <see cref="Quantiles.Estimate"/> gives it for all the numbers.</summary>
    public double? Quantile(double p)
    {
        if (Count == 0)
        {
            return null;
        }

        var position = p * (Count - 1);
        var below = (int)position;
        var low = At(below);
        return low + (position - below) * (At(Math.Min(below + 1, Count - 1)) - low);
    }

    /// <summary>As <see cref="Quantiles.MedianInterval"/> gives it for all the numbers.</summary>
    public Interval? MedianInterval()
        => Quantiles.CertainOrder(Count) is > 0 and var inward ? new Interval(At(inward - 1), At(Count - inward)) : null;

    /// <summary>The number at a place from 0 in ascending order.</summary>
    private double At(int place)
    {
        var (low, high) = (_runs.Min(x => RadixSort.KeyOf(x.Sorted[0] / x.Over)), _runs.Max(x => RadixSort.KeyOf(x.Sorted[^1] / x.Over)));
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            (low, high) = UpTo(RadixSort.ValueOf(middle)) > place ? (low, middle) : (middle + 1, high);
        }

        return RadixSort.ValueOf(low);
    }

    /// <summary>How many are not above a number.</summary>
    private int UpTo(double value)
    {
        var count = 0;
        foreach (var (sorted, over) in _runs)
        {
            var (low, high) = (0, sorted.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = sorted[middle] / over <= value ? (middle + 1, high) : (low, middle);
            }

            count += low;
        }

        return count;
    }
}
