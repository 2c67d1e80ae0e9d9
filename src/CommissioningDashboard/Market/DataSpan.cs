namespace CommissioningDashboard.Market;

/// <summary>
/// Where an authority's data begin and end: one mistyped year must not stretch them over decades of nothing, and a few referrals of
/// this week, recorded as they are made, do not make a month whole whose other referrals are still to come in.
/// </summary>
internal static class DataSpan
{
    /// <summary>Months without any referral that part what came before from the data.</summary>
    private const int _gap = 6;

    /// <summary>What lies before such a gap is stray when it is at most this part of all.</summary>
    private const double _stray = 0.005;

    /// <summary>The first month, leaving out few referrals that lie before a long gap.</summary>
    /// <param name="months">The months with any referral, in order, with how many; at least one.</param>
    public static Month Start(IReadOnlyList<(Month Month, int Referrals)> months)
    {
        var all = months.Sum(x => (long)x.Referrals);
        var (start, before) = (months[0].Month, 0L);
        for (var i = 1; i < months.Count; i++)
        {
            before += months[i - 1].Referrals;
            if (before > _stray * all)
            {
                break;
            }

            if (months[i].Month.Index - months[i - 1].Month.Index > _gap)
            {
                start = months[i].Month;
            }
        }

        return start;
    }

    /// <summary>So far back a source may be that others are ahead of: Client Level Data come by the quarter.</summary>
    private const int _mostBehind = 3;

    /// <summary>A month with less than this part of what is usual is not all in yet.</summary>
    private const double _thin = 0.25;

    private const int _fewestMonths = 6;

    /// <summary>With fewer referrals in a usual month than this, one month may well have few by chance.</summary>
    private const int _fewest = 20;

    /// <summary>The last month that is all in: the latest that could be, unless it and months before it are thin.</summary>
    /// <param name="latest">The latest month that has come to its end in the data.</param>
    /// <param name="first">The first month.</param>
    /// <param name="referrals">How many referrals a month has.</param>
    public static Month End(Month latest, Month first, Func<Month, int> referrals)
    {
        var end = latest;
        while (latest.Index - end.Index < _mostBehind && IsThin(end, 1, first, referrals))
        {
            end = end.Plus(-1);
        }

        return IsThin(end, 1, first, referrals) ? latest : end;
    }

    /// <summary>Whether a month has far fewer referrals than the twelve before it lead one to expect.</summary>
    /// <param name="month">The month.</param>
    /// <param name="part">The part of it that is over, from 0 to 1.</param>
    /// <param name="first">The first month of the data.</param>
    /// <param name="referrals">How many referrals a month has.</param>
    public static bool IsThin(Month month, double part, Month first, Func<Month, int> referrals)
    {
        List<int> before = [.. Enumerable.Range(1, 12).Select(x => month.Plus(-x)).Where(x => x >= first).Select(referrals).Order()];
        return before.Count >= _fewestMonths && before[before.Count / 2] * part >= _fewest
            && referrals(month) < _thin * part * before[before.Count / 2];
    }
}
