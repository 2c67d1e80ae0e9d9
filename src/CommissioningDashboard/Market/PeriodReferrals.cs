namespace CommissioningDashboard.Market;

/// <summary>
/// The referrals of a slice's period, and the two parts of them that most measures go through: found once for all of these.
/// </summary>
internal sealed class PeriodReferrals
{
    private readonly Lazy<ReferralRows> _named;
    private readonly Lazy<ReferralRows> _listed;

    /// <param name="rows">The referrals' rows, in the order received.</param>
    public PeriodReferrals(MarketSlice slice, int[] rows)
    {
        All = new ReferralRows(slice, rows);
        _named = new(() => All.Where(x => x is { IsArranged: true, Provider: not null }));
        _listed = new(() => WithList(All));
    }

    /// <summary>All, whatever became of them, in the order received.</summary>
    public ReferralRows All { get; }

    /// <summary>Those arranged with a named provider.</summary>
    public ReferralRows Named => _named.Value;

    /// <summary>Those whose list of providers was logged.</summary>
    public ReferralRows Listed => _listed.Value;

    /// <summary>Those of some referrals whose list was logged.</summary>
    public static ReferralRows WithList(ReferralRows referrals) => referrals.Where(x => x.Options.Count > 0);
}
