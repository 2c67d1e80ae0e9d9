namespace CommissioningDashboard.Statistics;

/// <summary>
/// Whether two figures rise and fall together, whatever the shape of the relation: +1 when the order of one is the order of the
/// other, −1 when it is the reverse, about 0 when one says nothing of the other.
/// </summary>
/// <remarks>
/// Sources: C. Spearman (1904), "The proof and measurement of association between two things", American Journal of Psychology
/// 15:72–101; for equal values M. G. Kendall (1945), "The treatment of ties in ranking problems", Biometrika 33:239–251.
/// </remarks>
public static class RankCorrelation
{
    /// <summary>Spearman's ρ: Pearson's correlation of the two sets of <see cref="Ranks"/>, −1 to 1.</summary>
    /// <returns>Null below 3 pairs, and when either figure is the same throughout.</returns>
    /// <exception cref="ArgumentException">The two have different lengths.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is not a finite number.</exception>
    public static double? Spearman(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length)
        {
            throw new ArgumentException($"{x.Length} values cannot be paired with {y.Length}.", nameof(y));
        }

        var ranks = Ranks(x);
        var others = Ranks(y);
        if (x.Length < 3)
        {
            return null;
        }

        // Ranks are whole or half, so these sums are exact and the order of the pairs changes nothing.
        var middle = (x.Length + 1) / 2.0;
        double together = 0, own = 0, other = 0;
        for (var i = 0; i < ranks.Length; i++)
        {
            together += (ranks[i] - middle) * (others[i] - middle);
            own += (ranks[i] - middle) * (ranks[i] - middle);
            other += (others[i] - middle) * (others[i] - middle);
        }

        return own == 0 || other == 0 ? null : Math.Clamp(together / Math.Sqrt(own * other), -1, 1);
    }

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
