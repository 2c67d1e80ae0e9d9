using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class MarketSentencesTests
{
    [Theory]
    [InlineData(300, 600, "the rise is larger than chance would explain.")]
    [InlineData(600, 300, "the fall is larger than chance would explain.")]
    [InlineData(500, 505, "the difference is no larger than chance would explain.")]
    public void The_year_before_is_told_with_whether_chance_explains_the_difference(int before, int now, string words)
        => MarketSentences.Context(
        new MarketBuilder().Provider("Ash", 3).Provider("Birch", 20).Refer(before, "Ash", "2025-05-10")
            .Refer(1000 - before, "Birch", "2025-05-10")
            .Refer(now, "Ash").Refer(1000 - now, "Birch").Slice())
            .Should().EndWith(words).And.Contain($"A year before, micro-providers received {before / 10}%;");

    [Fact]
    public void Without_a_year_before_only_the_size_is_told_and_what_names_no_provider()
    {
        var market = new MarketBuilder().Provider("Ash", 3).Provider("Birch", 3).Refer(4, "Ash", with: x => x with { Hours = 2 })
            .Refer(4, "Birch");

        MarketSentences.Context(market.Slice()).Should().Be("8 referrals to 2 providers.");
        MarketSentences.Context(market.Refer(3, null).Slice()).Should()
            .EndWith("8 referrals to 2 providers. A further 3 referrals name no provider.");
        MarketSentences.Context(market.Slice(MarketBuilder.InMay with { Weight = Weight.WeeklyHours })).Should()
            .Be("8 hours a week to 2 providers. Weekly hours are recorded for 4 of 8 referrals to named providers. A further 3 referrals "
            + "name no provider.");
    }

    [Fact]
    public void A_market_of_nothing_says_so_without_a_share_of_nothing()
        => MarketSentences.Context(new MarketBuilder().Provider("Ash", 3).Slice(MarketBuilder.InMay with { Weight = Weight.WeeklyHours }))
        .Should().NotContain("recorded for");

    [Theory]
    [InlineData(500, "Micro-providers receive {50%} of referrals and state {20%} of the capacity.")]
    [InlineData(250, "Micro-providers receive {25%} of referrals and state {20%} of the capacity.")]
    [InlineData(249, "No size of provider receives much more of the referrals than its part of stated capacity.")]
    [InlineData(200, "No size of provider receives much more of the referrals than its part of stated capacity.")]
    public void A_band_is_called_out_from_five_quarters_of_its_capacity_on(int referrals, string sentence)
        => Bands(
        new MarketBuilder().Provider("Ash", 3, capacity: 20).Provider("Birch", 20, capacity: 80).Refer(referrals, "Ash")
            .Refer(1000 - referrals, "Birch"))
            .Should().Be(sentence);

    [Fact]
    public void What_chance_would_explain_is_not_called_out_and_of_two_the_farthest_beyond_is()
    {
        Bands(new MarketBuilder().Provider("Ash", 3, capacity: 20).Provider("Birch", 20, capacity: 80).Refer(3, "Ash").Refer(7, "Birch"))
            .Should().StartWith("No size of provider receives much more of the referrals than its part of stated capacity.");
        Bands(new MarketBuilder().Provider("Ash", 3, capacity: 10).Provider("Birch", 20, capacity: 20).Provider("Cedar", 100, capacity: 70)
            .Refer(400, "Ash").Refer(500, "Birch").Refer(100, "Cedar")).Should()
            .Be("Micro-providers receive {40%} of referrals and state {10%} of the capacity.");
    }

    private static string Bands(MarketBuilder market) => MarketSentences.Bands(BandShare.For(market.Slice()).Rows, Weight.Referrals).Marked;
}
