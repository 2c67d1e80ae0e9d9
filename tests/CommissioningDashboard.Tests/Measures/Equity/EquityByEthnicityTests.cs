using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class EquityByEthnicityTests
{
    [Fact]
    public void A_group_is_named_as_in_the_census()
    {
        var market = new MarketBuilder().Provider("Ash", 3).Provider("Oak", 300)
            .Refer(30, "Ash", with: x => x with { Ethnicity = EthnicityGroup.Asian, Need = Need.NotKnown })
            .Refer(90, "Oak", with: x => x with { Ethnicity = EthnicityGroup.White, Need = Need.NotKnown });

        EquityByEthnicity.For(market.Slice()).Finding.Marked.Should().Be(
            "People of the group “Asian or Asian British” went to a micro-provider in {100%} of arranged referrals, and all others in {0%}; {1 other gap} is clearer than chance too.");
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
        NaiveEquity.ShouldBe(slice, naive, EquityByEthnicity.For(slice).Rows, x => x.Ethnicity, EthnicityGroup.NoData, x => x.Name()));
}
