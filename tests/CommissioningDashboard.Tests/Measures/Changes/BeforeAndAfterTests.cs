using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Statistics;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class BeforeAndAfterTests
{
    private static readonly string[] _areas = ["a", "b", "c", "d", "e", "f"];

    [Fact]
    public void Shares_before_and_after_are_those_counted_by_hand()
    {
        // Six areas, 20 referrals a month for three months either side of 1 March; micro-providers go from 4 to 12 of 20 in area a only.
        var row = BeforeAndAfter.For(Market(after: 12).Slice()).Rows.Single();

        (row.Before, row.After).Should().Be((new MicroCount(12, 0, 60), new MicroCount(36, 0, 60)));
        (row.OthersBefore, row.OthersAfter).Should().Be((new MicroCount(60, 0, 300), new MicroCount(60, 0, 300)));
        row.Further.Value.Should().BeApproximately(0.4, 1e-12);
        (row.Compared, row.Answer).Should().Be((5, ChangeAnswer.Moved));
        row.Sentence.Plain.Should().StartWith(
            "Coordinator (1 March 2026): micro-providers’ share went up by 40.0 percentage points more than in other areas (");
        row.Steps.Select(x => (x.Months.Label, x.Changed.Share.Value)).Should().Equal(("December 2025 to February 2026", 0.2), ("March 2026 to May 2026", 0.6));
    }

    [Fact]
    public void A_change_in_the_middle_of_a_month_leaves_that_month_out_and_needs_three_whole_ones_after_it()
        => BeforeAndAfter.For(Market(after: 12, from: "2026-03-02").Slice()).Rows.Single().Sentence.Plain.Should().Be(
            "Coordinator (2 March 2026): there are fewer than 3 whole months of data before it or after it.");

    [Fact]
    public void A_change_everywhere_has_nothing_to_be_compared_with()
        => BeforeAndAfter.For(Market(after: 12, where: "").Slice()).Finding.Plain.Should().Contain("there is nothing to compare it with");

    [Fact]
    public void Four_other_areas_are_too_few()
        => BeforeAndAfter.For(Market(after: 12, where: "area=a&area=b").Slice()).Finding.Plain.Should().Contain("fewer than 5 other areas");

    [Fact]
    public void A_filter_that_leaves_the_changed_area_out_leaves_the_change_out()
    {
        BeforeAndAfter.For(Market(after: 12).Slice(new() { Areas = ["b"] })).Rows.Should().BeEmpty();
        BeforeAndAfter.For(Market(after: 12).Slice(new() { Areas = ["a"] })).Value.Value.Should().BeApproximately(0.4, 1e-12, "what it is compared with lies outside the filter");
    }

    [Fact]
    public void Areas_that_moved_apart_before_are_not_put_down_to_the_change()
    {
        // None, then 10 and then 20 of 20 in area a.
        var row = BeforeAndAfter.For(Market(after: 20, before: 10, earlier: 0).Slice()).Rows.Single();

        row.FurtherEarlier!.Value.Should().Be(0.5);
        row.Answer.Should().Be(ChangeAnswer.ApartBefore);
        row.Sentence.Plain.Should().EndWith("so that this cannot be put down to the change.");
    }

    [Fact]
    public void While_sizes_are_not_known_the_figure_is_a_range_that_holds_the_truth()
    {
        var market = new ChangeMarket(7).Rows();
        var truth = BeforeAndAfter.For(MarketSlice.Take(market.Snapshot(), MarketFilter.Everything)).Value.Value!.Value;

        for (var salt = 0; salt < 8; salt++)
        {
            var left = market with { Providers = [.. market.Providers.Select((x, i) => i % 8 == salt ? x with { Sizes = [] } : x)] };
            var figure = BeforeAndAfter.For(MarketSlice.Take(left.Snapshot(), MarketFilter.Everything)).Value;

            figure.Range!.Value.Low.Should().BeLessThanOrEqualTo(truth + 1e-12);
            figure.Range.Value.High.Should().BeGreaterThanOrEqualTo(truth - 1e-12);
            figure.Interval!.Value.Contains(truth).Should().BeTrue();
        }
    }

    [Fact]
    public void A_plain_count_of_a_made_up_market_gives_the_same()
    {
        var market = new ChangeMarket(11).Rows();
        var row = BeforeAndAfter.For(MarketSlice.Take(market.Snapshot(), MarketFilter.Everything)).Rows.Single();
        var micro = market.Providers.Where(x => x.Sizes[0].Value == 3).Select(x => x.Name).ToHashSet();
        var (day, year) = (new DateOnly(2025, 6, 1), new DateOnly(2024, 6, 1));
        var cells = market.Referrals.Where(x => x.Day >= year && x.Day < day.AddYears(1)).GroupBy(x => (x.Service, x.Area)).Select(x => new BeforeAfter(
            x.Key.Area![^1], x.Key.Service[0], x.Key.Area == "area 0",
            (x.Count(r => r.Day < day && micro.Contains(r.Provider!)), x.Count(r => r.Day < day)),
            (x.Count(r => r.Day >= day && micro.Contains(r.Provider!)), x.Count(r => r.Day >= day)))).ToList();

        row.Further.Value.Should().BeApproximately(DifferenceInDifferences.Estimate(cells)!.Value, 1e-12);
        row.After.Whole.Should().Be((long)cells.Where(x => x.IsChanged).Sum(x => x.After.Whole));
    }

    private static Built Market(int after, string where = "area=a", string from = "2026-03-01", int before = 4, int? earlier = null)
    {
        var market = new MarketBuilder().Provider("micro", 3).Provider("larger", 100);
        for (var month = earlier is null ? 3 : 0; month < 9; month++)
        {
            foreach (var area in _areas)
            {
                var day = $"{new DateOnly(2025, 9, 28).AddMonths(month):yyyy-MM-dd}";
                var count = area != "a" ? 4 : month switch
                {
                    < 3 => earlier!.Value,
                    < 6 => before,
                    _ => after,
                };
                market.Refer(count, "micro", day, x => x with { Area = area }).Refer(20 - count, "larger", day, x => x with { Area = area });
            }
        }

        return new(market.Rows with { Areas = _areas, Changes = [ChangeMarket.Change(where, MarketBuilder.Day(from))] });
    }

    private sealed record Built(PlainMarket Rows)
    {
        public MarketSlice Slice(MarketFilter? filter = null) => MarketSlice.Take(Rows.Snapshot(), filter ?? MarketFilter.Everything);
    }
}
