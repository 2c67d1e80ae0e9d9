using System.Diagnostics;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Benchmarks;

/// <summary>
/// Twenty million referrals: each of the million's twenty times over, which keeps every share and every order. In memory only,
/// since PostgreSQL would need an hour to be filled.
/// </summary>
internal static class LargeMarket
{
    private const int _times = 20;
    private const int _rounds = 7;

    public static ResultTable Run(MarketSnapshot million)
    {
        Console.WriteLine($"Making {million.Referrals.Count * _times:N0} referrals in memory.");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var market = Multiplied(million);
        var bytes = (double)(GC.GetTotalMemory(forceFullCollection: true) - before) / market.Referrals.Count;
        using var duck = new DuckPeer(market);
        var table = new ResultTable(
            $"{market.Referrals.Count:N0} referrals, {bytes:N1} bytes each: median of {_rounds} rounds", "Filter", "What", "Milliseconds", "Snapshot's figures = 1");
        foreach (var choice in Enum.GetValues<FilterChoice>())
        {
            var filter = MarketBenchmark.FilterFor(market, choice);
            var figures = Median(() => MarketFigures.CalculatePages(MarketSlice.Take(market, filter)));
            Add("Snapshot, sums", Median(() => MarketSlice.Take(market, filter)));
            Add("Snapshot, figures of the market and concentration pages", figures);
            Add("DuckDB, GROUP BY provider, month", Median(() => duck.GroupByProviderMonth(filter)));

            void Add(string what, double milliseconds) => table.Add($"{choice}", what, $"{milliseconds:N1}", $"{milliseconds / figures:N1}");
        }

        return table;
    }

    private static MarketSnapshot Multiplied(MarketSnapshot market)
    {
        var from = market.Referrals;
        var rows = new ReferralColumns(from.Count * _times);
        for (var row = 0; row < from.Count; row++)
        {
            var one = new ReferralRow(
                from.Month[row], from.Provider[row], from.Service[row], from.Area[row], from.Team[row], from.Need[row], from.Route[row], from.Outcome[row],
                from.Hours[row], from.Cost[row], from.Received[row], from.Arranged[row], from.Ended[row], from.Age[row], from.Ethnicity[row], from.Person[row]);
            for (var time = 0; time < _times; time++)
            {
                rows.Add(one with { Id = ((long)row * _times) + time });
            }
        }

        return market.With(market.Version, market.LoadedAt, rows, new OptionColumns(), []);
    }

    private static double Median<T>(Func<T> work)
    {
        work();
        return Enumerable.Range(0, _rounds).Select(_ =>
        {
            var watch = Stopwatch.StartNew();
            work();
            return watch.Elapsed.TotalMilliseconds;
        }).Order().ElementAt(_rounds / 2);
    }
}
