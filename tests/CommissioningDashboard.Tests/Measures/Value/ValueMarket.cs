using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>
/// A made-up market in which size has no bearing on price or quality of life, or as much as is planted: each provider has a price of its
/// own, and people’s scores hang on their reason for support.
/// </summary>
internal sealed class ValueMarket(ulong seed)
{
    private readonly Xoshiro256 _random = new(seed);

    /// <summary>How many times as dear an hour with a micro-provider is.</summary>
    public double MicroPrice { get; init; } = 1;

    /// <summary>How many points of 24 more people with a micro-provider score.</summary>
    public int MicroScore { get; init; }

    public int Providers { get; init; } = 16;

    public MarketSlice Slice()
    {
        var builder = new MarketBuilder();
        for (var i = 0; i < Providers; i++)
        {
            var (name, isMicro) = ($"P{i:00}", i % 2 == 0);
            builder.Provider(name, isMicro ? 3 : 30);
            var price = 20 * Math.Exp(0.08 * Draw()) * (isMicro ? MicroPrice : 1);
            for (var n = 0; n < 12; n++)
            {
                var need = _random.NextDouble() < (isMicro ? 0.5 : 0.35) ? Need.SocialSupport : Need.PhysicalSupport;
                var score = (int)Math.Clamp(Math.Round((need == Need.SocialSupport ? 18 : 16) + (3 * Draw()) + (isMicro ? MicroScore : 0)), 0, 24);
                builder.Refer(1, name, $"2026-05-{1 + (2 * n):00}", x => x with
                {
                    Need = need,
                    Hours = 10,
                    Cost = Math.Round((decimal)(price * Math.Exp(0.03 * Draw()) * 10), 2),
                    Scores = [new(new(2026, 5, 30), null, score)],
                });
            }
        }

        return builder.Slice();
    }

    /// <summary>Box and Muller (1958).</summary>
    private double Draw() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
