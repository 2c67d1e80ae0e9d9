using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>Financial years run from April to March, both ends included.</summary>
public sealed class EntryAndExitYearsTests
{
    [Fact]
    public void The_first_year_is_the_one_in_which_the_data_begin_and_the_last_the_one_of_the_period()
        => Years(Market(), "2026-04").Should().Equal("2025/26", "2026/27");

    [Fact]
    public void A_period_that_ends_in_March_has_no_year_after_it()
        => Years(Market(), "2026-03").Should().Equal("2025/26");

    [Fact]
    public void The_last_day_of_March_belongs_to_the_year_that_ends()
    {
        var market = Market().Provider("Cedar", closed: "2026-03-31").Provider("Dogwood", with: x => x with { Listed = new(2026, 3, 31) });

        EntryAndExit.For(market.Slice(MarketBuilder.In("2026-04", "2026-04"))).Rows.Where(x => x.Band is null)
            .Select(x => (x.Label, x.Joined, x.Left)).Should().Equal(("2025/26", 1, 1), ("2026/27", 0, 0));
    }

    [Fact]
    public void Those_who_left_are_counted_from_the_smallest_size_to_the_largest_and_unknown_is_said_so()
    {
        EntryAndExit.Counted(2, DisplayBand.Micro).Should().Be("2 micro");
        EntryAndExit.Counted(1, DisplayBand.NotKnown).Should().Be("1 of unknown size");
        EntryAndExit.For(new MarketBuilder().Provider("Ash", 300, closed: "2026-05-10").Provider("Birch", 3, closed: "2026-05-12").Provider("Cedar", 3).Refer(1, "Cedar").Slice()).Finding.Plain
            .Should().EndWith("1 micro and 1 large.");
    }

    private static IEnumerable<string> Years(MarketBuilder market, string month)
        => EntryAndExit.For(market.Slice(MarketBuilder.In(month, month))).Rows.Where(x => x.Band is null).Select(x => x.Label);

    private static MarketBuilder Market() => new MarketBuilder().Provider("Ash").Refer(1, "Ash", "2026-02-10").Refer(1, "Ash", "2026-05-28");
}
