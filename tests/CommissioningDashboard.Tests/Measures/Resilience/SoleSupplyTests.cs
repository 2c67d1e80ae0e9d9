using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Statistics;
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

    /// <summary>
    /// In the north Ash gives 90 of 100 recorded hours, and one package of at most 10 is not known: 90 of 110 to 100 of 110. In the south
    /// it gives 20 of 30 recorded, and two packages of its own are not known: at most 40 of 49.
    /// </summary>
    [Fact]
    public void Where_hours_are_not_recorded_it_says_how_many_services_may_rest_on_one()
    {
        var market = new MarketBuilder().Provider("Ash").Provider("Birch")
            .Refer(9, "Ash", with: x => x with { Hours = 10 }).Refer(1, "Birch", with: x => x with { Hours = 10 }).Refer(1, "Birch")
            .Refer(2, "Ash", with: x => x with { Hours = 10, Area = "south" }).Refer(2, "Ash", with: x => x with { Area = "south" })
            .Refer(1, "Birch", with: x => x with { Hours = 9, Area = "south" });

        var result = SoleSupply.For(market.Slice());

        result.Rows.Should().ContainSingle().Which.Hours.Range.Should().Be(new Interval(90.0 / 110, 90.0 / 100));
        result.Value.Range.Should().Be(new Interval(11.0 / 16, 1));
        result.Finding.Marked.Should().Be(
            "{1 to 2} of 2 services in an area rest on one provider, as some hours are not recorded; {69% or more} of 16 people with support have it there.");
    }

    [Fact]
    public void The_finding_says_when_none_does_and_when_there_is_nothing()
    {
        SoleSupply.For(Two(10)).Finding.Marked.Should().Be("{No} service in an area rests on one provider.");
        SoleSupply.For(Two(null)).Finding.Marked.Should()
            .Be("Whether the one service in an area rests on one provider cannot be said, as some hours are not recorded.");
        SoleSupply.For(new MarketBuilder().Slice()).Finding.Marked.Should()
            .Be("Nobody has support going on with a named provider in a recorded area.");

        static MarketSlice Two(decimal? hours) => new MarketBuilder().Provider("Ash").Provider("Birch")
            .Refer(1, "Ash", with: x => x with { Hours = hours }).Refer(1, "Birch", with: x => x with { Hours = hours }).Slice();
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var going = naive.GoingOn(naive.Period.To).Where(x => x.Area is not null).ToList();
        var places = going.GroupBy(x => (x.Area, x.Service)).ToList();
        var sole = places.Where(x => Rests(x, share => share.Low > 0.8)).ToList();
        var mayBe = places.Where(x => Rests(x, share => share.High > 0.8)).ToList();

        var result = SoleSupply.For(slice);

        result.Value.Value.ShouldBeAbout(going.Count == 0 ? null : Share(sole));
        (result.Value.Range?.High).ShouldBeAbout(mayBe.Count == sole.Count ? null : Share(mayBe));
        result.Rows.Select(x => (x.Area.Name, x.Service.Name)).Should().BeEquivalentTo(sole.Select(x => x.Key));

        double Share(IEnumerable<IEnumerable<PlainReferral>> there)
            => (double)NaiveSupport.People(there.SelectMany(x => x)) / NaiveSupport.People(going);

        bool Rests(IEnumerable<PlainReferral> place, Func<(double Low, double High), bool> isMuch)
            => place.Select(x => x.Provider).Distinct().Count() == 1
            || place.GroupBy(x => x.Provider).Any(x => isMuch(NaiveSupport.HoursBetween([.. x], [.. place], naive)));

        foreach (var row in result.Rows)
        {
            var place = sole.Single(x => x.Key == (row.Area.Name, row.Service.Name)).ToList();
            row.Providers.Should().Be(place.Select(x => x.Provider).Distinct().Count());
            (row.Support, row.Whole).ShouldBe([.. place.Where(x => x.Provider == row.Provider.Name)], place, naive);
        }
    });
}
