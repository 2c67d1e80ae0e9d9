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
        result.Finding.Marked.Should().Be("Too few referrals in Apr 2026 or May 2026 to set one beside the other.");
    }

    [Fact]
    public void Two_months_are_set_side_by_side_and_no_trend_is_made_of_them()
    {
        BandTrendByMonth.For(Moving(90, 10, 30, 70).Slice(MarketBuilder.In("2026-04", "2026-05"))).Finding.Marked
            .Should().Be("Micro-providers’ share was {90%} in Apr 2026 and {30%} in May 2026.");
        BandTrendByMonth.For(Moving(90, 10, 45, 5).Slice(MarketBuilder.In("2026-04", "2026-05"))).Finding.Marked
            .Should().Be("Micro-providers’ share was {90%} in Apr 2026 as in May 2026.");
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
