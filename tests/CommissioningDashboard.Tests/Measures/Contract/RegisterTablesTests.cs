using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class RegisterTablesTests
{
    private static readonly DateOnly _start = new(2020, 1, 1);

    private static readonly DateOnly _day = new(2026, 5, 31);

    private readonly MarketSlice _slice = new MarketBuilder()
        .Provider("Ash Care", 3, with: x => x with { Areas = [new("south", _start, null), new("north", _start, null), new("north", _start.AddYears(1), null)] })
        .Provider("Birch Care", closed: "2026-05-30", with: x => x with { Services = [new("home", _start, new DateOnly(2026, 5, 30)), new("day", _start, null)] })
        .Refer(2, "Ash Care", "2026-04-02").Refer(3, "Ash Care").Slice();

    [Fact]
    public void Each_provider_stands_as_it_was_on_the_last_day_with_what_it_received()
        => RegisterTables.Lines(_slice, RegisterSearch.Everything, _day)
            .Select(x => (x.Provider.Name, x.Band, x.Services, x.Areas, x.IsOpen, x.Referrals)).Should().Equal(
            ("Ash Care", DisplayBand.Micro, "home", "north, south", true, 3), ("Birch Care", DisplayBand.NotKnown, "day", "", false, 0));

    [Theory]
    [InlineData("", "Ash Care, Birch Care")]
    [InlineData("care", "Ash Care, Birch Care")]
    [InlineData("  BIRCH ", "Birch Care")]
    [InlineData("care north", "Ash Care")]
    [InlineData("day", "Birch Care")]
    [InlineData("birch north", "")]
    public void A_search_finds_those_that_hold_every_word(string search, string found)
        => string.Join(", ", Found(_slice, new RegisterSearch(search))).Should().Be(found);

    [Theory]
    [InlineData("day", null, "Birch Care")]
    [InlineData("home", null, "Ash Care")]
    [InlineData(null, "south", "Ash Care, Birch Care")]
    [InlineData("day", "north", "Birch Care")]
    [InlineData("no such service", null, "Ash Care, Birch Care")]
    public void A_service_and_an_area_narrow_the_register_and_who_states_no_area_covers_all(string? service, string? area, string found)
        => string.Join(", ", Found(_slice, new RegisterSearch(Service: service, Area: area))).Should().Be(found);

    [Fact]
    public void Those_that_are_open_and_those_of_a_community_can_be_asked_for_alone()
    {
        var slice = new MarketBuilder()
            .Provider("Ash", closed: "2026-05-30", with: x => x with { Communities = [new("Polish speakers", false, _start)] })
            .Provider("Birch").Refer(1, "Ash", "2026-04-02").Slice();

        Found(slice, new RegisterSearch(OnlyOpen: true)).Should().Equal("Birch");
        Found(slice, new RegisterSearch(Community: "polish speakers")).Should().Equal("Ash");
    }

    private static IEnumerable<string> Found(MarketSlice slice, RegisterSearch search)
        => RegisterTables.Lines(slice, search, _day).Select(x => x.Provider.Name);

    [Fact]
    public void The_tables_show_open_and_closed_and_each_month()
    {
        RegisterTables.Register(_slice, RegisterSearch.Everything, _day).Rows.Select(x => x[6].Text).Should().Equal("open", "closed");
        RegisterTables.Months(_slice, _slice.Providers[0]).Rows.Select(x => (x[0].Text, x[1].Number)).Should().Equal(("April 2026", 2), ("May 2026", 3));
        var empty = new MarketBuilder().Provider("Ash").Slice();
        RegisterTables.Months(empty, empty.Providers[0]).Rows.Should().ContainSingle().Which[1].Number.Should().Be(0);
    }
}
