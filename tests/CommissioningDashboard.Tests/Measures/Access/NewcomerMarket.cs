using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>
/// A made-up market of two years which providers join throughout, micro-providers for one of six areas each and others for all. Whoever is
/// able is as likely to be chosen, or a micro-provider less so where that is planted.
/// </summary>
internal sealed class NewcomerMarket(ulong seed)
{
    private const int _days = 730;
    private static readonly DateOnly _start = new(2024, 1, 1);
    private static readonly string[] _areas = ["a", "b", "c", "d", "e", "f"];

    private readonly Xoshiro256 _random = new(seed);

    /// <summary>The odds of a micro-provider beside those of any other able.</summary>
    public double MicroOdds { get; init; } = 1;

    public MarketSlice Slice()
    {
        var builder = new MarketBuilder();
        var register = new List<(string Name, bool IsMicro, string? Area, int From)>();
        for (var i = 0; i < 60; i++)
        {
            var isMicro = i % 2 == 0;
            var one = (Name: $"P{i:00}", IsMicro: isMicro, Area: isMicro ? _areas[Below(6)] : null, From: i < 12 ? 0 : Below(_days - 60));
            register.Add(one);
            var day = _start.AddDays(one.From);
            builder.Provider(one.Name, isMicro ? 3 : 30, with: x => x with
            {
                Listed = i < 12 ? new(2020, 1, 1) : day,
                Openings = [new("", i < 12 ? new(2020, 1, 1) : day, null)],
                Areas = one.Area is null ? [] : [new(one.Area, new(2020, 1, 1), null)],
            });
        }

        for (var i = 0; i < 900; i++)
        {
            var (day, area) = (i * _days / 900, _areas[Below(6)]);
            var able = register.Where(x => x.From <= day && (x.Area is null || x.Area == area)).ToList();
            var at = _random.NextDouble() * able.Sum(Odds);
            builder.Refer(1, able.First(x => (at -= Odds(x)) < 0 || x == able[^1]).Name, $"{_start.AddDays(day):yyyy-MM-dd}", x => x with { Area = area });
        }

        return MarketSlice.Take((builder.Rows with { Areas = _areas }).Snapshot(), MarketBuilder.In("2025-01", "2025-12"));

        double Odds((string Name, bool IsMicro, string? Area, int From) x) => x.IsMicro ? MicroOdds : 1;
    }

    private int Below(int count) => (int)(_random.NextDouble() * count);
}
