using CommissioningDashboard.Data;

namespace CommissioningDashboard.Market;

/// <summary>
/// Of a market’s referrals arranged with a named provider, how many up to the end of each month record their hours. No filter changes it,
/// so it is counted once for a version of the market.
/// </summary>
internal sealed class HoursRecorded
{
    private readonly MarketSnapshot _market;
    private readonly long[] _known;
    private readonly long[] _all;

    public HoursRecorded(MarketSnapshot market)
    {
        _market = market;
        _known = new long[market.Months];
        _all = new long[market.Months];
        Largest = market.ChangedHours.Largest;
        var rows = market.Referrals;
        for (var row = 0; row < rows.Count; row++)
        {
            var hours = rows.Hours[row];
            Largest = hours == ReferralColumns.NoHours ? Largest : Math.Max(Largest, hours);
            if (rows.Provider[row] != 0 && rows.Outcome[row] == (byte)ReferralOutcome.Arranged)
            {
                _known[rows.Month[row]] += hours == ReferralColumns.NoHours ? 0 : 1;
                _all[rows.Month[row]]++;
            }
        }

        for (var month = 1; month < _all.Length; month++)
        {
            _known[month] += _known[month - 1];
            _all[month] += _all[month - 1];
        }
    }

    /// <summary>The most hours a week that any referral of the data records, in hundredths.</summary>
    public int Largest { get; }

    /// <summary>How many record their hours, of how many, up to the end of a month; none before the data begin.</summary>
    public (long Known, long All) UpTo(Month month)
    {
        var last = Math.Min(month.Index - _market.FirstMonth.Index, _all.Length - 1);
        return last < 0 ? (0, 0) : (_known[last], _all[last]);
    }
}
