namespace CommissioningDashboard.Statistics;

/// <summary>
/// What a statistic of counts would be, on average, had fewer things been counted. Concentration and inequality seem to fall as a market
/// grows, since chance leaves the small without anything; set beside each other at one number they do not.
/// </summary>
/// <remarks>
/// Source: H. L. Sanders (1968), "Marine benthic diversity", American Naturalist 102:243–282, on comparing at a common number, here for any
/// statistic by drawing without replacement.
/// </remarks>
public static class Subsample
{
    private const ulong _seed = 1968;

    // The mean of many small draws and of a few large ones is about as steady: it takes about this many things drawn.
    private const int _drawnInAll = 200_000;
    private const int _fewestDraws = 5;
    private const int _mostDraws = 60;

    /// <summary>
    /// The mean over draws of so many without replacement, always the same for the same counts; the statistic itself at all.
    /// </summary>
    /// <param name="counts">How many each has; none below 0.</param>
    /// <param name="number">How many are drawn: from 1 to as many as there are.</param>
    /// <param name="statistic">Of the counts drawn, in the same order.</param>
    /// <returns>None when a draw has none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">More are to be drawn than there are, or none.</exception>
    public static double? Mean(IReadOnlyList<int> counts, int number, Func<int[], double?> statistic)
    {
        int[] owners = [.. counts.SelectMany((count, i) => Enumerable.Repeat(i, count))];
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, owners.Length);
        if (number == owners.Length)
        {
            return statistic([.. counts]);
        }

        var random = new Xoshiro256(_seed);
        var draws = Math.Clamp(_drawnInAll / number, _fewestDraws, _mostDraws);
        double? sum = 0;
        for (var draw = 0; draw < draws; draw++)
        {
            sum += statistic(Drawn(owners, number, counts.Count, random));
        }

        return sum / draws;
    }

    /// <summary>The chance that of so many drawn without replacement none is one of these (hypergeometric).</summary>
    /// <param name="of">How many of these there are.</param>
    /// <param name="all">How many there are in all.</param>
    /// <param name="number">How many are drawn.</param>
    public static double ChanceOfNone(long of, long all, long number)
    {
        if (number > all - of)
        {
            return 0;
        }

        var log = 0.0;
        for (var i = 0; i < of; i++)
        {
            log += Math.Log((double)(all - number - i) / (all - i));
        }

        return Math.Exp(log);
    }

    /// <summary>The first steps of Fisher and Yates's shuffle, from whatever order the last draw left.</summary>
    private static int[] Drawn(int[] owners, int number, int of, Xoshiro256 random)
    {
        var drawn = new int[of];
        for (var i = 0; i < number; i++)
        {
            var at = i + (int)(random.NextDouble() * (owners.Length - i));
            (owners[i], owners[at]) = (owners[at], owners[i]);
            drawn[owners[i]]++;
        }

        return drawn;
    }
}
