using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class SpareCapacityIfLargestExitsTests
{
    [Fact]
    public void Spare_hours_are_used_once_over_all_areas()
    {
        // Ash gives 100 hours in the north and 50 in the south. Birch goes anywhere and has 90 of 100 hours to spare;
        // Cedar covers the north only and has 40. So 130 of 150 hours can be placed.
        var market = new MarketBuilder().Provider("Ash").Provider("Birch", capacity: 100)
            .Provider("Cedar", capacity: 40, with: x => x with { Areas = [new("north", new(2020, 1, 1), null)] }).Provider("Dogwood")
            .Refer(10, "Ash", with: x => x with { Hours = 10 }).Refer(5, "Ash", with: x => x with { Hours = 10, Area = "south" })
            .Refer(1, "Birch", with: x => x with { Hours = 10 });

        var result = SpareCapacityIfLargestExits.For(market.Slice());

        result.Rows.Select(x => (x.Area!.Name, x.Support.Hours.Amount / 100, x.Able, x.WithSpare, x.Spare / 100, x.PlacedAlone / 100)).Should().Equal(
            ("north", 100, 3, 2, 130, 100), ("south", 50, 2, 1, 90, 50));
        result.Value.Value.Should().BeApproximately(130.0 / 150, 1e-12);
        result.Finding.Marked.Should().Be("If Ash left, others state room for {87%} of its 150 hours a week.");
        result.Working.Should().Equal(
            "To place: 150 hours a week, in 2 services of areas.",
            "Hours to spare with 2 other providers in all: 130.",
            "Of these, the most that can be placed where their providers offer the service and cover the area, each hour once: 130.",
            "130 ÷ 150 = 86.7%.");
        result.Table.Rows.Select(x => x[0].Text).Should().Equal("north", "south");
    }

    [Fact]
    public void A_filter_narrows_what_is_to_be_placed_and_not_what_others_already_give()
    {
        var market = new MarketBuilder().Provider("Ash").Provider("Birch", capacity: 20)
            .Refer(2, "Ash", with: x => x with { Hours = 10 }).Refer(1, "Birch", with: x => x with { Hours = 15, Area = "south" });

        SpareCapacityIfLargestExits.For(market.Slice(MarketBuilder.InMay with { Areas = ["north"] })).Value.Value.Should().Be(0.25);
    }

    [Fact]
    public void Without_hours_there_is_nothing_to_place()
        => SpareCapacityIfLargestExits.For(new MarketBuilder().Provider("Ash").Refer(3, "Ash").Slice()).Finding.Marked.Should().StartWith("Nothing can be said of this yet: stated capacity is recorded for {no} open and able provider.");

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var day = naive.Period.To;
        var going = naive.GoingOn(day);
        var everything = new NaiveMarket(naive.Rows, MarketFilter.Everything).GoingOn(day);
        var largest = going.Count == 0 ? null : NaiveSupport.Ranked(going)[0].Key;
        var cells = going.Where(x => x.Provider == largest).GroupBy(x => (x.Area, x.Service)).ToList();
        var spare = naive.Providers.Where(x => x.Name != largest && x.Openings.Any(o => o.Contains(day))).ToDictionary(x => x, x =>
            Math.Max(0, x.Capacities.Where(c => c.On <= day).OrderBy(c => c.On).Select(c => c.Hours).LastOrDefault()
                - NaiveSupport.Hours(everything.Where(r => r.Provider == x.Name))));

        var result = SpareCapacityIfLargestExits.For(slice);

        var toPlace = cells.Sum(NaiveSupport.Hours);
        result.Value.Value.ShouldBeAbout(toPlace == 0 ? null : (double)(LeastCut(cells, spare, day) / toPlace));
        result.Rows.Select(x => (x.Area?.Name, x.Service.Name)).Should().BeEquivalentTo(cells.Select(x => x.Key));
        foreach (var row in result.Rows)
        {
            var cell = cells.Single(x => x.Key == (row.Area?.Name, row.Service.Name));
            var able = spare.Where(x => Able(x.Key, cell.Key, day)).ToList();
            row.Able.Should().Be(able.Count);
            row.WithSpare.Should().Be(able.Count(x => x.Value > 0));
            (row.Spare / 100m).Should().Be(able.Sum(x => x.Value));
            (row.PlacedAlone / 100m).Should().Be(Math.Min(able.Sum(x => x.Value), NaiveSupport.Hours(cell)));
        }
    });

    /// <summary>The most that can be placed equals the least over all sets of needs of: the needs outside the set, and the spare hours that the set can reach.</summary>
    private static decimal LeastCut(
        List<IGrouping<(string? Area, string Service), PlainReferral>> cells, Dictionary<PlainProvider, decimal> spare, DateOnly day)
        => Enumerable.Range(0, 1 << cells.Count).Min(set =>
        {
            var inside = cells.Where((_, i) => (set >> i & 1) == 1).ToList();
            return cells.Except(inside).Sum(NaiveSupport.Hours) + spare.Where(x => inside.Exists(cell => Able(x.Key, cell.Key, day))).Sum(x => x.Value);
        });

    private static bool Able(PlainProvider provider, (string? Area, string Service) cell, DateOnly day)
        => provider.Services.Any(x => x.Name == cell.Service && x.Contains(day))
        && (cell.Area is null || !provider.Areas.Any(x => x.Contains(day)) || provider.Areas.Any(x => x.Name == cell.Area && x.Contains(day)));
}
