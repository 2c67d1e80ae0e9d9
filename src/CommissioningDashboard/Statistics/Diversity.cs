namespace CommissioningDashboard.Statistics;

/// <summary>
/// How many providers the market really acts like. Shares are pᵢ = nᵢ / N; providers with nothing change nothing. Every index is
/// null when nothing was referred, and refuses negative counts with <see cref="ArgumentOutOfRangeException"/>.
/// </summary>
/// <remarks>
/// Sources: C. E. Shannon (1948), "A mathematical theory of communication", Bell System Technical Journal 27:379–423;
/// M. O. Hill (1973), "Diversity and evenness: a unifying notation and its consequences", Ecology 54:427–432.
/// </remarks>
public static class Diversity
{
    /// <summary>
    /// Shannon's entropy in nats, −Σ pᵢ ln pᵢ: 0 when one provider has all, ln U when the U used providers share equally.
    /// </summary>
    public static double? Shannon(ReadOnlySpan<long> counts)
    {
        var total = Counts.Total(counts);
        if (total == 0)
        {
            return null;
        }

        var sum = 0.0;
        foreach (var count in counts)
        {
            sum += Counts.TimesLog(count);
        }

        // −Σ pᵢ ln pᵢ = ln N − Σ nᵢ ln nᵢ / N; one provider with all may come out a rounding error below 0.
        return Math.Max(0, Math.Log(total) - sum / total);
    }

    /// <summary>
    /// Hill's number of order q, (Σ pᵢ^q)^(1/(1−q)): the number of equal providers that would be as diverse, from 1 to U.
    /// Order 0 counts the used providers; order 1 (the limit, e^Shannon) weighs each by its share, the one for "your 25 providers act
    /// like 4"; order 2 (1/Σpᵢ²) is nearly the large ones alone.
    /// </summary>
    /// <param name="counts">One number per provider.</param>
    /// <param name="order">q: a whole number, 0 or more.</param>
    public static double? Hill(ReadOnlySpan<long> counts, int order)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        var total = Counts.Total(counts);
        if (total == 0)
        {
            return null;
        }

        if (order == 1)
        {
            return Math.Exp(Shannon(counts)!.Value);
        }

        if (order == 2)
        {
            return 10_000 / Concentration.Herfindahl(counts);
        }

        var sum = 0.0;
        foreach (var count in counts)
        {
            // 0⁰ is 1 to Math.Pow; a provider with nothing must add nothing.
            sum += count == 0 ? 0 : Math.Pow((double)count / total, order);
        }

        return Math.Pow(sum, 1.0 / (1 - order));
    }
}
