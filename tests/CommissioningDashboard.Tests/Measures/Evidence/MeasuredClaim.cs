using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>A claim, how to tell that it is made, markets in which it is false, and others in which it is true.</summary>
/// <param name="Id">The measure's.</param>
/// <param name="Version">The version of its formula.</param>
/// <param name="Words">What is claimed, within a sentence.</param>
/// <param name="IsMade">Whether the product makes it of a market.</param>
internal sealed record MeasuredClaim(string Id, int Version, string Words, Func<MarketSlice, bool> IsMade)
{
    private const ulong _neutralSeeds = 100_000;
    private const ulong _plantedSeeds = 500_000;

    public MeasuredClaim(Measure measure, string words, Func<MarketSlice, bool> isMade)
        : this(measure.Id, measure.Version, words, isMade)
    {
    }

    public Func<ulong, MarketSlice> Neutral { get; init; } = x => new NeutralMarket(x).Slice();

    /// <summary>What the markets of <see cref="Plant"/> have in them, in words.</summary>
    public string? Planted { get; init; }

    public Func<ulong, MarketSlice>? Plant { get; init; }

    /// <summary>The effect that the product shows of those; none where it cannot be worked out.</summary>
    public Func<MarketSlice, double?>? Printed { get; init; }

    /// <summary>Larger markets take longer, so there are fewer.</summary>
    public int MostMarkets { get; init; } = int.MaxValue;

    public Calibration Measured(int asked, DateOnly on)
    {
        var markets = Math.Min(asked, MostMarkets);
        var alarms = Each(markets, x => IsMade(Neutral(_neutralSeeds + x)));
        var planted = Plant is null ? [] : Each(Math.Max(1, markets / 3), x => Plant(_plantedSeeds + x) is var slice
            ? (IsMade: IsMade(slice), Printed: Printed?.Invoke(slice)) : default);
        return new(
            Id, Version, on, Words, markets, alarms.Average(x => x ? 1.0 : 0), Planted,
            Plant is null ? null : planted.Average(x => x.IsMade ? 1.0 : 0), planted.Average(x => x.Printed));
    }

    private static List<T> Each<T>(int markets, Func<ulong, T> read)
        => [.. Enumerable.Range(1, markets).AsParallel().AsOrdered().Select(x => read((ulong)x))];
}
