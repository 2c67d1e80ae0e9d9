namespace CommissioningDashboard.Statistics;

/// <summary>
/// How many providers that share equally would be as varied as the chances by which referrals fell: Hill’s numbers of order 1 and 2,
/// without the downward lean of small numbers, with intervals that know of it.
/// </summary>
/// <remarks>
/// <para>Order 1: exp of the entropy of <see cref="UnseenEntropy"/>, with the 95% interval exp(H)(1 ± 1.96 s), where s is the jackknife’s
/// standard error of H (each referral left out in turn), at least what U providers leave in theory, (U − 1) ÷ 2N². Of hours or cost, whose
/// referrals are as sure as n = T² ÷ Q, the unevenness of chance counts N ÷ n times; providers unseen are those of the referrals.
/// Order 2: the inverse of <see cref="SamePair"/>.</para>
/// <para>Measured as there: order 1 held the truth in 94 to 98 of 100 from 80 referrals to 7,900, with weights in 91 to 99. A bootstrap of
/// the plain index, used up to version 1, held it in 77 of a county’s year and in hardly any of a team’s quarter.</para>
/// Sources: Chao, Wang and Jost (2013), as there; B. Efron and C. Stein (1981), Annals of Statistics 9:586–596 (jackknife); G. A. Miller
/// (1955), Note on the bias of information estimates (variance in theory).
/// </remarks>
public static class EffectiveNumber
{
    private const double _tail = 0.025;

    /// <summary>Order 1.</summary>
    /// <param name="each">What each provider received.</param>
    /// <returns>Null when nothing was referred.</returns>
    public static Estimate? Order1(IEnumerable<Received> each)
    {
        List<Received> used = [.. each.Where(x => x.Amount > 0)];
        if (used.Count == 0)
        {
            return null;
        }

        var all = Received.Sum(used);
        var n = all.Amount * all.Amount / all.Squares;
        if (used.Count == 1)
        {
            return new Estimate(1, AllByOne(n));
        }

        var (entropy, variance) = Entropy(used, all, n);
        var (value, reach) = (Math.Exp(entropy), Confidence.Z95 * Math.Sqrt(variance));
        return new Estimate(value, new Interval(Math.Max(1, value * (1 - reach)), value * (1 + reach)));
    }

    /// <summary>Order 2.</summary>
    /// <returns>Null below two referrals, and where no two of them went to one provider.</returns>
    public static Estimate? Order2(IReadOnlyList<Received> each)
        => SamePair.Chance(each) is { Value: > 0 } pair
            ? new Estimate(1 / pair.Value, new Interval(1 / pair.Interval.High, 1 / pair.Interval.Low)) : null;

    /// <summary>Where one provider has all: up to a second one’s share that would have been seen in 97.5 of 100.</summary>
    internal static Interval AllByOne(double referrals)
    {
        var one = Math.Max(0.5, Math.Pow(_tail, 1 / referrals));
        return new Interval(1, Math.Exp(-(one * Math.Log(one)) - ((1 - one) * Math.Log(1 - one))));
    }

    /// <summary>The entropy and its variance.</summary>
    private static (double Value, double Variance) Entropy(List<Received> used, Received all, double n)
    {
        var counted = new Jackknife(used);
        var (plain, spread) = (0.0, 0.0);
        foreach (var x in used)
        {
            plain -= x.Amount / all.Amount * Math.Log(x.Amount / all.Amount);
        }

        foreach (var x in used)
        {
            spread += x.Squares * Math.Pow((Math.Log(x.Amount / all.Amount) + plain) / all.Amount, 2);
        }

        // What chance takes from the plain entropy is inversely as the number of referrals that the amounts are as sure as.
        var value = plain + ((counted.Seen - counted.Plain) * all.Referrals / n) + counted.Unseen;
        var more = Math.Max(counted.Variance - counted.Spread, (used.Count - 1) / (2 * n * n));
        return (value, spread + more);
    }

    /// <summary>The entropy of counts, and how it changes as each referral is left out.</summary>
    private readonly struct Jackknife
    {
        public Jackknife(List<Received> used)
        {
            var total = used.Sum(x => x.Referrals);
            var (ones, twos) = (used.Count(x => x.Referrals == 1), used.Count(x => x.Referrals == 2));
            var sum = used.Sum(x => x.Referrals * UnseenEntropy.Digamma(x.Referrals));
            Plain = Math.Log(total) - (used.Sum(x => x.Referrals * Math.Log(x.Referrals)) / total);
            Seen = UnseenEntropy.Seen(total, sum);
            Unseen = UnseenEntropy.Unseen(total, ones, twos);
            foreach (var x in used)
            {
                Spread += x.Referrals * Math.Pow((Math.Log((double)x.Referrals / total) + Plain) / total, 2);
            }

            // With n − 1 for n, n ψ(n) falls by 1 + ψ(n), or by ψ(1) when it was the only one. One taken from nobody is not worked out:
            // its fraction would not converge.
            double[] unseen =
            [
                UnseenEntropy.Unseen(total - 1, ones, twos), ones == 0 ? 0 : UnseenEntropy.Unseen(total - 1, ones - 1, twos),
                twos == 0 ? 0 : UnseenEntropy.Unseen(total - 1, ones + 1, twos - 1),
                used.All(x => x.Referrals != 3) ? 0 : UnseenEntropy.Unseen(total - 1, ones, twos + 1),
            ];
            var (mean, squares) = (0.0, 0.0);
            var first = double.NaN;
            foreach (var x in used)
            {
                var less = sum - UnseenEntropy.Digamma(x.Referrals) - (x.Referrals == 1 ? 0 : 1);
                var without = UnseenEntropy.Seen(total - 1, less) + unseen[x.Referrals <= 3 ? x.Referrals : 0];
                first = double.IsNaN(first) ? without : first;
                mean += x.Referrals * (without - first) / total;
                squares += x.Referrals * (without - first) * (without - first);
            }

            Variance = (total - 1.0) / total * (squares - (total * mean * mean));
        }

        public double Plain { get; }

        public double Seen { get; }

        public double Unseen { get; }

        /// <summary>The variance of the plain entropy as theory has it for large numbers.</summary>
        public double Spread { get; }

        public double Variance { get; }
    }
}
