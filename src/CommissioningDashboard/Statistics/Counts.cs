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
        var (total, signs) = (0L, 0L);
        foreach (var count in counts)
        {
            signs |= count;
            total = checked(total + count);
        }

        return signs >= 0 ? total : throw new ArgumentOutOfRangeException(nameof(counts), "A count is negative.");
    }

    /// <summary>How many providers have anything at all.</summary>
    public static int Used(ReadOnlySpan<long> counts) => counts.Length - counts.Count(0L);

    /// <summary>n ln n, 0 for 0: what entropy adds up. Looked up for the counts that draws meet again and again.</summary>
    public static double TimesLog(long count)
        => (ulong)count < (ulong)_timesLog.Length ? _timesLog[count] : count * Math.Log(count);

    private static readonly double[] _timesLog = [0, .. Enumerable.Range(1, 4_095).Select(x => x * Math.Log(x))];

    public static long[] Ascending(ReadOnlySpan<long> counts)
    {
        var sorted = counts.ToArray();
        Array.Sort(sorted);
        return sorted;
    }
}
