namespace CommissioningDashboard.Statistics;

/// <summary>
/// How far a market rests on few providers. Shares are pᵢ = nᵢ / N, over one number per provider (referrals, or another weight in
/// whole units). Every index is null when nothing was referred, and refuses negative counts with
/// <see cref="ArgumentOutOfRangeException"/>.
/// </summary>
/// <remarks>
/// Sources: A. O. Hirschman (1964), "The paternity of an index", American Economic Review 54:761–762; for the small-number form
/// E. H. Simpson (1949), "Measurement of diversity", Nature 163:688. Thresholds (the EU's 1,000 and 2,000) are conventions of merger
/// control, not of care, and are not applied here.
/// </remarks>
public static class Concentration
{
    /// <summary>
    /// The Herfindahl–Hirschman index, 10,000 × Σpᵢ²: from 10,000 / S when S providers share equally to 10,000 when one has all.
    /// Providers with nothing change nothing.
    /// </summary>
    public static double? Herfindahl(ReadOnlySpan<long> counts)
    {
        var total = Counts.Total(counts);
        if (total == 0)
        {
            return null;
        }

        var sum = 0.0;
        foreach (var count in counts)
        {
            sum += (double)count * count;
        }

        return 10_000 * (sum / total / total);
    }

    /// <summary>
    /// The index without the upward lean of small numbers, 10,000 × Σnᵢ(nᵢ−1) / (N(N−1)): the chance, times 10,000, that two different
    /// referrals drawn at random went to one provider. 0 to 10,000. Use it below about 200 referrals, and only on counts of
    /// referrals: in hours or pence it would mean nothing.
    /// </summary>
    /// <returns>Null below two referrals.</returns>
    public static double? HerfindahlUnbiased(ReadOnlySpan<long> counts)
    {
        var total = Counts.Total(counts);
        if (total < 2)
        {
            return null;
        }

        var sum = 0.0;
        foreach (var count in counts)
        {
            sum += (double)count * (count - 1);
        }

        return 10_000 * (sum / total / (total - 1));
    }
}
