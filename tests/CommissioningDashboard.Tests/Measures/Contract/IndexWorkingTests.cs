using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>The indices worked through where the market is large enough for the plain form, and what a year before adds.</summary>
public sealed class IndexWorkingTests
{
    [Fact]
    public void Pairs_of_different_referrals_are_added_up()
        => HerfindahlIndex.For(Market(150, 50).Slice()).Working.Should().ContainInOrder(
            "2 providers received 200 referrals.", "The squares of their shares add up to 0.6250.",
            "Without each referral’s pair with itself it is 0.6231: n(n − 1) ÷ N(N − 1) added up over the providers.", "10,000 × 0.6231 = 6,231.");

    [Fact]
    public void Of_hours_each_pair_weighs_what_its_two_weigh()
    {
        // Three of 10 hours and one: 6 of 12 ordered pairs, all of one weight.
        var result = HerfindahlIndex.For(Market(3, 1, hours: 10).Slice(MarketBuilder.InMay with { Weight = Weight.WeeklyHours }));

        result.Value.Value.Should().BeApproximately(5_000, 1e-6);
        result.Working.Should().ContainInOrder("2 providers received 40 hours a week.", "The squares of their shares add up to 0.6250.");
    }

    [Fact]
    public void The_year_before_is_told_when_there_was_one()
    {
        HerfindahlIndex.For(Market(150, 50).Refer(200, "Ash", "2025-05-01").Slice()).Finding.Marked.Should()
            .EndWith("; a year before it was {10,000}.");
        HerfindahlIndex.For(Market(150, 50).Slice()).Finding.Marked.Should().NotContain("a year before");
    }

    [Fact]
    public void One_referral_is_too_few_and_none_is_none()
    {
        HerfindahlIndex.For(Market(1, 0).Slice()).Finding.Plain.Should()
            .Be("One referral is too few to say how concentrated the market is.");
        HerfindahlIndex.For(Market(0, 0).Slice()).Finding.Plain.Should()
            .Be("No referral was arranged with a named provider in this period.");
    }

    [Fact]
    public void One_provider_receives_all_and_two_share()
    {
        EffectiveProviders.For(Market(9, 0).Slice()).Finding.Marked.Should().Be("{One provider} received all of the referrals.");
        EffectiveProviders.For(Market(9, 9).Slice()).Finding.Marked.Should().Be("{2 providers} share the referrals almost equally.");
    }

    private static MarketBuilder Market(int ash, int birch, decimal? hours = null)
        => new MarketBuilder().Provider("Ash", 3).Provider("Birch", 300)
        .Refer(ash, "Ash", with: x => x with { Hours = hours }).Refer(birch, "Birch", with: x => x with { Hours = hours });
}
