using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class BandTrendByQuarterTests
{
    [Fact]
    public void Quarters_are_those_of_the_financial_year_and_whole()
    {
        var market = new MarketBuilder().Provider("Ash", 3).Provider("Birch", 20)
            .Refer(4, "Ash", "2025-12-20").Refer(3, "Ash", "2026-01-10").Refer(1, "Birch", "2026-03-30").Refer(5, "Ash", "2026-04-20").Refer(5, "Birch", "2026-05-28");

        var rows = BandTrendByQuarter.For(market.Slice(MarketFilter.Everything)).Rows;

        rows.Select(x => (x.Label, x.Share(DisplayBand.Micro).Value)).Should().Equal(("Jan to Mar 2026", 0.75));
    }

    [Fact]
    public void The_year_before_is_four_quarters_back()
    {
        var market = new MarketBuilder().Provider("Ash", 3).Provider("Birch", 20).Refer(1, "Ash", "2025-01-10").Refer(3, "Birch", "2025-03-30")
            .Refer(1, "Ash", "2026-01-10").Refer(1, "Birch", "2026-03-30");

        var result = BandTrendByQuarter.For(market.Slice(MarketFilter.Everything));

        (result.Value.Value, result.Compared!.Value).Should().Be((0.5, 0.25));
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows()
        => NaiveChecks.OnAnyMarket((slice, naive) => BandTrendByMonthTests.Compare(BandTrendByQuarter.For(slice).Rows, naive, 3));
}
