using System.Numerics;

namespace CommissioningDashboard.Statistics;

/// <summary>Moves each number back to its place among those before it, which is quick when none is far from it.</summary>
internal static class InsertionSort
{
    /// <param name="numbers">They end up from least to greatest, unless it takes too many moves.</param>
    /// <param name="moves">How many are allowed.</param>
    /// <returns>False when more were needed, so that the numbers were not nearly in order.</returns>
    public static bool Sort<T>(Span<T> numbers, long moves) where T : INumber<T>
    {
        for (var i = 1; i < numbers.Length; i++)
        {
            var (number, at) = (numbers[i], i);
            for (; at > 0 && numbers[at - 1] > number; at--)
            {
                numbers[at] = numbers[at - 1];
            }

            numbers[at] = number;
            moves -= i - at;
            if (moves < 0)
            {
                return false;
            }
        }

        return true;
    }
}
