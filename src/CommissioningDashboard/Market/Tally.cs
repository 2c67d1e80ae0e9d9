namespace CommissioningDashboard.Market;

/// <summary>
/// What a group of arranged referrals comes to: how many, their amount by the chosen weight, and what is needed for an
/// interval. With the weight "referrals" the amount is the count. Amounts are whole units: referrals, hundredths of an
/// hour, or pence; so sums are exact and do not depend on order.
/// </summary>
/// <param name="Referrals">How many referrals.</param>
/// <param name="Counted">Those whose weight is recorded; the others add nothing to the amount.</param>
/// <param name="Amount">The sum of weights.</param>
/// <param name="Squares">The sum of squared weights, for the effective number of referrals.</param>
public readonly record struct Tally(long Referrals, long Counted, long Amount, double Squares)
{
    public static Tally operator +(Tally left, Tally right)
        => new(left.Referrals + right.Referrals, left.Counted + right.Counted, left.Amount + right.Amount, left.Squares + right.Squares);

    /// <summary>What is left of a whole without a part of it.</summary>
    public static Tally operator -(Tally whole, Tally part)
        => new(whole.Referrals - part.Referrals, whole.Counted - part.Counted, whole.Amount - part.Amount, whole.Squares - part.Squares);

    /// <summary>So many referrals, each of which counts as one.</summary>
    public static Tally FromCount(long referrals) => new(referrals, referrals, referrals, referrals);

    public static Tally Sum(IEnumerable<Tally> tallies) => tallies.Aggregate(default(Tally), (sum, x) => sum + x);
}
