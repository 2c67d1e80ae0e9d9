using CommissioningDashboard.Data;

namespace CommissioningDashboard.Market;

/// <summary>
/// The one pass over the referral columns, the product's hot path. Rows are in the order received, so each month is one run of
/// them. A run goes by in blocks: the filter leaves a block's row numbers standing, and those rows are added up. Large markets are
/// shared out over the processor's cores; every sum is of whole numbers, so the result is the same however they are shared.
/// </summary>
internal sealed class SliceScan
{
    /// <summary>Rows in a block: few enough for the processor's nearest memory.</summary>
    private const int _block = 2048;

    /// <summary>Rows below which another core costs more than it saves.</summary>
    private const int _worthSharing = 50_000;

    private readonly MarketSnapshot _market;
    private readonly ReferralColumns _rows;
    private readonly MarketFilter _filter;
    private readonly Period _period;
    private readonly FilterMask _mask;

    private SliceScan(MarketSnapshot market, MarketFilter filter, FilterMask mask)
        => (_market, _rows, _filter, _period, _mask) = (market, market.Referrals, filter, filter.PeriodIn(market), mask);

    public static SliceSums Run(MarketSnapshot market, MarketFilter filter, FilterMask mask)
    {
        var scan = new SliceScan(market, filter, mask);
        var parts = new SliceSums[Math.Clamp(market.Referrals.Count / _worthSharing, 1, Environment.ProcessorCount)];
        Parallel.For(0, parts.Length, part => parts[part] = scan.Part(Edge(part), Edge(part + 1)));
        foreach (var part in parts.AsSpan(1))
        {
            parts[0].Add(part);
        }

        return parts[0];

        int Edge(int part) => (int)((long)market.Referrals.Count * part / parts.Length);
    }

    private SliceSums Part(int from, int to)
    {
        var sums = new SliceSums(_market.Months, _market.Providers.Count, _market.Areas.Count, _filter.Weight);
        var numbers = new int[_block];
        while (from < to)
        {
            var month = _rows.Month[from];
            var end = Math.Min(Math.Min(to, from + _block), _rows.RowsOf(month, month).To);
            var rows = _mask.Among(from, end, numbers);
            var inPeriod = _period.Contains(_market.FirstMonth.Plus(month));
            if (_filter.Weight == Weight.Referrals)
            {
                Count(rows, month, inPeriod, sums);
            }
            else
            {
                Add(rows, month, inPeriod, sums);
            }

            from = end;
        }

        return sums;
    }

    private void Count(RowNumbers rows, int month, bool inPeriod, SliceSums sums)
    {
        var (providers, areas, routes, outcomes) = (_rows.Provider, _rows.Area, _rows.Route, _rows.Outcome);
        var (byMonth, byArea, byKind, columns) = (sums.ByMonth, sums.ByArea, sums.ByKind, sums.Columns);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            int provider = providers[row];
            byKind.Count(SliceSums.KindAt(month, routes[row], outcomes[row], provider != 0));
            if (outcomes[row] == (byte)ReferralOutcome.Arranged)
            {
                byMonth.Count((month * columns) + provider);
                if (inPeriod)
                {
                    byArea.Count((areas[row] * columns) + provider);
                }
            }
        }
    }

    private void Add(RowNumbers rows, int month, bool inPeriod, SliceSums sums)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            int provider = _rows.Provider[row];
            var amount = _rows.Amount(row, _filter.Weight);
            sums.ByKind.Add(SliceSums.KindAt(month, _rows.Route[row], _rows.Outcome[row], provider != 0), amount);
            if (_rows.Outcome[row] == (byte)ReferralOutcome.Arranged)
            {
                sums.ByMonth.Add((month * sums.Columns) + provider, amount);
                if (inPeriod)
                {
                    sums.ByArea.Add((_rows.Area[row] * sums.Columns) + provider, amount);
                }
            }
        }
    }
}
