using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;
using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>The referrals whose support goes on with a named provider on a day, whatever the filter.</summary>
internal sealed record ActiveSupportRows(int[] Rows)
{
    private static readonly SliceComputation<ActiveSupportRows> _atEndOfPeriod = new(x => Find(x, x.Period.To));

    /// <summary>On the last day of a month.</summary>
    public static ActiveSupportRows At(MarketSlice slice, Month end)
        => end == slice.Period.To ? slice.GetOrCompute(_atEndOfPeriod) : Find(slice, end);

    private static ActiveSupportRows Find(MarketSlice slice, Month end) => new(Find(slice.Market, slice.RowsUpTo(end), end.LastDay));

    private static int[] Find(MarketSnapshot market, int to, DateOnly on)
    {
        var (referrals, day, found, count) = (market.Referrals, on.DayNumber - market.FirstMonth.FirstDay.DayNumber, ArrayPool<int>.Shared.Rent(to + 1), 0);
        for (var from = 0; from < to; from += Vector256<ushort>.Count)
        {
            var candidates = to - from < Vector256<ushort>.Count ? NotEnded(referrals, from, to, day) : NotEnded(referrals, from, day);
            for (; candidates != 0; candidates &= candidates - 1)
            {
                // Written in any case, and only the count depends on it: there is no guessing whom direct payments went to.
                var row = from + BitOperations.TrailingZeroCount(candidates);
                found[count] = row;
                count += (referrals.Provider[row] != 0 ? 1 : 0) & (Begun(referrals, row) <= day ? 1 : 0);
            }
        }

        int[] rows = [.. found.AsSpan(0, count)];
        ArrayPool<int>.Shared.Return(found);
        return rows;
    }

    /// <summary>A bit for each of the next sixteen referrals that arranged support which has not ended before a day. Sixteen are compared at once, for of a million most have ended.</summary>
    private static uint NotEnded(ReferralColumns referrals, int from, int day)
    {
        // Support that goes on for good has the last of all days for its end, so that one comparison serves both.
        var ended = Vector256.GreaterThanOrEqual(Vector256.Create(referrals.Ended, from), Vector256.Create((ushort)Math.Max(0, day)));
        var arranged = Vector128.Equals(Vector128.Create(referrals.Outcome, from), Vector128.Create((byte)ReferralOutcome.Arranged));
        return ended.ExtractMostSignificantBits() & arranged.ExtractMostSignificantBits();
    }

    /// <summary>The same one by one, for the last few.</summary>
    private static uint NotEnded(ReferralColumns referrals, int from, int to, int day)
    {
        var bits = 0u;
        for (var row = from; row < to; row++)
        {
            bits |= referrals.Outcome[row] == (byte)ReferralOutcome.Arranged && referrals.Ended[row] >= day ? 1u << (row - from) : 0;
        }

        return bits;
    }

    /// <summary>When it was arranged, or received if that is not recorded or was later.</summary>
    private static int Begun(ReferralColumns referrals, int row)
        => referrals.Arranged[row] == ReferralColumns.NoDay ? referrals.Received[row] : Math.Max(referrals.Arranged[row], referrals.Received[row]);
}
