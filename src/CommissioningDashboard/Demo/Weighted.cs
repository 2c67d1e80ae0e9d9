using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Demo;

/// <summary>Picks an index in proportion to whole-number weights.</summary>
internal sealed class Weighted(params int[] weights)
{
    private readonly int _total = weights.Sum();

    public int Pick(Xoshiro256 random)
    {
        var left = random.Below(_total);
        var index = 0;
        while (left >= weights[index])
        {
            left -= weights[index++];
        }

        return index;
    }
}

/// <summary>
/// Draws that use only addition, multiplication and comparison, which are the same on every machine; logarithms and powers
/// need not be.
/// </summary>
internal static class Draws
{
    /// <summary>A whole number from 0 up to but not including <paramref name="limit"/>.</summary>
    public static int Below(this Xoshiro256 random, int limit) => (int)(random.NextDouble() * limit);

    /// <summary>A whole number between two, both included.</summary>
    public static int Between(this Xoshiro256 random, int least, int most) => least + random.Below(most - least + 1);

    public static bool Happens(this Xoshiro256 random, double chance) => random.NextDouble() < chance;

    /// <summary>From 0 to 1 with many small and few large values, a quarter on average.</summary>
    public static double Skewed(this Xoshiro256 random) => random.NextDouble() * random.NextDouble();
}
