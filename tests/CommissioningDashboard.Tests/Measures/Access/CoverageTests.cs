using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class CoverageTests
{
    [Fact]
    public void Each_service_in_each_area_counts_who_is_able_and_used()
    {
        var slice = new MarketBuilder().Provider("Ash", 3)
            .Provider("Birch", 20, with: x => x with { Areas = [new("south", new(2020, 1, 1), null)] })
            .Provider("Cedar", 9, with: x => x with { Services = [.. x.Services, new("day", new(2020, 1, 1), null)] }).Refer(4, "Ash")
            .Refer(1, null).Slice();

        var result = Coverage.For(slice);

        result.Rows.Select(x => (x.Area.Name, x.Service.Name, x.Able, x.Used, x.Referrals)).Should().Equal(
            ("north", "day", 1, 0, 0), ("north", "home", 2, 1, 5), ("south", "day", 1, 0, 0), ("south", "home", 3, 0, 0));
        result.Value.Value.Should().Be(0.75);
        result.Finding.Marked.Should().Be("{3} of 4 places (a service in an area) have two providers or fewer: 2 of them only one.");
    }

    [Fact]
    public void A_place_without_a_provider_is_named_by_what_was_asked_for_there()
        => Coverage.For(
        new MarketBuilder().Provider("Ash", 3).Refer(2, null, with: x => x with { Service = "day", Area = "south" }).Slice()).Finding.Marked
            .Should().Be("{All} 4 places (a service in an area) have two providers or fewer: 2 of them none, such as day in south.");

    [Fact]
    public void It_says_when_every_place_is_well_served()
        => Coverage.For(
        new MarketBuilder().Provider("Ash").Provider("Birch").Provider("Cedar").Refer(1, "Ash")
            .Slice(MarketBuilder.InMay with { Services = ["home"] })).Finding.Marked
            .Should().Be("Every service in every area looked at can be had from {3} providers or more.");

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var arranged = naive.Arranged(naive.Period);
        var day = naive.Period.To;
        foreach (var row in Coverage.For(slice).Rows)
        {
            var here = arranged.Where(x => x.Area == row.Area.Name && x.Service == row.Service.Name).ToList();
            row.Referrals.Should().Be(here.Count);
            row.Used.Should().Be(here.Where(x => x.Provider is not null).Select(x => x.Provider).Distinct().Count());
            row.Able.Should()
                .Be(naive.Providers.Count(
                x => x.Openings.Any(o => o.Contains(day)) && x.Services.Any(s => s.Name == row.Service.Name && s.Contains(day))
                && (x.Areas.All(a => !a.Contains(day)) || x.Areas.Any(a => a.Name == row.Area.Name && a.Contains(day)))));
        }
    });
}
