using CommissioningDashboard.Data;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class DependenceByAreaTests
{
    [Fact]
    public void Each_area_has_its_own_largest_provider()
    {
        var market = new MarketBuilder().Provider("Ash").Provider("Birch")
            .Refer(24, "Ash").Refer(8, "Birch").Refer(6, "Birch", with: x => x with { Area = "south" })
            .Refer(1, "Ash", with: x => x with { Area = null });

        var result = DependenceByArea.For(market.Slice());

        result.Rows.Select(x => (x.Name, x.Largest.Name, x.Providers, x.Support.People, x.Whole.People)).Should().Equal(
            ("Area not recorded", "Ash", 1, 1, 1), ("south", "Birch", 1, 6, 6), ("north", "Ash", 2, 24, 32));
        result.Value.Value.Should().Be(0.75, "the south has fewer than 30 people");
        result.Finding.Marked.Should().Be("In north one provider, Ash, supports {75%} of the people with support.");
    }

    [Fact]
    public void A_person_who_is_a_provider_is_not_named()
    {
        var result = DependenceByArea.For(
            new MarketBuilder().Provider("Jo Bloggs", ownership: Ownership.Individual).Refer(30, "Jo Bloggs").Slice());

        result.Finding.Plain.Should().StartWith("In north one provider, a person working alone, supports 100%");
        result.Table.Rows.SelectMany(x => x).Should().NotContain(x => x.Text == "Jo Bloggs");
    }

    [Fact]
    public void Small_areas_give_no_headline()
        => DependenceByArea.For(new MarketBuilder().Provider("Ash").Refer(29, "Ash").Slice()).Finding.Marked
            .Should().Be("In no area do 30 people or more have support, so which depends most on one provider cannot be said.");

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var areas = naive.GoingOn(naive.Period.To).GroupBy(x => x.Area ?? "Area not recorded").ToDictionary(x => x.Key, x => x.ToList());

        var result = DependenceByArea.For(slice);

        result.Rows.Select(x => x.Name).Should().BeEquivalentTo(areas.Keys);
        foreach (var row in result.Rows)
        {
            var largest = naive.RankedHolders(areas[row.Name])[0];
            row.Largest.Providers.Select(x => x.Name).Should().BeEquivalentTo(largest.Select(x => x.Provider).Distinct());
            row.Providers.Should().Be(areas[row.Name].Select(x => x.Provider).Distinct().Count());
            (row.Support, row.Whole).ShouldBe([.. largest], areas[row.Name], naive);
        }
    });
}
