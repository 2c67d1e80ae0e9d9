using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;
using CommissioningDashboard.Web.Components.Islands;
using CommissioningDashboard.Web.Components.Pages.Market;

namespace CommissioningDashboard.Tests.Islands;

public sealed class TrendWordsTests
{
    /// <summary>April to June 2026 is a whole quarter; in May 40 of 100 go to the micro-provider, in April and June nobody is referred.</summary>
    private static MarketBuilder Spring => new MarketBuilder()
        .Provider("Fern", 2).Provider("Oak", 400)
        .Refer(40, "Fern").Refer(60, "Oak").Refer(1, null, "2026-06-30").Refer(1, null, "2026-04-01");

    [Fact]
    public void A_quarter_is_told_with_count_shares_intervals_and_what_names_no_provider()
    {
        // Wilson for 40 of 100: 30.9% to 49.8%; for 60 of 100: 50.2% to 69.1%.
        Words(Spring, BandTrendByQuarter.Of).Should().Equal(
            "April 2026 to June 2026: 100 referrals to named providers. Micro 40% (95% interval 31% to 50%), large 60% (50% to 69%). 2 further referrals have no provider recorded.");
    }

    [Fact]
    public void A_month_is_told_likewise_and_one_without_a_named_provider_says_so()
    {
        Words(Spring, BandTrendByMonth.Of).Should().Equal(
            "April 2026: No referral was arranged with a named provider in this period.",
            "May 2026: 100 referrals to named providers. Micro 40% (95% interval 31% to 50%), large 60% (50% to 69%).",
            "June 2026: No referral was arranged with a named provider in this period.");
    }

    [Fact]
    public void Few_referrals_are_said_to_be_few()
        => Words(Spring.Refer(29, "Oak", "2026-04-02"), BandTrendByMonth.Of)[0].Should().Be(
            "April 2026: 29 referrals to named providers. Micro 0% (95% interval 0% to 12%), large 100% (88% to 100%). They rest on fewer than 30 referrals: low reliability. 1 further referral has no provider recorded.");

    private static string[] Words(MarketBuilder market, Func<MarketSlice, MeasureResult<BandTrendRow>> trend)
    {
        var slice = market.Slice(MarketBuilder.In("2026-04", "2026-06"));
        var rows = trend(slice).Rows;
        return [.. rows.Select(x => TrendWords.Of(x, BandCharts.InTrend(rows), slice.Weight))];
    }
}
