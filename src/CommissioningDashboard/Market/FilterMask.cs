namespace CommissioningDashboard.Market;

/// <summary>For each column of the referrals, which of its values a filter lets through, as a table to look up.</summary>
internal sealed class FilterMask(MarketSnapshot market, MarketFilter filter)
{
    public bool[] Service { get; } = Places(filter.Services, market.Services, 0);

    public bool[] Area { get; } = Places(filter.Areas, market.Areas, 1);

    public bool[] Team { get; } = Places(filter.Teams, market.Teams, 1);

    public bool[] Need { get; } = Values(filter.Needs, CategoryNames.Needs.Select(x => (x.Code, (int)x.Value)));

    public bool[] Route { get; } = Values(filter.Routes, CategoryNames.Routes.Select(x => (x.Code, (int)x.Value)));

    public bool Lets(ReferralColumns rows, int row)
        => Service[rows.Service[row]] && Area[rows.Area[row]] && Need[rows.Need[row]] && Route[rows.Route[row]] && Team[rows.Team[row]];

    /// <summary>The referrals of some months that the filter lets through, of any outcome, in the order received.</summary>
    public int[] RowsIn(Period period)
    {
        var rows = market.Referrals;
        var (first, last) = (period.From.Index - market.FirstMonth.Index, period.To.Index - market.FirstMonth.Index);
        var months = rows.Month.AsSpan(0, rows.Count);
        var found = new List<int>();
        for (var row = FirstOf(months, first); row < months.Length && months[row] <= last; row++)
        {
            if (Lets(rows, row))
            {
                found.Add(row);
            }
        }

        return [.. found];
    }

    /// <summary>The first row of the month or a later one: rows are in the order received.</summary>
    private static int FirstOf(ReadOnlySpan<byte> months, int month)
    {
        var (low, high) = (0, months.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = months[middle] < month ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static bool[] Places(IReadOnlyList<string> codes, IReadOnlyList<RegisterEntry> known, int offset)
        => Values(codes, known.Select(x => (x.Code, x.Index + offset)));

    private static bool[] Values(IReadOnlyList<string> codes, IEnumerable<(string Code, int Value)> known)
    {
        var all = known.ToList();
        var wanted = new bool[all.Select(x => x.Value).DefaultIfEmpty(0).Max() + 1];
        if (codes.Count == 0)
        {
            Array.Fill(wanted, true);
            return wanted;
        }

        foreach (var (_, value) in all.Where(x => codes.Contains(x.Code)))
        {
            wanted[value] = true;
        }

        return wanted;
    }
}
