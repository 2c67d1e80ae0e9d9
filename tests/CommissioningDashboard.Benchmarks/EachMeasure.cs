using System.Diagnostics;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Benchmarks;

/// <summary>Where the time of all measures goes. A pass that several share is counted with the first that asks for it.</summary>
internal static class EachMeasure
{
    private const int _rounds = 9;
    private const int _shown = 12;

    public static ResultTable Run(MarketSnapshot market)
    {
        var times = MeasureCatalogue.All.ToDictionary(x => x, _ => new List<double>());
        for (var round = 0; round < _rounds; round++)
        {
            var slice = MarketSlice.Take(market, MarketFilter.Everything);
            foreach (var measure in MeasureCatalogue.All)
            {
                var watch = Stopwatch.StartNew();
                measure.Calculate(slice);
                times[measure].Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        var medians = times.Select(x => (x.Key.Name, Median: x.Value.Order().ElementAt(_rounds / 2))).OrderByDescending(x => x.Median).ToList();
        var table = new ResultTable($"{market.Referrals.Count:N0} referrals: the slowest of {medians.Count} measures, median of {_rounds} rounds", "Measure", "Milliseconds");
        foreach (var (name, median) in medians.Take(_shown))
        {
            table.Add(name, $"{median:N1}");
        }

        table.Add("All others together", $"{medians.Skip(_shown).Sum(x => x.Median):N1}");
        return table;
    }
}
