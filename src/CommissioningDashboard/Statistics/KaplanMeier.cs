namespace CommissioningDashboard.Statistics;

/// <summary>
/// How long something takes when some are still waiting: the days from listing to a first referral, with providers that have had
/// none yet counted for as long as they were watched, instead of averaging only the lucky ones.
/// </summary>
/// <remarks>
/// Sources: E. L. Kaplan and P. Meier (1958), "Nonparametric estimation from incomplete observations", JASA 53:457–481; M. Greenwood
/// (1926), "The natural duration of cancer", for the variance; J. D. Kalbfleisch and R. L. Prentice (1980), The Statistical Analysis
/// of Failure Time Data, for the interval on log(−log S); R. Peto and J. Peto (1972), "Asymptotically efficient rank invariant test
/// procedures", Journal of the Royal Statistical Society A 135:185–207, for the log-rank test.
/// </remarks>
public static class KaplanMeier
{
    /// <summary>
    /// The curve S(t) = Π(1 − dᵢ/nᵢ) over the days up to t on which it happened to dᵢ of the nᵢ still waiting, with the 95% interval
    /// S^exp(±z·se/ln S), where se² = Σ dᵢ/(nᵢ(nᵢ−dᵢ)).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative.</exception>
    public static SurvivalCurve Estimate(IReadOnlyList<SurvivalTime> times)
        => EstimateFromDays(times.Count, Days(times, time => time).Select(Counted));

    /// <summary>The same from how many waits ended, and how many were last seen waiting, after each number of days from 0 on.</summary>
    /// <param name="waits">The waits.</param>
    /// <param name="designEffect">How many times as large the variance is because waits are not independent: those of one person are
    /// alike (J. N. K. Rao and A. J. Scott, 1992).</param>
    internal static SurvivalCurve EstimateFromCounts(EndedAndOpen waits, double designEffect = 1)
    {
        var days = new List<(int, int, int)>();
        for (var day = 0; day < waits.Days; day++)
        {
            if (waits.EndedOn(day) + waits.OpenAt(day) > 0)
            {
                days.Add((day, waits.EndedOn(day), waits.OpenAt(day)));
            }
        }

        return EstimateFromDays((int)waits.Total, days, designEffect);
    }

    private static (int Day, int Happened, int Censored) Counted(IGrouping<int, SurvivalTime> day)
    {
        var happened = day.Count(time => time.Happened);
        return (day.Key, happened, day.Count() - happened);
    }

    private static SurvivalCurve EstimateFromDays(
        int waiting, IEnumerable<(int Day, int Happened, int Censored)> days, double designEffect = 1)
    {
        var steps = new List<SurvivalStep>();
        double survival = 1, variance = 0;
        Interval? interval = null;
        foreach (var (day, happened, censored) in days)
        {
            // Where many still wait, on most days nothing happens and the curve stays where it is.
            if (happened > 0)
            {
                survival *= (double)(waiting - happened) / waiting;
                variance += happened / ((double)waiting * (waiting - happened));
                interval = IntervalOf(survival, variance * designEffect);
            }

            steps.Add(new SurvivalStep(day, waiting, happened, censored, survival, interval?.Low, interval?.High));
            waiting -= happened + censored;
        }

        return new SurvivalCurve(steps);
    }

    /// <summary>
    /// The P of the log-rank test: the chance of curves as far apart as these if all groups waited alike. The sums of observed less
    /// expected give a chi-square with one degree of freedom less than there are groups in which something could have happened.
    /// </summary>
    /// <returns>Null when fewer than two groups could have had anything happen, or nothing did that could tell them apart.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative.</exception>
    public static double? LogRank(IReadOnlyList<IReadOnlyList<SurvivalTime>> groups)
    {
        var excess = new double[groups.Count];
        var expected = new double[groups.Count];
        var covariance = new double[groups.Count, groups.Count];
        var waiting = groups.Select(group => (double)group.Count).ToArray();
        foreach (var day in Days([.. groups.SelectMany((group, number) => group.Select(time => (time, number)))], one => one.time))
        {
            var all = waiting.Sum();
            double happened = day.Count(one => one.time.Happened);
            for (var g = 0; g < waiting.Length; g++)
            {
                var share = waiting[g] / all;
                excess[g] -= happened * share;
                expected[g] += happened * share;
                for (var h = 0; h < waiting.Length && all > 1; h++)
                {
                    covariance[g, h] += happened * (all - happened) / (all - 1) * share * ((g == h ? 1 : 0) - waiting[h] / all);
                }
            }

            foreach (var (time, number) in day)
            {
                excess[number] += time.Happened ? 1 : 0;
                waiting[number]--;
            }
        }

        // The excesses sum to 0, so one group is left out; a group nothing could have happened in says nothing.
        var told = Enumerable.Range(0, groups.Count).Where(g => expected[g] > 0).Skip(1).ToArray();
        return told.Length > 0 && QuadraticForm(excess, covariance, told) is { } chiSquare
            ? ChiSquare.UpperTail(chiSquare, told.Length)
            : null;
    }

    private static IEnumerable<IGrouping<int, T>> Days<T>(IReadOnlyList<T> all, Func<T, SurvivalTime> timeOf)
    {
        foreach (var one in all)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(timeOf(one).Time, "times");
        }

        return all.GroupBy(one => timeOf(one).Time).OrderBy(day => day.Key);
    }

    private static Interval? IntervalOf(double survival, double variance)
    {
        if (survival is <= 0 or >= 1)
        {
            return null;
        }

        var margin = Confidence.Z95 * Math.Sqrt(variance) / -Math.Log(survival);
        return new Interval(Math.Pow(survival, Math.Exp(margin)), Math.Pow(survival, Math.Exp(-margin)));
    }

    /// <summary>xᵀV⁻¹x over the groups of <paramref name="told"/>, by Cholesky's method; null when V has no inverse.</summary>
    private static double? QuadraticForm(double[] x, double[,] v, int[] told)
    {
        var size = told.Length;
        var lower = new double[size, size];
        var solved = new double[size];
        var sum = 0.0;
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = v[told[i], told[j]];
                for (var k = 0; k < j; k++)
                {
                    rest -= lower[i, k] * lower[j, k];
                }

                if (i == j && rest <= 1e-12 * v[told[i], told[i]])
                {
                    return null;
                }

                lower[i, j] = i == j ? Math.Sqrt(rest) : rest / lower[j, j];
            }

            var value = x[told[i]];
            for (var k = 0; k < i; k++)
            {
                value -= lower[i, k] * solved[k];
            }

            solved[i] = value / lower[i, i];
            sum += solved[i] * solved[i];
        }

        return sum;
    }
}
