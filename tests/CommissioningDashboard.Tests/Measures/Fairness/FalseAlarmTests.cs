using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Statistics;

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

    [Fact]
    public void As_many_providers_go_without_as_expected_and_no_more_than_7_of_100_markets_are_said_to_have_more()
    {
        var chances = Planted(x => new NeutralMarket(x) { Referrals = 50 })
            .Select(x => (Found: InvisibleProviders.For(x).Rows.Count, Chance: InvisibleByChance.For(x))).ToList();

        chances.Average(x => (double)x.Found).Should().BeApproximately(chances.Average(x => x.Chance.Expected), 0.15);
        chances.Average(x => x.Found > x.Chance.Expected && x.Chance.Chance < 0.05 ? 1.0 : 0).Should().BeLessThanOrEqualTo(_atMost);
    }

    [Fact]
    public void Exposure_is_said_to_differ_in_no_more_than_7_of_100()
        => Alarms(x => Micro(x).LargerThanChance).Should().BeLessThanOrEqualTo(_atMost);

    [Fact]
    public void Exposure_is_said_to_differ_in_no_more_than_7_of_100_where_providers_are_liked_for_other_reasons_than_size()
        => Planted(x => new NeutralMarket(x) { Liking = 0.7 }, markets: 400).Average(x => Micro(x).LargerThanChance ? 1.0 : 0)
            .Should().BeLessThanOrEqualTo(_atMost);

    [Fact]
    public void Places_on_lists_of_one_and_a_half_times_the_expected_are_found_on_average_and_nearly_always_claimed()
    {
        var found = Planted(x => new NeutralMarket(x) { MicroOnLists = 1.5 }).Select(Micro).ToList();

        found.Average(x => x.Value).Should().BeInRange(1.4, 1.6);
        found.Average(x => x.LargerThanChance ? 1.0 : 0).Should().BeGreaterThan(0.8);
    }

    [Fact]
    public void Teams_are_said_to_repeat_themselves_in_no_more_than_7_of_100_though_people_stay_with_their_provider()
        => Alarms(x => Habit.For(x).Rows.Any(t => t.IsHabit)).Should().BeLessThanOrEqualTo(_atMost);

    [Fact]
    public void Repeats_are_those_of_random_order_on_average()
        => neutral.Slices.Average(x => Habit.For(x).Rows[^1] is var all ? all.Repeats / all.ByChance : 0).Should().BeInRange(0.95, 1.05);

    [Fact]
    public void Odds_of_one_and_a_half_for_the_provider_chosen_last_are_printed_on_average()
        => Planted(x => new NeutralMarket(x) { LastOdds = 1.5, Referrals = 480 }).Average(x => Habit.For(x).Rows[^1].Odds!.Value.Value)
            .Should().BeInRange(1.4, 1.6);

    [Fact]
    public void A_habit_is_nearly_always_found()
        => Planted(x => new NeutralMarket(x) { Habit = 0.5 }).Average(x => Habit.For(x).Rows[^1].IsHabit ? 1.0 : 0)
            .Should().BeGreaterThan(0.8);

    [Fact]
    public void The_headline_accuses_in_no_more_than_7_of_100_with_lists_or_without()
    {
        Alarms(Accuses).Should().BeLessThanOrEqualTo(_atMost);
        Planted(x => new NeutralMarket(x) { IsLogged = false, Referrals = 120 }).Average(x => Accuses(x) ? 1.0 : 0)
            .Should().BeLessThanOrEqualTo(_atMost);
    }

    [Fact]
    public void The_headline_finds_a_place_that_decides()
        => Planted(x => new NeutralMarket(x) { FirstOdds = 2.5 }).Average(x => Accuses(x) ? 1.0 : 0).Should().BeGreaterThan(0.8);

    [Theory]
    [InlineData(0.015, 0)]
    [InlineData(0, 0.02)]
    public void A_market_that_only_grows_or_whose_providers_only_come_and_go_is_seldom_said_to_choose_otherwise(double growth, double churn)
        => Enumerable.Range(1, 40).AsParallel()
            .Average(x => Attention.For(new NeutralYears((ulong)x) { Growth = growth, Churn = churn }.Slice()).Items.Any(IsOfChoice) ? 1.0 : 0)
            .Should().BeLessThanOrEqualTo(0.1, "the long form holds it to 7 of 100; of 40 markets, chance allows 4");

    private static bool IsOfChoice(AttentionItem item)
        => item.Series.Blind is null || item.Sentences.Any(x => x.Plain.EndsWith("who is chosen has changed.", StringComparison.Ordinal));

    private static bool Accuses(MarketSlice slice)
        => !FairnessSentences.Headline(slice).Marked.StartsWith("Nothing here", StringComparison.Ordinal);

    private static RatioEstimate Micro(MarketSlice slice) => Exposure.For(slice).Rows.Single(x => x.Band == DisplayBand.Micro).Times!.Value;

    private static IEnumerable<MarketSlice> Planted(Func<ulong, NeutralMarket> market, int markets = 200)
        => Enumerable.Range(1, markets).Select(x => market(1000 + (ulong)x).Slice());

    private double Alarms(Func<MarketSlice, bool> accuses) => neutral.Slices.Average(x => accuses(x) ? 1.0 : 0);
}

/// <summary>The same few hundred neutral markets for all.</summary>
public sealed class NeutralMarkets
{
    internal IReadOnlyList<MarketSlice> Slices { get; } = [.. Enumerable.Range(1, 400).Select(x => new NeutralMarket((ulong)x).Slice())];
}
