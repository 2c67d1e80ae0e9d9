using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class EquityByNeedTests
{
    [Fact]
    public void A_reason_is_named_inside_the_sentence()
    {
        var market = new MarketBuilder().Provider("Ash", 3).Provider("Oak", 300)
            .Refer(30, "Ash", with: x => x with { Need = Need.MentalHealth })
            .Refer(90, "Oak", with: x => x with { Need = Need.SensorySupport });

        EquityByNeed.For(market.Slice()).Finding.Marked.Should().StartWith("People referred for sensory support went to a micro-provider in {0%} of arranged referrals, and all others in {100%};");
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
        NaiveEquity.ShouldBe(slice, naive, EquityByNeed.For(slice).Rows, x => x.Need, Need.NotKnown, x => x.Name()));
}
