namespace CommissioningDashboard.Statistics;

/// <summary>What one provider received, as estimates of an index take it.</summary>
/// <param name="Referrals">How many referrals.</param>
/// <param name="Amount">What they weigh together: their number, or hours, or pence.</param>
/// <param name="Squares">The sum of their squared weights; the number again where each weighs 1.</param>
public readonly record struct Received(long Referrals, double Amount, double Squares)
{
    /// <summary>Referrals that weigh 1 each.</summary>
    public static Received FromCount(long referrals) => new(referrals, referrals, referrals);

    /// <summary>What all received together, those without an amount left out.</summary>
    internal static Received Sum(IEnumerable<Received> each) => each.Where(x => x.Amount > 0).Aggregate(
        default(Received), (sum, x) => new(sum.Referrals + x.Referrals, sum.Amount + x.Amount, sum.Squares + x.Squares));
}

/// <summary>An estimate of what a figure would be of ever so many referrals by the same chances, with its 95% interval.</summary>
public readonly record struct Estimate(double Value, Interval Interval);
