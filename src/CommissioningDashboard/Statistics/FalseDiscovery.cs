namespace CommissioningDashboard.Statistics;

/// <summary>
/// Keeps a page that looks at many comparisons at once from crying wolf: of the findings called real at an adjusted P of 0.05 or
/// less, about 5 in 100 are expected to be chance.
/// </summary>
/// <remarks>
/// Source: Y. Benjamini and Y. Hochberg (1995), "Controlling the false discovery rate", Journal of the Royal Statistical Society B
/// 57:289–300. It holds for tests that are independent or positively related.
/// </remarks>
public static class FalseDiscovery
{
    /// <summary>
    /// The adjusted P of each test, in the order given: with p₍ᵢ₎ the i-th smallest of m, the least of m·p₍ⱼ₎/j over j ≥ i, at most 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A P is not from 0 to 1.</exception>
    public static double[] Adjusted(ReadOnlySpan<double> p)
    {
        var places = new int[p.Length];
        for (var i = 0; i < p.Length; i++)
        {
            if (!(p[i] >= 0 && p[i] <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(p), p[i], "A P lies from 0 to 1.");
            }

            places[i] = i;
        }

        Array.Sort(p.ToArray(), places);
        var adjusted = new double[p.Length];
        var least = 1.0;
        for (var rank = p.Length; rank >= 1; rank--)
        {
            var place = places[rank - 1];
            least = Math.Min(least, p[place] * ((double)p.Length / rank));
            adjusted[place] = least;
        }

        return adjusted;
    }
}
