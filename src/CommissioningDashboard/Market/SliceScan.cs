using System.Numerics;
using CommissioningDashboard.Data;

namespace CommissioningDashboard.Market;

/// <summary>
/// The one pass over the referral columns, the product's hot path. Rows are in the order received, so each month is one run of
/// them, and so it is in each part of the index that a filter of few services and areas is read from. A run goes by in blocks:
/// the filter leaves a block's row numbers standing, and those rows are added up. Large markets are shared out over the
/// processor's cores; every sum is of whole numbers, so the result is the same however they are shared.
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
        var parts = new SliceSums[Math.Clamp(mask.Candidates / _worthSharing, 1, Environment.ProcessorCount)];
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
        if (_mask.Index is { } index)
        {
            foreach (var cell in _mask.IndexCells)
            {
                PartOfCell(index, index.Range(cell, from, to), numbers, sums);
            }

            from = Math.Clamp(index.Count, from, to);
        }

        var columns = ScanColumns.FromReferrals(_rows);
        while (from < to)
        {
            var month = _rows.Month[from];
            var end = Math.Min(Math.Min(to, from + _block), _rows.RowsOf(month, month).To);
            Take(columns, _mask.WhereMatches(from, end, numbers), month, sums);
            from = end;
        }

        return sums;
    }

    private void PartOfCell(RowIndex index, (int From, int To) run, int[] numbers, SliceSums sums)
    {
        for (var (from, to) = run; from < to;)
        {
            var month = _rows.Month[index.Rows[from]];
            var end = from + Math.Min(_block, RowIndex.FirstFrom(index.Rows.AsSpan(from..to), _rows.RowsOf(month, month).To));
            Take(index.Columns, _mask.WhereMatchesIndexed(from, end, numbers), month, sums);
            from = end;
        }
    }

    private void Take(ScanColumns columns, RowNumbers rows, int month, SliceSums sums)
    {
        var inPeriod = _period.Contains(_market.FirstMonth.Plus(month));
        switch (_filter.Weight)
        {
            case Weight.Referrals:
                Count(columns, rows, month, inPeriod, sums);
                break;
            case Weight.WeeklyHours:
                Add(columns, rows, month, inPeriod, sums, columns.Hours);
                break;
            default:
                Add(columns, rows, month, inPeriod, sums, columns.Cost);
                break;
        }
    }

    private static void Count(ScanColumns all, RowNumbers rows, int month, bool inPeriod, SliceSums sums)
    {
        var providers = all.Provider;
        var areas = all.Area;
        var routes = all.Route;
        var outcomes = all.Outcome;
        var byMonth = sums.ByMonth;
        var byArea = sums.ByArea;
        var byRoute = sums.ByRoute;
        var byAreaRecorded = sums.ByAreaRecorded;
        var columns = sums.Columns;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            int provider = providers[row];
            byAreaRecorded[(month * 2) + (areas[row] == 0 ? 0 : 1)]++;
            if (outcomes[row] == (byte)ReferralOutcome.Arranged)
            {
                byRoute.Count(SliceSums.RouteAt(month, routes[row], provider != 0));
                byMonth.Count((month * columns) + provider);
                if (inPeriod)
                {
                    byArea.Count((areas[row] * columns) + provider);
                }
            }
        }
    }

    private static void Add<T>(ScanColumns all, RowNumbers rows, int month, bool inPeriod, SliceSums sums, T[] amounts) where T
        : IBinaryInteger<T>
    {
        var providers = all.Provider;
        var areas = all.Area;
        var routes = all.Route;
        var outcomes = all.Outcome;
        var byMonth = sums.ByMonth;
        var byArea = sums.ByArea;
        var byRoute = sums.ByRoute;
        var byAreaRecorded = sums.ByAreaRecorded;
        var columns = sums.Columns;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            int provider = providers[row];
            byAreaRecorded[(month * 2) + (areas[row] == 0 ? 0 : 1)]++;
            if (outcomes[row] == (byte)ReferralOutcome.Arranged)
            {
                // Hours that are not recorded have the highest number of their type, cost that is not recorded -1.
                var amount = amounts[row] == T.AllBitsSet ? ReferralColumns.NoCost : int.CreateTruncating(amounts[row]);
                byRoute.Add(SliceSums.RouteAt(month, routes[row], provider != 0), amount);
                byMonth.Add((month * columns) + provider, amount);
                if (inPeriod)
                {
                    byArea.Add((areas[row] * columns) + provider, amount);
                }
            }
        }
    }
}
