namespace CommissioningDashboard.Statistics;

/// <summary>
/// Holds several claims together to one level: where nothing is true, any of them is made in no more than 5 of 100 cases, however they
/// hang together.
/// </summary>
/// <remarks>
/// Source: S. Holm (1979), "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6:65–70.
/// </remarks>
public static class Holm
{
    /// <summary>
    /// The adjusted P of each test, in the order given: with p₍ᵢ₎ the i-th smallest of m, the greatest of (m − j + 1)·p₍ⱼ₎ over j ≤ i, at
    /// most 1.
    /// </summary>
    public static double[] Adjusted(IReadOnlyList<double> p)
    {
        var adjusted = new double[p.Count];
        var most = 0.0;
        foreach (var (rank, at) in Enumerable.Range(0, p.Count).OrderBy(x => p[x]).Index())
        {
            most = Math.Max(most, Math.Min(1, (p.Count - rank) * p[at]));
            adjusted[at] = most;
        }

        return adjusted;
    }
}
