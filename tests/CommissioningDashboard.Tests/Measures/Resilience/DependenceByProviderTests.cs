using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class DependenceByProviderTests
{
    [Fact]
    public void Providers_come_by_people_with_the_areas_that_have_hardly_anybody_else()
    {
        var market = new MarketBuilder().Provider("Ash").Provider("Birch").Provider("Cedar")
            .Refer(5, "Birch").Refer(2, "Ash").Refer(1, "Cedar").Refer(4, "Ash", with: x => x with { Area = "south" });

        var result = DependenceByProvider.For(market.Slice());

        result.Rows.Select(x => (x.Provider.Name, x.Support.People, string.Join(',', x.Alone.Select(a => a.Name)), x.OneOfTwo.Count))
            .Should().Equal(
            ("Ash", 6, "south", 0), ("Birch", 5, "", 0), ("Cedar", 1, "", 0));
        result.Value.Value.Should().Be(0.5);
        result.Finding.Marked.Should().Be("In {1} of 2 areas one or two providers support everybody.");
    }

    [Fact]
    public void The_finding_says_when_every_area_has_three_and_when_there_is_none()
    {
        DependenceByProvider.For(
            new MarketBuilder().Provider("Ash").Provider("Birch").Provider("Cedar").Refer(1, "Ash").Refer(1, "Birch").Refer(1, "Cedar")
                .Slice()).Finding.Marked
            .Should().Be("In {the only} area three or more providers support people.");
        DependenceByProvider.For(new MarketBuilder().Slice()).Finding.Marked
            .Should().Be("Nobody has support going on with a named provider in a recorded area.");
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var going = naive.GoingOn(naive.Period.To);
        var active = going.Where(x => x.Area is not null).Select(x => (Area: x.Area!, x.Provider)).Distinct()
            .ToLookup(x => x.Area, x => x.Provider);

        var result = DependenceByProvider.For(slice);

        result.Value.Value.ShouldBeAbout(active.Count == 0 ? null : (double)active.Count(x => x.Count() < 3) / active.Count);
        result.Rows.Select(x => x.Provider.Name).Should().Equal(NaiveSupport.Ranked(going).Take(10).Select(x => x.Key));
        foreach (var row in result.Rows)
        {
            (row.Support, row.Whole).ShouldBe([.. going.Where(x => x.Provider == row.Provider.Name)], going, naive);
            row.Alone.Select(x => x.Name).Should()
                .BeEquivalentTo(active.Where(x => x.Count() == 1 && x.Contains(row.Provider.Name)).Select(x => x.Key));
            row.OneOfTwo.Select(x => x.Name).Should()
                .BeEquivalentTo(active.Where(x => x.Count() == 2 && x.Contains(row.Provider.Name)).Select(x => x.Key));
        }
    });
}
