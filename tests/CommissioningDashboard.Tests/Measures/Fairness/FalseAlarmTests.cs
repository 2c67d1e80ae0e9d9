using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>
/// What the product says of markets in which nothing but chance decides: it accuses somebody in about 5 of 100, as its intervals promise,
/// and finds what is planted.
/// </summary>
public sealed class FalseAlarmTests(NeutralMarkets neutral) : IClassFixture<NeutralMarkets>
{
    private const double _atMost = 0.07;

    [Fact]
    public void In_house_odds_leave_out_1_in_no_more_than_7_of_100()
        => Alarms(x => InHousePreference.For(x).Rows[1].Times is { LargerThanChance: true }).Should().BeLessThanOrEqualTo(_atMost);

    [Fact]
    public void In_house_odds_are_1_on_average()
        => neutral.Slices.Average(x => InHousePreference.For(x).Value.Value!.Value).Should().BeInRange(0.97, 1.05);

    [Fact]
    public void In_house_odds_of_one_and_a_half_are_found_on_average()
        => Planted(x => new NeutralMarket(x) { InHouseOdds = 1.5 }).Average(x => InHousePreference.For(x).Value.Value!.Value)
            .Should().BeInRange(1.4, 1.6);

    private static IEnumerable<MarketSlice> Planted(Func<ulong, NeutralMarket> market)
        => Enumerable.Range(1, 200).Select(x => market(1000 + (ulong)x).Slice());

    private double Alarms(Func<MarketSlice, bool> accuses) => neutral.Slices.Average(x => accuses(x) ? 1.0 : 0);
}

/// <summary>The same few hundred neutral markets for all.</summary>
public sealed class NeutralMarkets
{
    internal IReadOnlyList<MarketSlice> Slices { get; } = [.. Enumerable.Range(1, 400).Select(x => new NeutralMarket((ulong)x).Slice())];
}
