namespace CommissioningDashboard.Statistics;

/// <summary>How many neighbours are alike when some things of several kinds stand in random order.</summary>
/// <remarks>
/// Sources: A. M. Mood (1940), "The distribution theory of runs", Annals of Mathematical Statistics 11:367–392; D. E. Barton and
/// F. N. David (1957), "Multiple runs", Biometrika 44:168–178.
/// </remarks>
public static class AdjacentRepeats
{
    /// <summary>
    /// The mean Σn(n − 1) ÷ N and the variance (Σn²(Σn² + N(N + 1)) − 2NΣn³ − N³) ÷ (N²(N − 1)) over all orders of N things, n of a kind.
    /// </summary>
    /// <param name="counts">How many there are of each kind.</param>
    public static (double Mean, double Variance) InRandomOrder(IReadOnlyList<long> counts)
    {
        double all = 0, squares = 0, cubes = 0;
        foreach (double count in counts)
        {
            all += count;
            squares += count * count;
            cubes += count * count * count;
        }

        return all < 2 ? (0, 0)
            : ((squares - all) / all,
                Math.Max(0, ((squares * (squares + (all * (all + 1)))) - (2 * all * cubes) - (all * all * all)) / (all * all * (all - 1))));
    }
}
