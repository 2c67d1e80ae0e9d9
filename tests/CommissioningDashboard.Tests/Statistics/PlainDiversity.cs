namespace CommissioningDashboard.Tests.Statistics;

/// <summary>The second computation of estimates of diversity: slowly, from their definitions, referral by referral.</summary>
internal static class PlainDiversity
{
    /// <summary>
    /// The chance that two different referrals went to one provider, each pair weighing what its two weigh together; none without a pair
    /// that weighs anything.
    /// </summary>
    public static double? SamePair(IReadOnlyList<(string? Provider, double Weight)> referrals)
    {
        var pairs = referrals.SelectMany((x, i) => referrals.Where((_, j) => i != j).Select(y => (Weight: x.Weight * y.Weight, Same: x.Provider == y.Provider)))
            .ToList();
        return pairs.Sum(x => x.Weight) is > 0 and var all ? pairs.Where(x => x.Same).Sum(x => x.Weight) / all : null;
    }

    /// <summary>Chao, Wang and Jost's entropy of counts as printed in their paper, its sums written out.</summary>
    public static double Entropy(IReadOnlyList<long> counts) => Seen(counts) + Unseen(counts);

    /// <summary>The same of referrals that weigh: what chance takes from it is larger as they are worth fewer.</summary>
    public static double? Entropy(IReadOnlyList<(string? Provider, double Weight)> referrals)
    {
        // Of providers whose referrals weigh nothing, none counts.
        List<(string? Provider, double Weight)> weighing =
            [.. referrals.GroupBy(x => x.Provider).Where(x => x.Sum(r => r.Weight) > 0).SelectMany(x => x)];
        var all = weighing.Sum(x => x.Weight);
        if (all == 0)
        {
            return null;
        }

        List<long> counts = [.. weighing.GroupBy(x => x.Provider).Select(x => (long)x.Count())];
        var shares = weighing.GroupBy(x => x.Provider).Select(x => x.Sum(r => r.Weight) / all).ToList();
        if (counts.Count == 1)
        {
            return 0;
        }

        var worth = all * all / weighing.Sum(x => x.Weight * x.Weight);
        var plain = counts.Sum(x => -(double)x / weighing.Count * Math.Log((double)x / weighing.Count));
        return shares.Sum(x => -x * Math.Log(x)) + ((Seen(counts) - plain) * weighing.Count / worth) + Unseen(counts);
    }

    /// <summary>The entropy's variance by leaving out each referral in turn, and computing all anew.</summary>
    public static double Jackknife(IReadOnlyList<long> counts, Func<IReadOnlyList<long>, double> entropy)
    {
        var n = counts.Sum();
        var without = counts.SelectMany((x, i) => Enumerable.Repeat(entropy([.. counts.Select((y, j) => i == j ? y - 1 : y)]), (int)x)).ToList();
        var mean = without.Average();
        return (n - 1.0) / n * without.Sum(x => (x - mean) * (x - mean));
    }

    /// <summary>The mean entropy of so many of the referrals, over each way to take them, from the chances of each count.</summary>
    public static double Rarefied(IReadOnlyList<long> counts, long taken)
    {
        var all = counts.Sum();
        return counts.Where(x => x > 0).Sum(x => Enumerable.Range(1, (int)Math.Min(x, taken)).Where(k => all - x >= taken - k).Sum(k =>
            -(double)k / taken * Math.Log((double)k / taken) * Math.Exp(Ways(x, k) + Ways(all - x, taken - k) - Ways(all, taken))));
    }

    private static double Seen(IReadOnlyList<long> counts)
    {
        var n = counts.Sum();
        return counts.Where(x => x > 0).Sum(x => (double)x / n * Enumerable.Range((int)x, (int)(n - x)).Sum(k => 1.0 / k));
    }

    private static double Unseen(IReadOnlyList<long> counts)
    {
        var (n, ones, twos) = (counts.Sum(), counts.Count(x => x == 1), counts.Count(x => x == 2));
        var a = twos > 0 ? 2.0 * twos / (((n - 1) * ones) + (2 * twos)) : 2.0 / (((n - 1) * (ones - 1)) + 2);
        return ones == 0 || n < 2 || a >= 1 ? 0
            : ones / (double)n * Math.Pow(1 - a, 1 - n) * (-Math.Log(a) - Enumerable.Range(1, (int)n - 1).Sum(r => Math.Pow(1 - a, r) / r));
    }

    /// <summary>The logarithm of the number of ways to take k of n.</summary>
    private static double Ways(long n, long k)
        => Enumerable.Range(1, (int)k).Sum(i => Math.Log((double)(n - k + i) / i));
}
