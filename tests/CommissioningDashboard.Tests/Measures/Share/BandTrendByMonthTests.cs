using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class BandTrendByMonthTests
{
    [Fact]
    public void Each_whole_month_has_its_own_shares()
    {
        var slice = Moving(8, 2, 5, 5).Slice(MarketBuilder.In("2026-04", "2026-05"));

        var result = BandTrendByMonth.For(slice);

        result.Rows.Select(x => (x.Label, x.Share(DisplayBand.Micro).Value)).Should().Equal(("Apr 2026", 0.8), ("May 2026", 0.5));
        result.Value.Value.Should().Be(0.5);
        result.Finding.Marked.Should().Be("Too few referrals in Apr 2026 or May 2026 to tell a change in any size’s share from chance.");
    }

    [Fact]
    public void The_finding_names_the_band_that_moved_most()
        => BandTrendByMonth.For(Moving(90, 10, 30, 70).Slice(MarketBuilder.In("2026-04", "2026-05"))).Finding.Marked
            .Should().Be("The share of micro-providers has fallen from {90%} in Apr 2026 to {30%} in May 2026.");

    [Fact]
    public void The_finding_names_a_rise_and_unknown_sizes_in_plain_words()
    {
        var market = new MarketBuilder().Provider("Ash").Provider("Birch", 3).Provider("Cedar", 20)
            .Refer(5, "Ash", "2026-04-28").Refer(50, "Birch", "2026-04-28").Refer(45, "Cedar", "2026-04-28")
            .Refer(90, "Ash").Refer(5, "Birch").Refer(5, "Cedar");

        BandTrendByMonth.For(market.Slice(MarketBuilder.In("2026-04", "2026-05"))).Finding.Marked
            .Should().Be("The share of providers of unknown size has risen from {5%} in Apr 2026 to {90%} in May 2026.");
    }

    [Fact]
    public void One_month_is_too_little_for_a_trend()
        => BandTrendByMonth.For(new MarketBuilder().Provider("Ash", 3).Refer(9, "Ash").Slice()).Finding.Marked
            .Should().Be("There is too little history to show a trend.");

    [Fact]
    public void A_month_that_the_data_do_not_cover_to_its_end_is_left_out()
        => BandTrendByMonth.For(
        new MarketBuilder().Provider("Ash", 3).Refer(9, "Ash", "2026-04-28").Refer(9, "Ash", "2026-05-10")
            .Slice(MarketBuilder.In("2026-04", "2026-05")))
            .Rows.Select(x => x.Label).Should().Equal("Apr 2026");

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows()
        => NaiveChecks.OnAnyMarket((slice, naive) => Compare(BandTrendByMonth.For(slice).Rows, naive, 1));

    /// <summary>The runs of so many months that lie wholly within the data and the last five years, and begin with a quarter.</summary>
    internal static void Compare(IReadOnlyList<BandTrendRow> rows, NaiveMarket naive, int each)
    {
        var last = naive.LastWholeDay is not { } whole ? DateOnly.MinValue : naive.Period.To < whole ? naive.Period.To : whole;
        var expected = new List<(DateOnly From, DateOnly To)>();
        for (var day = naive.FirstDay; day <= last; day = day.AddMonths(1))
        {
            var to = NaiveMarket.EndOf(day.AddMonths(each - 1));
            if ((day.Month - 1) % each == 0 && to <= last && day > last.AddMonths(-60))
            {
                expected.Add((day, to));
            }
        }

        rows.Select(x => (x.Time.From.FirstDay, x.Time.To.LastDay)).Should().Equal(expected);
        foreach (var row in rows)
        {
            var recorded = naive.Recorded((row.Time.From.FirstDay, row.Time.To.LastDay));
            foreach (var band in DisplayBands.OfProviders)
            {
                row.Share(band).ShouldBeShare(
                    naive, [.. recorded.Where(x => naive.BandThen(x) == band)], recorded, naive.Unknown(recorded, band),
                    naive.DesignEffect(band, each));
            }
        }
    }

    private static MarketBuilder Moving(int micro, int small, int microThen, int smallThen)
        => new MarketBuilder().Provider("Ash", 3).Provider("Birch", 20)
        .Refer(micro, "Ash", "2026-04-28").Refer(small, "Birch", "2026-04-28").Refer(microThen, "Ash").Refer(smallThen, "Birch");
}
