namespace CommissioningDashboard.Statistics;

/// <summary>
/// What every index here takes: one number per provider, in any order, 0 or more. Numbers are referrals, or another weight in
/// whole units (quarter-hours, pence); a provider that could have been used and was not is a 0.
/// </summary>
internal static class Counts
{
    /// <summary>The sum, refusing what cannot be a count.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    /// <exception cref="OverflowException">The sum passes the largest 64-bit number.</exception>
    public static long Total(ReadOnlySpan<long> counts)
    {
        var total = 0L;
        foreach (var count in counts)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(counts));
            total = checked(total + count);
        }

        return total;
    }

    /// <summary>How many providers have anything at all.</summary>
    public static int Used(ReadOnlySpan<long> counts) => counts.Length - counts.Count(0L);

    public static long[] Ascending(ReadOnlySpan<long> counts)
    {
        var sorted = counts.ToArray();
        Array.Sort(sorted);
        return sorted;
    }
}
