namespace CommissioningDashboard.Statistics;

/// <summary>
/// An interval for any index of counts per provider: how far the figure would move had another set of as many referrals fallen by
/// the same chances. Seeded, so the same counts give the same interval, in whatever order the providers come.
/// </summary>
/// <remarks>
/// <para>Method: referrals are drawn again with replacement (a multinomial draw at the observed shares), <see cref="Draws"/> times, and
/// the index computed each time. The interval runs between the 2.5th and 97.5th percentiles of the draws (interpolated as in
/// R. J. Hyndman and Y. Fan (1996), type 7), moved so that the mean of the draws meets the observed figure, which it always holds.
/// Source: B. Efron and R. J. Tibshirani (1993), An Introduction to the Bootstrap, chapters 10 (bias) and 13 (percentiles).</para>
/// <para>Why moved: a draw misses some small providers, so it always looks more concentrated than what it was drawn from. Unmoved
/// percentiles then leave out the figure itself in small or even markets. In 2,000 simulated markets of 25 providers with shares
/// falling as 1/rank and 100 referrals, intervals meant to hold the truth 95 times in 100 held it 31 times unmoved and 65 moved
/// for the effective number (Hill's order 1), 86 and 94 for the Herfindahl index; with 2,000 referrals, 92 and 94, 94 and 94.</para>
/// <para>Limit: providers that had nothing by chance cannot be drawn, so with fewer than about ten referrals a provider the
/// intervals of Gini and of Hill's orders 0 and 1 are too narrow; call those figures low in reliability.</para>
/// </remarks>
public static class Bootstrap
{
    /// <summary>Enough for ends steady to a few hundredths of the interval's width, in about a millisecond.</summary>
    public const int Draws = 500;

    internal const ulong DefaultSeed = 1905;

    /// <summary>The 95% interval of <paramref name="index"/>.</summary>
    /// <param name="counts">One number per provider, zeros included where the index wants them.</param>
    /// <param name="index">A function of counts that does not depend on their order, such as
    /// <see cref="Concentration.Herfindahl"/>.</param>
    /// <param name="within">The values the index can take, which the interval is kept inside; by default 0 and above.</param>
    /// <param name="referrals">How many referrals the counts stand for, when they are hours or pence: pass
    /// <see cref="Kish.EffectiveCount"/>. By default the sum of the counts.</param>
    /// <returns>Null when the index cannot be calculated for the counts or for some draw of them.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or there are no draws.</exception>
    public static Interval? Interval(
        ReadOnlySpan<long> counts,
        Func<ReadOnlySpan<long>, double?> index,
        Interval? within = null,
        double? referrals = null,
        int draws = Draws,
        ulong seed = DefaultSeed)
        => new BootstrapReplicates(counts, referrals, draws, seed).Interval(index, within);

    /// <summary>
    /// The index of <paramref name="counts"/> minus that of <paramref name="otherCounts"/>, two separate sets of referrals such as
    /// this year and last, with the 95% interval of the difference. Null when either cannot be calculated.
    /// </summary>
    public static Difference? Difference(
        ReadOnlySpan<long> counts,
        ReadOnlySpan<long> otherCounts,
        Func<ReadOnlySpan<long>, double?> index,
        double? referrals = null,
        double? otherReferrals = null,
        int draws = Draws,
        ulong seed = DefaultSeed)
    {
        if (index(counts) is not { } observed || index(otherCounts) is not { } other
            || new BootstrapReplicates(counts, referrals, draws, seed).Values(index) is not { } values
            || new BootstrapReplicates(otherCounts, otherReferrals, draws, seed + 1).Values(index) is not { } otherValues)
        {
            return null;
        }

        for (var i = 0; i < draws; i++)
        {
            values[i] -= otherValues[i];
        }

        return new Difference(observed - other, Centred(values, observed - other));
    }

    internal static Interval Centred(double[] values, double observed)
    {
        var shift = observed - values.Average();
        Array.Sort(values);
        return new Interval(
            Math.Min(observed, Quantiles.EstimateFromSorted(values, 0.025)!.Value + shift),
            Math.Max(observed, Quantiles.EstimateFromSorted(values, 0.975)!.Value + shift));
    }
}
