namespace CommissioningDashboard.Statistics;

/// <summary>
/// The effective number of providers (Hill’s order 1) in a given number of referrals, so that a place with few is compared with one with
/// many at the same number of both.
/// </summary>
/// <remarks>
/// <para>Of a place’s n referrals, m taken at random hold on average Σ_k f̂_k(m) providers with k, f̂_k(m) = Σᵢ C(xᵢ, k) C(n − xᵢ, m − k) ÷
/// C(n, m). The entropy of such m, −Σ_k f̂_k(m) k/m ln(k/m), is exactly unbiased for that of any m referrals by the same chances, whatever
/// n; the number is its exp. Its interval is exp(H)(1 ± 1.96 s) with the jackknife’s standard error, at
/// least what U even providers leave in theory, (U − 1) ÷ 2n².</para>
/// Sources: S. H. Hurlbert (1971), Ecology 52:577–586; A. Chao and L. Jost (2012), Ecology 93:2533–2547; A. Chao et al. (2014), Ecological
/// Monographs 84:45–67, for order 1.
/// </remarks>
public static class Rarefaction
{
    /// <param name="counts">Referrals of each provider.</param>
    /// <param name="referrals">m: how many are taken.</param>
    /// <returns>Null when there are fewer than that, or none.</returns>
    public static Estimate? Order1(ReadOnlySpan<long> counts, long referrals)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(referrals, 1);
        var total = Counts.Total(counts);
        if (total < referrals)
        {
            return null;
        }

        // Providers with as many referrals are alike: each count is worked out once.
        var alike = counts.ToArray().Where(x => x > 0).CountBy(x => x).ToList();
        var value = Math.Exp(alike.Sum(x => x.Value * Part(x.Key, total, referrals)));
        if (alike.Sum(x => x.Value) == 1)
        {
            return new Estimate(1, EffectiveNumber.AllByOne(total));
        }

        // One left out leaves n − 1, of which no more than all can be taken.
        var (n, m) = (total - 1, Math.Min(referrals, total - 1));
        var whole = alike.Sum(x => x.Value * Part(x.Key, n, m));
        List<(double Change, long Times)> changes =
            [.. alike.Select(x => (Part(x.Key - 1, n, m) - Part(x.Key, n, m), x.Key * x.Value))];
        var mean = changes.Sum(x => x.Change * x.Times) / total;
        var variance = (double)n / total * changes.Sum(x => x.Times * (x.Change - mean) * (x.Change - mean));
        var least = (alike.Sum(x => x.Value) - 1) / (2.0 * total * total);
        var reach = Confidence.Z95 * Math.Sqrt(Math.Max(variance, least));
        return new Estimate(value, new Interval(Math.Max(1, value * (1 - reach)), Math.Min(referrals, value * (1 + reach))));
    }

    /// <summary>What a provider with x of n referrals adds to the entropy of m: the mean of −k/m ln(k/m) over k hypergeometric.</summary>
    private static double Part(long x, long n, long m)
    {
        var (least, most) = (Math.Max(0, x - (n - m)), Math.Min(x, m));
        var mode = Math.Clamp((m + 1) * (x + 1) / (n + 2), least, most);
        var logOfAll = Math.Log(m);
        var (weights, sum) = (1.0, Term(mode));
        var chance = 1.0;
        for (var k = mode; k < most && chance > 1e-18; k++)
        {
            chance *= (double)(x - k) * (m - k) / ((double)(k + 1) * (n - x - m + k + 1));
            weights += chance;
            sum += chance * Term(k + 1);
        }

        chance = 1;
        for (var k = mode; k > least && chance > 1e-18; k--)
        {
            chance *= (double)k * (n - x - m + k) / ((double)(x - k + 1) * (m - k + 1));
            weights += chance;
            sum += chance * Term(k - 1);
        }

        return sum / weights;

        // −k/m ln(k/m).
        double Term(long k) => ((k * logOfAll) - Counts.TimesLog(k)) / m;
    }
}
