using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>
/// The columns of a share of referrals, hours or money: the referrals of the part and of the whole, the amounts of both, the number
/// that the interval rests on, the share and its interval. A table lays them in its own order.
/// </summary>
internal sealed class ShareColumns<TRow>
{
    /// <param name="weight">What is counted.</param>
    /// <param name="referrals">The column of the part's referrals.</param>
    /// <param name="allReferrals">The column of the whole's referrals.</param>
    /// <param name="part">The part of a row.</param>
    /// <param name="whole">What it is a part of.</param>
    /// <param name="share">The share of a row.</param>
    /// <param name="makers">Who makes the part; where it is not said, its hours and money are never told outside the authority.</param>
    /// <param name="isOpen">True when the unknown may leave the share open.</param>
    public ShareColumns(Weight weight, Column referrals, Column allReferrals,
        Func<TRow, Tally> part, Func<TRow, Tally> whole, Func<TRow, Figure> share, Func<TRow, Makers>? makers = null, bool isOpen = false)
    {
        var amount = Shares.AmountColumn(weight, referrals, isKnownWhose: makers is not null);
        var all = Shares.WholeColumn(weight, allReferrals);
        var value = new Column("share", $"Share of {weight.Noun()}", Unit.Share, new Protection.ShareOf(amount, all, referrals));
        Referrals = [(referrals, x => part(x).Referrals), (allReferrals, x => whole(x).Referrals)];
        Amounts =
        [
            (amount, x => part(x).In(weight)),
            .. makers is null ? [] : MakerColumns.Create(amount.Id, weight, makers),
            (all, x => whole(x).In(weight)),
        ];
        Share = (value, x => share(x).Value);
        Rests = (Shares.RestsColumn, x => share(x).Rests ?? 0);
        Interval = [.. IntervalColumns.Create("share", "95% interval", value, Shares.RestsColumn, share, isOpen)];
    }

    /// <summary>The referrals of the part and of the whole.</summary>
    public IReadOnlyList<(Column Column, Func<TRow, Cell> Read)> Referrals { get; }

    /// <summary>The part, who makes it, and the whole, in the weight's unit.</summary>
    public IReadOnlyList<(Column Column, Func<TRow, Cell> Read)> Amounts { get; }

    public (Column Column, Func<TRow, Cell> Read) Share { get; }

    public (Column Column, Func<TRow, Cell> Read) Rests { get; }

    /// <summary>From and to.</summary>
    public IReadOnlyList<(Column Column, Func<TRow, Cell> Read)> Interval { get; }
}
