namespace CommissioningDashboard.Statistics;

/// <summary>
/// Whether two groups wait alike when some are still waiting, from how many waits ended and how many were last seen waiting after each
/// number of days. <see cref="KaplanMeier.LogRank"/> asks the same of single waits and of any number of groups.
/// </summary>
/// <remarks>
/// Sources: N. Mantel (1966), "Evaluation of survival data and two new rank order statistics", Cancer Chemotherapy Reports 50:163–170;
/// T. M. Therneau, P. M. Grambsch and T. R. Fleming (1990), "Martingale-based residuals for survival models", Biometrika 77:147–160.
/// </remarks>
internal static class LogRank
{
    /// <summary>The chance of waits as far apart as these if both groups waited alike; 1 when nothing could tell them apart.</summary>
    /// <param name="designEffect">How many times as large the variance is because waits are not independent (J. N. K. Rao and A. J. Scott,
    /// 1992).</param>
    public static double P(EndedAndOpen own, EndedAndOpen others, double designEffect = 1)
    {
        double n = own.Total, m = others.Total, excess = 0, variance = 0;
        for (var day = 0; day < Math.Max(own.Days, others.Days); day++)
        {
            double mine = own.EndedOn(day), ended = mine + others.EndedOn(day), all = n + m;
            if (ended > 0)
            {
                excess += mine - (ended * n / all);
                variance += all < 2 ? 0 : ended * (all - ended) / (all - 1) * (n / all) * (m / all);
            }

            n -= mine + own.OpenAt(day);
            m -= ended - mine + others.OpenAt(day);
        }

        return variance > 0 ? Normal.TwoSided(excess / Math.Sqrt(variance * designEffect)) : 1;
    }

    /// <summary>
    /// By each day from 0 on, how many ends a wait was to expect: Σ of those that ended ÷ those still waiting. A wait's end less what was
    /// to be expected of it by then is its part in the test, and sums to 0 over all.
    /// </summary>
    public static double[] Expected(EndedAndOpen waits)
    {
        var expected = new double[waits.Days];
        double waiting = waits.Total, sum = 0;
        for (var day = 0; day < expected.Length; day++)
        {
            sum += waiting > 0 ? waits.EndedOn(day) / waiting : 0;
            expected[day] = sum;
            waiting -= waits.EndedOn(day) + waits.OpenAt(day);
        }

        return expected;
    }
}
