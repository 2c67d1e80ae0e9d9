using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class WhatChangedTests
{
    [Fact]
    public void Shares_that_moved_beyond_chance_are_named_the_largest_first()
        => In(new MarketBuilder().Provider("Ash", 3).Provider("Birch", 20).Provider("Cedar", 100)
            .Refer(300, "Ash", Before).Refer(600, "Birch", Before).Refer(100, "Cedar", Before).Refer(600, "Ash").Refer(200, "Birch")
            .Refer(200, "Cedar"))
            .Should().Equal(
                "Small: Share of referrals down from 60% to 20%.", "Micro: Share of referrals up from 30% to 60%.",
                    "Medium: Share of referrals up from 10% to 20%.");

    [Fact]
    public void A_share_that_chance_could_have_moved_is_not_named()
        => In(new MarketBuilder().Provider("Ash", 3).Provider("Birch", 20).Refer(4, "Ash", Before).Refer(6, "Birch", Before).Refer(6, "Ash")
        .Refer(4, "Birch")).Should().BeEmpty();

    [Fact]
    public void A_leaver_is_named_when_it_had_one_referral_in_a_hundred()
        => In(new MarketBuilder().Provider("Ash").Provider("Birch", closed: "2025-11-30").Provider("Cedar", closed: "2025-12-01")
        .Provider("Dogwood", closed: "2025-12-31")
            .Provider("Elm", closed: "2025-01-31").Refer(192, "Ash", Before).Refer(2, "Birch", Before).Refer(1, "Cedar", Before)
            .Refer(5, "Dogwood", Before).Refer(200, "Ash"))
            .Should().Equal(
                "Dogwood: Left in December 2025. It had received 5 of 200 referrals in the same months a year before.",
                "Birch: Left in November 2025. It had received 2 of 200 referrals in the same months a year before.");

    [Theory]
    [InlineData(0, "none has")]
    [InlineData(1, "1 has")]
    [InlineData(2, "2 have")]
    public void Those_who_joined_in_the_period_are_counted(int used, string words)
    {
        var market = new MarketBuilder().Provider("Ash").Refer(9, "Ash", Before).Refer(9, "Ash");
        for (var i = 0; i < 3; i++)
        {
            market.Provider($"New {i}", with: x => x with { Listed = new DateOnly(2026, 5, 1 + (15 * i)) })
                .Refer(i < used ? 1 : 0, $"New {i}");
        }

        market.Provider("Not yet", with: x => x with { Listed = new DateOnly(2026, 6, 1) });
        In(market).Should().Equal($"New providers: 3 providers joined the register in the period; {words} received a referral.");
    }

    [Fact]
    public void Data_that_do_not_reach_back_a_year_say_nothing_of_a_change()
        => In(new MarketBuilder().Provider("Ash", with: x => x with { Listed = new DateOnly(2026, 5, 1) }).Refer(9, "Ash", "2025-06-02")
        .Refer(9, "Ash")).Should().BeEmpty();

    private const string Before = "2025-05-10";

    private static IEnumerable<string> In(MarketBuilder market) => WhatChanged.In(market.Slice()).Select(x => $"{x.Subject}: {x.Sentence}");
}
