namespace CommissioningDashboard.Statistics;

/// <summary>
/// Random binomial and multinomial numbers in time that does not grow with the number of trials, so that a year of a million
/// referrals is resampled as quickly as a month of a hundred.
/// </summary>
/// <remarks>
/// Source: W. Hörmann (1993), "The generation of binomial random variates", Journal of Statistical Computation and Simulation
/// 46:101–110, algorithm BTRS (transformed rejection with a squeeze), for 10 or more expected; sequential search below that.
/// </remarks>
internal static class BinomialDraw
{
    private const double SearchBelow = 10;

    /// <summary>
    /// Shares <paramref name="trials"/> out at random in proportion to <paramref name="weights"/>: each cell is binomial given those
    /// before it, which makes the whole multinomial. Quickest when the largest weights come first.
    /// </summary>
    public static void Multinomial(Xoshiro256 random, long trials, ReadOnlySpan<long> weights, long totalWeight, Span<long> drawn)
    {
        drawn.Clear();
        for (var i = 0; i < weights.Length && trials > 0; i++)
        {
            drawn[i] = Next(random, trials, (double)weights[i] / totalWeight);
            trials -= drawn[i];
            totalWeight -= weights[i];
        }
    }

    /// <summary>How many of <paramref name="trials"/> succeed when each does with <paramref name="chance"/>.</summary>
    public static long Next(Xoshiro256 random, long trials, double chance)
    {
        if (chance <= 0 || trials == 0)
        {
            return 0;
        }

        if (chance >= 1)
        {
            return trials;
        }

        if (chance > 0.5)
        {
            return trials - Next(random, trials, 1 - chance);
        }

        return trials * chance < SearchBelow ? Search(random, trials, chance) : Rejection(random, trials, chance);
    }

    /// <summary>Walks up the probabilities from 0 until they pass a uniform number.</summary>
    private static long Search(Xoshiro256 random, long n, double p)
    {
        var odds = p / (1 - p);
        var probability = Math.Exp(n * Math.Log(1 - p));
        var remaining = random.NextDouble();
        var k = 0L;
        while (remaining > probability && k < n)
        {
            remaining -= probability;
            k++;
            probability *= odds * (n - k + 1) / k;
        }

        return k;
    }

    private static long Rejection(Xoshiro256 random, long n, double p)
    {
        var odds = p / (1 - p);
        var deviation = Math.Sqrt(n * p * (1 - p));
        var b = 1.15 + 2.53 * deviation;
        var a = -0.0873 + 0.0248 * b + 0.01 * p;
        var squeeze = 0.92 - 4.2 / b;
        var alpha = (2.83 + 5.1 / b) * deviation;
        var mode = Math.Floor((n + 1) * p);
        while (true)
        {
            var u = random.NextDouble() - 0.5;
            var v = random.NextDouble();
            var tail = 0.5 - Math.Abs(u);
            var k = Math.Floor((2 * a / tail + b) * u + n * p + 0.5);
            if (tail >= 0.07 && v <= squeeze)
            {
                return (long)k;
            }

            if (k >= 0 && k <= n
                && Math.Log(v * alpha / (a / (tail * tail) + b)) <= LogRatioToMode(n, k, mode, odds))
            {
                return (long)k;
            }
        }
    }

    /// <summary>ln of the probability of k over that of the mode, with factorials by Stirling's formula and its remainder.</summary>
    private static double LogRatioToMode(double n, double k, double mode, double odds) =>
        (mode + 0.5) * Math.Log((mode + 1) / (odds * (n - mode + 1)))
        + (n + 1) * Math.Log((n - mode + 1) / (n - k + 1))
        + (k + 0.5) * Math.Log(odds * (n - k + 1) / (k + 1))
        + Remainder(mode) + Remainder(n - mode) - Remainder(k) - Remainder(n - k);

    /// <summary>ln k! less Stirling's (k + ½) ln(k + 1) − (k + 1) + ½ ln 2π: exact for the first ten, a series beyond.</summary>
    private static double Remainder(double k)
    {
        if (k < FirstRemainders.Length)
        {
            return FirstRemainders[(int)k];
        }

        var square = (k + 1) * (k + 1);
        return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / (k + 1);
    }

    private static readonly double[] FirstRemainders = ComputeFirstRemainders();

    private static double[] ComputeFirstRemainders()
    {
        var remainders = new double[10];
        var factorial = 1.0;
        for (var k = 0; k < remainders.Length; k++)
        {
            factorial *= Math.Max(1, k);
            remainders[k] = Math.Log(factorial) - ((k + 0.5) * Math.Log(k + 1) - (k + 1) + 0.5 * Math.Log(2 * Math.PI));
        }

        return remainders;
    }
}
