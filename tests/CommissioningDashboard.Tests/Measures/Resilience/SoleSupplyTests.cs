using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class SoleSupplyTests
{
    [Fact]
    public void A_service_rests_on_one_provider_above_four_fifths_of_hours_or_when_it_is_the_only_one()
    {
        var market = new MarketBuilder().Provider("Ash").Provider("Birch")
            .Refer(9, "Ash", with: x => x with { Hours = 10 }).Refer(2, "Birch", with: x => x with { Hours = 10 })
            .Refer(4, "Ash", with: x => x with { Hours = 10, Area = "south" })
            .Refer(1, "Birch", with: x => x with { Hours = 10, Area = "south" })
            .Refer(3, "Birch", with: x => x with { Service = "day" }).Refer(6, "Ash", with: x => x with { Area = null });

        var result = SoleSupply.For(market.Slice());

        result.Rows.Select(x => (x.Area.Name, x.Service.Name, x.Provider.Name, x.Providers, x.Hours.Value)).Should().Equal(
            ("north", "home", "Ash", 2, 90.0 / 110), ("north", "day", "Birch", 1, null));
        result.Value.Value.Should().Be(14.0 / 19, "the south is at 80% and not above; support without an area is left out");
        result.Finding.Marked.Should()
            .Be("{2} of 3 services in an area rest on one provider; {74%} of 19 people with support have it there.");
    }

    [Fact]
    public void The_finding_says_when_none_does_and_when_there_is_nothing()
    {
        SoleSupply.For(new MarketBuilder().Provider("Ash").Provider("Birch").Refer(1, "Ash").Refer(1, "Birch").Slice()).Finding.Marked
            .Should().Be("{No} service in an area rests on one provider.");
        SoleSupply.For(new MarketBuilder().Slice()).Finding.Marked.Should()
            .Be("Nobody has support going on with a named provider in a recorded area.");
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var going = naive.GoingOn(naive.Period.To).Where(x => x.Area is not null).ToList();
        var sole = going.GroupBy(x => (x.Area, x.Service)).Where(place =>
            place.Select(x => x.Provider).Distinct().Count() == 1
            || place.GroupBy(x => x.Provider).Any(x => NaiveSupport.Hours(x) > 0.8m * NaiveSupport.Hours(place))).ToList();

        var result = SoleSupply.For(slice);

        result.Value.Value.ShouldBeAbout(
            going.Count == 0 ? null : (double)NaiveSupport.People(sole.SelectMany(x => x)) / NaiveSupport.People(going));
        result.Rows.Select(x => (x.Area.Name, x.Service.Name)).Should().BeEquivalentTo(sole.Select(x => x.Key));
        foreach (var row in result.Rows)
        {
            var place = sole.Single(x => x.Key == (row.Area.Name, row.Service.Name)).ToList();
            row.Providers.Should().Be(place.Select(x => x.Provider).Distinct().Count());
            (row.Support, row.Whole).ShouldBe([.. place.Where(x => x.Provider == row.Provider.Name)], place);
        }
    });
}
