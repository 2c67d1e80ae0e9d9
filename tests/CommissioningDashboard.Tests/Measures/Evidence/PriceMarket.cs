using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>Six micro-providers and six larger ones, each with a price of its own that has nothing to do with size, or besides a little.</summary>
internal sealed class PriceMarket(ulong seed)
{
    private const int _each = 6;

    private readonly Xoshiro256 _random = new(seed);

    /// <summary>How many times larger providers' prices micro-providers' are.</summary>
    public double MicroTimes { get; init; } = 1;

    public MarketSlice Slice()
    {
        var market = new MarketBuilder();
        List<double> prices = [];
        for (var i = 0; i < 2 * _each; i++)
        {
            market.Provider($"P{i:00}", i < _each ? 3 : 100);
            prices.Add(20 * Math.Exp(0.08 * Spread()) * (i < _each ? MicroTimes : 1));
        }

        for (var i = 0; i < 300; i++)
        {
            var provider = Below(2 * _each);
            var hours = 5 + Below(20);
            var cost = Math.Round((decimal)(hours * prices[provider] * Math.Exp(0.03 * Spread())), 2);
            market.Refer(1, $"P{provider:00}", with: x => x with { Hours = hours, Cost = cost });
        }

        return market.Slice();
    }

    /// <summary>About normal: twelve even numbers added up have a variance of 1.</summary>
    private double Spread() => Enumerable.Range(0, 12).Sum(_ => _random.NextDouble()) - 6;

    private int Below(int count) => (int)(_random.NextDouble() * count);
}
