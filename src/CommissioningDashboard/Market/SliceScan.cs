using CommissioningDashboard.Data;

namespace CommissioningDashboard.Market;

/// <summary>The one pass over the referral columns. Its inner loop is the product's hot path, hence its plainness.</summary>
internal static class SliceScan
{
    public static SliceSums Run(MarketSnapshot market, MarketFilter filter)
    {
        var sums = new SliceSums(market.Months, market.Providers.Count, market.Areas.Count, filter.Weight);
        var wanted = new FilterMask(market, filter);
        var period = filter.PeriodIn(market);
        var first = period.From.Index - market.FirstMonth.Index;
        var last = period.To.Index - market.FirstMonth.Index;
        var rows = market.Referrals;
        for (var i = 0; i < rows.Count; i++)
        {
            if (!wanted.Lets(rows, i))
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
                var amount = rows.Amount(i, filter.Weight);
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
}
