using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class WorkingTests
{
    private static readonly MarketSlice _slice = new MarketBuilder().Provider("Ash", 3).Provider("Birch", 20).Provider("Cedar", 300)
        .Refer(5, "Ash").Refer(6, "Birch").Refer(9, "Cedar").Refer(20, null).Slice();

    [Fact]
    public void A_share_is_worked_through_from_its_counts_to_its_interval()
        => BandShare.For(_slice).Working.Should().Equal(
            "Micro-providers received 5 referrals.",
            "All recorded providers together received 20 referrals.",
            "5 ÷ 20 = 25.0%.",
            "Wilson’s 95% interval for that share of 20 referrals is 11.2% to 46.9%.");

    [Fact]
    public void A_rate_of_providers_is_worked_through()
        => InvisibleProviders.For(
        new MarketBuilder().Provider("Ash").Provider("Birch").Provider("Cedar").Refer(1, "Ash").Slice()).Working.Should().Equal(
            "Providers open and able without a referral: 2.",
            "Providers open and able on the last day of the period: 3.",
            "2 ÷ 3 = 66.7%.",
            "Wilson’s 95% interval for that share of 3 cases is 20.8% to 93.9%.",
            "Chances of no referral if all able were as likely, (1 − 1 ÷ able) for each choice multiplied, added up over these "
                + "providers: 2.");

    [Fact]
    public void An_index_is_worked_through_from_what_is_added_up()
    {
        // Shares 0.25, 0.3 and 0.45: squares 0.0625 + 0.09 + 0.2025; n(n − 1): 20 + 30 + 72 of 380.
        HerfindahlIndex.For(_slice).Working.Should().HaveCount(5).And.ContainInOrder(
            "Without each referral’s pair with itself it is 0.3211: n(n − 1) ÷ N(N − 1) added up over the providers.", "10,000 × 0.3211 = 3,211.");
        EffectiveProviders.For(_slice).Working.Should()
            .ContainInOrder("With each one’s share p, −Σ p ln p = 1.067.",
                "With what small numbers hide it is 1.119.", "exp(1.119) = 3.061.");
        UseInequality.For(_slice).Working.Should().Contain("Twice the difference is 0.1333.");
    }

    [Fact]
    public void Numbers_keep_the_digits_that_the_working_needs()
        => new[] { 7912, 1204.52, 14.2057, 0.03124 }.Select(Working.Number).Should().Equal("7,912", "1,204.5", "14.206", "0.0312");

    [Fact]
    public void What_cannot_be_calculated_is_not_worked_through()
        => BandShare.For(new MarketBuilder().Slice()).Working.Should().BeEmpty();
}
