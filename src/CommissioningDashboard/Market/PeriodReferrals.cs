using CommissioningDashboard.Data;

namespace CommissioningDashboard.Market;

/// <summary>
/// The referrals of a slice's period, and the two parts of them that most measures go through: found once for all of these, since
/// telling them apart takes the processor longer than counting them.
/// </summary>
internal sealed class PeriodReferrals
{
    private readonly ReferralColumns _referrals;
    private readonly Lazy<DisplayBand[]> _bands;
    private readonly Lazy<(int[] Rows, DisplayBand[] Bands)> _named;
    private readonly Lazy<int[]> _listed;

    /// <param name="slice">The slice.</param>
    /// <param name="rows">The referrals' rows, in the order received.</param>
    public PeriodReferrals(MarketSlice slice, int[] rows)
    {
        (_referrals, Rows) = (slice.Market.Referrals, rows);
        _bands = new(() => FindBands(slice));
        _named = new(FindNamed);
        _listed = new(() => WithList(_referrals, Rows));
    }

    /// <summary>All, whatever became of them, in the order received.</summary>
    public int[] Rows { get; }

    /// <summary>The band that each one's provider had in its month; "not recorded" when it names none.</summary>
    public DisplayBand[] Bands => _bands.Value;

    /// <summary>Those arranged with a named provider.</summary>
    public int[] Named => _named.Value.Rows;

    /// <summary>The bands of those.</summary>
    public DisplayBand[] NamedBands => _named.Value.Bands;

    /// <summary>Those whose list of providers was logged.</summary>
    public int[] Listed => _listed.Value;

    /// <summary>
    /// Those of some referrals whose list was logged. Every row is written and only the count depends on it, so that the processor
    /// has no branch to guess wrong.
    /// </summary>
    public static int[] WithList(ReferralColumns referrals, ReadOnlySpan<int> rows)
    {
        var (listed, count, options) = (new int[rows.Length], 0, referrals.OptionCount);
        foreach (var row in rows)
        {
            listed[count] = row;
            count += options[row] == 0 ? 0 : 1;
        }

        return listed[..count];
    }

    private (int[] Rows, DisplayBand[] Bands) FindNamed()
    {
        var (rows, bands, count) = (new int[Rows.Length], new DisplayBand[Rows.Length], 0);
        var (all, outcomes, providers) = (Bands, _referrals.Outcome, _referrals.Provider);
        for (var i = 0; i < Rows.Length; i++)
        {
            var row = Rows[i];
            (rows[count], bands[count]) = (row, all[i]);
            count += (outcomes[row] == (byte)ReferralOutcome.Arranged ? 1 : 0) & (providers[row] == 0 ? 0 : 1);
        }

        return (rows[..count], bands[..count]);
    }

    private DisplayBand[] FindBands(MarketSlice slice)
    {
        var bands = new DisplayBand[Rows.Length];
        for (var i = 0; i < bands.Length; i++)
        {
            bands[i] = slice.BandOfReferral(Rows[i]);
        }

        return bands;
    }
}
