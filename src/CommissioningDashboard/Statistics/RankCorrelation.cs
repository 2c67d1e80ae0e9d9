namespace CommissioningDashboard.Statistics;

/// <summary>
/// The ranks by which Spearman's correlation tells whether two figures rise and fall together, whatever the shape of the relation.
/// </summary>
/// <remarks>
/// Sources: C. Spearman (1904), "The proof and measurement of association between two things", American Journal of Psychology
/// 15:72–101; for equal values M. G. Kendall (1945), "The treatment of ties in ranking problems", Biometrika 33:239–251.
/// </remarks>
public static class RankCorrelation
{
    /// <summary>The place of each value in ascending order, from 1; equal values share the mean of their places.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is not a finite number.</exception>
    public static double[] Ranks(ReadOnlySpan<double> values)
    {
        Quantiles.CheckFinite(values);
        var sorted = values.ToArray();
        var places = new int[values.Length];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = i;
        }

        Array.Sort(sorted, places);
        var ranks = new double[values.Length];
        for (var first = 0; first < sorted.Length;)
        {
            var next = first + 1;
            while (next < sorted.Length && sorted[next] == sorted[first])
            {
                next++;
            }

            for (var i = first; i < next; i++)
            {
                ranks[places[i]] = (first + 1 + next) / 2.0;
            }

            first = next;
        }

        return ranks;
    }
}
