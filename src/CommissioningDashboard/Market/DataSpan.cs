namespace CommissioningDashboard.Market;

/// <summary>Where an authority's data begin: one mistyped year must not stretch them over decades of nothing.</summary>
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
}
