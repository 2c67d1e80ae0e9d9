using CommissioningDashboard.Data;

namespace CommissioningDashboard.Market;

/// <summary>The one pass over the referral columns. Its inner loop is the product's hot path, hence its plainness.</summary>
internal static class SliceScan
{
    public static SliceSums Run(MarketSnapshot market, MarketFilter filter)
    {
        var sums = new SliceSums(market.Months, market.Providers.Count, market.Areas.Count, filter.Weight);
        var wanted = new Wanted(market, filter);
        var period = filter.PeriodIn(market);
        var first = period.From.Index - market.FirstMonth.Index;
        var last = period.To.Index - market.FirstMonth.Index;
        var rows = market.Referrals;
        for (var i = 0; i < rows.Count; i++)
        {
            if (!wanted.Service[rows.Service[i]] || !wanted.Area[rows.Area[i]] || !wanted.Need[rows.Need[i]]
                || !wanted.Route[rows.Route[i]] || !wanted.Team[rows.Team[i]])
            {
                continue;
            }

            int month = rows.Month[i];
            sums.ByOutcome[SliceSums.OutcomeAt(month, rows.Outcome[i])]++;
            if (rows.Outcome[i] != (byte)ReferralOutcome.Arranged)
            {
                continue;
            }

            int provider = rows.Provider[i];
            var route = SliceSums.RouteAt(month, rows.Route[i]);
            var inPeriod = month >= first && month <= last;
            var area = (rows.Area[i] * sums.Columns) + provider;
            if (filter.Weight == Weight.Referrals)
            {
                sums.ByMonth.Count((month * sums.Columns) + provider);
                sums.ByRoute.Count(route);
                if (provider == 0)
                {
                    sums.ByRouteNotRecorded.Count(route);
                }

                if (inPeriod)
                {
                    sums.ByArea.Count(area);
                }
            }
            else
            {
                var amount = Amount(rows, i, filter.Weight);
                sums.ByMonth.Add((month * sums.Columns) + provider, amount);
                sums.ByRoute.Add(route, amount);
                if (provider == 0)
                {
                    sums.ByRouteNotRecorded.Add(route, amount);
                }

                if (inPeriod)
                {
                    sums.ByArea.Add(area, amount);
                }
            }
        }

        return sums;
    }

    private static int Amount(ReferralColumns rows, int i, Weight weight)
        => weight == Weight.WeeklyCost ? rows.Cost[i]
        : rows.Hours[i] == ReferralColumns.NoHours ? -1 : rows.Hours[i];

    /// <summary>For each column, which of its values the filter lets through, as a table to look up.</summary>
    private sealed class Wanted(MarketSnapshot market, MarketFilter filter)
    {
        public bool[] Service { get; } = Places(filter.Services, market.Services, 0);

        public bool[] Area { get; } = Places(filter.Areas, market.Areas, 1);

        public bool[] Team { get; } = Places(filter.Teams, market.Teams, 1);

        public bool[] Need { get; } = Values(filter.Needs, CategoryNames.Needs.Select(x => (x.Code, (int)x.Value)));

        public bool[] Route { get; } = Values(filter.Routes, CategoryNames.Routes.Select(x => (x.Code, (int)x.Value)));

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
}
