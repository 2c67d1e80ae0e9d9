using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class InvisibleProvidersWordsTests
{
    [Fact]
    public void The_last_referral_of_each_without_one_is_named_by_its_month_or_since_when_there_is_no_record()
    {
        var result = InvisibleProviders.For(
            new MarketBuilder().Provider("Ash").Provider("Birch").Provider("Cedar").Refer(1, "Ash", "2026-03-02").Refer(1, "Cedar")
                .Slice());

        result.Table.Rows.Single(x => x[0].Text == "Ash").Should().Contain(x => x.Text == "March 2026");
        result.Table.Rows.Single(x => x[0].Text == "Birch").Should().Contain(x => x.Text!.StartsWith("none since records began, "));
    }
}
