using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>
/// How many of each group waited how many days until support was arranged, in one table. Whether a wait counts is reckoned with and
/// not asked of each: it has a place of its own that is not read.
/// </summary>
internal readonly struct WaitTable
{
    private readonly int[] _counts;
    private readonly int _width;

    /// <param name="groups">How many groups there are.</param>
    /// <param name="rows">The referrals that will be counted, among which the longest wait is found.</param>
    /// <param name="referrals">All referrals.</param>
    public WaitTable(int groups, ReadOnlySpan<int> rows, ReferralColumns referrals)
    {
        var (longest, arranged, received) = (0, referrals.Arranged, referrals.Received);
        foreach (var row in rows)
        {
            longest = Math.Max(longest, PlaceOf(arranged[row], received[row], 1));
        }

        _width = longest + 1;
        _counts = new int[groups * _width];
    }

    /// <summary>How many of a group waited no day, one day and so on.</summary>
    public ReadOnlySpan<int> ForGroup(int group) => _counts.AsSpan((group * _width) + 1, _width - 1);

    /// <summary>Where a wait belongs: one place beyond its days, or the first when it does not count or a day is not recorded.</summary>
    /// <param name="arranged">The day support was arranged.</param>
    /// <param name="received">The day the referral was received.</param>
    /// <param name="counts">1, or 0 for a wait that does not count.</param>
    public static int PlaceOf(ushort arranged, ushort received, int counts)
        => (Math.Max(0, arranged - received) + 1) * counts * (arranged == ReferralColumns.NoDay ? 0 : 1);

    public void Add(int group, int place) => _counts[(group * _width) + place]++;
}
