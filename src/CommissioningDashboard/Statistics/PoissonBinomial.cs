namespace CommissioningDashboard.Statistics;

/// <summary>How many of some events happen when each has a chance of its own, exactly.</summary>
/// <remarks>
/// Sources: S. D. Poisson (1837), Recherches sur la probabilité des jugements; Y. Hong (2013), "On computing the distribution function for
/// the Poisson binomial distribution", Computational Statistics and Data Analysis 59:41–51, for adding up event by event.
/// </remarks>
public static class PoissonBinomial
{
    /// <summary>The chance that at least so many happen.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A chance is not from 0 to 1.</exception>
    public static double UpperTail(IReadOnlyList<double> chances, int atLeast)
    {
        if (atLeast <= 0)
        {
            return 1;
        }

        // The chance that so many have happened among the events seen so far; the last is of that many or more.
        var happened = new double[atLeast + 1];
        happened[0] = 1;
        foreach (var chance in chances)
        {
            if (!(chance >= 0 && chance <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(chances), chance, "A chance lies from 0 to 1.");
            }

            happened[atLeast] += happened[atLeast - 1] * chance;
            for (var count = atLeast - 1; count > 0; count--)
            {
                happened[count] = (happened[count] * (1 - chance)) + (happened[count - 1] * chance);
            }

            happened[0] *= 1 - chance;
        }

        return Math.Min(1, happened[atLeast]);
    }
}
