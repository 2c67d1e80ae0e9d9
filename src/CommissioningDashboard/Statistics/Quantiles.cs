using MathNet.Numerics;

namespace CommissioningDashboard.Statistics;

/// <summary>
/// The middle and the spread of figures that lean to one side, such as days waited or pounds an hour, where a mean would follow a
/// few extremes.
/// </summary>
/// <remarks>
/// Sources: R. J. Hyndman and Y. Fan (1996), "Sample quantiles in statistical packages", American Statistician 50:361–365, type 7;
/// W. R. Thompson (1936), "On confidence ranges for the median", Annals of Mathematical Statistics 7:122–128.
/// </remarks>
public static class Quantiles
{
    private const int Many = 2_000;

    /// <summary>
    /// The value that <paramref name="p"/> of the values lie below, in their unit; between two of them it is interpolated.
    /// </summary>
    /// <param name="values">In any order.</param>
    /// <param name="p">0.5 for the median.</param>
    /// <returns>Null when there are no values.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is not a finite number, or p is not from 0 to 1.</exception>
    public static double? Estimate(ReadOnlySpan<double> values, double p)
    {
        CheckShare(p);
        return EstimateFromSorted(Settled(values, p * (values.Length - 1)), p);
    }

    /// <summary>The three values that cut the values into four equal parts, the outer two holding the middle half between them.</summary>
    /// <returns>Null when there are no values.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is not a finite number.</exception>
    public static Quartiles? Quartiles(ReadOnlySpan<double> values)
    {
        var last = values.Length - 1;
        return QuartilesOfSorted(Settled(values, 0.25 * last, 0.5 * last, 0.75 * last));
    }

    /// <summary>
    /// The interval that holds the true median at least 95 times in 100 whatever the distribution. Rule: it runs from the k-th
    /// smallest to the k-th largest value, with the largest k for which a binomial number of n trials at ½ is below k with a
    /// chance of 2.5% or less.
    /// </summary>
    /// <returns>Null below 6 values, where even the smallest and the largest hold the median less often.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is not a finite number.</exception>
    public static Interval? MedianInterval(ReadOnlySpan<double> values)
    {
        var inward = CertainOrder(values.Length);
        return MedianIntervalOfSorted(Settled(values, inward - 1, values.Length - inward));
    }

    /// <summary><see cref="Quartiles"/> and <see cref="MedianInterval"/> at one go.</summary>
    /// <returns>Null when there are no values.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is not a finite number.</exception>
    internal static (Quartiles Quartiles, Interval? Median)? Summary(ReadOnlySpan<double> values)
    {
        var (last, inward) = (values.Length - 1, CertainOrder(values.Length));
        Span<double> positions = [0.25 * last, 0.5 * last, 0.75 * last, inward - 1, values.Length - inward];
        positions.Sort();
        var settled = Settled(values, positions);
        return QuartilesOfSorted(settled) is { } quartiles ? (quartiles, MedianIntervalOfSorted(settled)) : null;
    }

    /// <summary>The values from least to greatest, refusing what is not a finite number.</summary>
    internal static double[] Ascending(ReadOnlySpan<double> values)
    {
        CheckFinite(values);
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    /// <exception cref="ArgumentOutOfRangeException">A value is not a finite number.</exception>
    internal static void CheckFinite(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentOutOfRangeException(nameof(values), value, "Every value is a finite number.");
            }
        }
    }

    /// <summary><see cref="Estimate"/> for values already in ascending order.</summary>
    internal static double? EstimateFromSorted(ReadOnlySpan<double> sorted, double p)
    {
        CheckShare(p);
        return sorted.IsEmpty ? null : AtPosition(sorted, p * (sorted.Length - 1));
    }

    /// <summary><see cref="Quartiles"/> of values already in ascending order.</summary>
    internal static Quartiles? QuartilesOfSorted(ReadOnlySpan<double> sorted)
        => sorted.IsEmpty ? null
        : new Quartiles(
        EstimateFromSorted(sorted, 0.25)!.Value, EstimateFromSorted(sorted, 0.5)!.Value, EstimateFromSorted(sorted, 0.75)!.Value);

    /// <summary><see cref="MedianInterval"/> of values already in ascending order.</summary>
    internal static Interval? MedianIntervalOfSorted(ReadOnlySpan<double> sorted)
        => CertainOrder(sorted.Length) is > 0 and var inward ? new Interval(sorted[inward - 1], sorted[^inward]) : null;

    /// <summary>
    /// The value at a position from 0 among values in ascending order; between two of them in proportion, beyond them the nearest.
    /// </summary>
    internal static double AtPosition(ReadOnlySpan<double> sorted, double position)
    {
        position = Math.Clamp(position, 0, sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /// <summary>
    /// A copy in which the values about some positions, given from the lowest up, stand where they would stand in ascending order.
    /// The others do not, which spares many values a sort.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is not a finite number.</exception>
    private static double[] Settled(ReadOnlySpan<double> values, params ReadOnlySpan<double> positions)
    {
        CheckFinite(values);
        var (copy, from) = (values.ToArray(), 0);
        foreach (var position in positions)
        {
            var place = Math.Max(from, (int)position);
            for (var end = Math.Min(place + 2, copy.Length); place < end; place++)
            {
                Selection.Settle(copy.AsSpan(from), place - from);
                from = place;
            }
        }

        return copy;
    }

    private static void CheckShare(double p)
    {
        if (!(p >= 0 && p <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, "A quantile lies from 0 to 1.");
        }
    }

    /// <summary>The k of <see cref="MedianInterval"/>; 0 when there is none.</summary>
    internal static int CertainOrder(int n)
    {
        // In logarithms, for 0.5ⁿ is too small a number from about a thousand values. Far below the middle of many there is no
        // chance worth adding up: ten standard errors hold less than one in 10²².
        var k = n < Many ? 0 : (int)(n / 2.0 - 5 * Math.Sqrt(n));
        var logChance = SpecialFunctions.BinomialLn(n, k) - n * Math.Log(2);
        var below = Math.Exp(logChance);
        while (below <= 0.025 && k < n)
        {
            logChance += Math.Log((double)(n - k) / (k + 1));
            k++;
            below += Math.Exp(logChance);
        }

        return k;
    }
}

/// <summary>A quarter of the values lie below the low one, half below the median, three quarters below the high one.</summary>
public readonly record struct Quartiles(double Low, double Median, double High);
