using CommissioningDashboard.Data;
using CommissioningDashboard.Referrals;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Referrals;

public sealed class SuitabilityTests
{
    private static readonly DateOnly _day = new(2026, 5, 28);

    [Fact]
    public void Every_provider_either_fits_or_stands_under_its_first_reason()
    {
        var from = MarketBuilder.Day("2020-01-01");
        var market = new MarketBuilder()
            .Provider("Everywhere").Provider("Closed", closed: "2026-05-27")
            .Provider("Days only", with: x => x with { Services = [new("day", from, null)] })
            .Provider("South", with: x => x with { Areas = [new("south", from, null)] })
            .Provider("North and south", with: x => x with { Areas = [new("south", from, null), new("north", from, null)] })
            .Provider("Full", capacity: 9.5m).Provider("Room", capacity: 10)
            .Refer(1, "Everywhere").Rows.Snapshot();

        var fits = Suitability.Assess(market, _day, Place("home"), market.Areas.Single(x => x.Code == "north").Index, 10);

        fits.Fitting.Select(x => x.Name).Should().BeEquivalentTo("Everywhere", "North and south", "Room");
        fits.Others.Select(x => (x.Provider.Name, x.Reason)).Should().BeEquivalentTo(
            [("Closed", Unsuitable.Closed), ("Days only", Unsuitable.OtherServices), ("South", Unsuitable.OtherAreas), ("Full", Unsuitable.NoCapacity)]);
        fits.Others.Single(x => x.Provider.Name == "Full").Detail.Should().Be("states 9.5 hours a week");

        int Place(string code) => market.Services.Single(x => x.Code == code).Index;
    }

    [Theory]
    [InlineData(RegulatedActivity.Yes, 2)]
    [InlineData(RegulatedActivity.No, 3)]
    [InlineData(RegulatedActivity.NotKnown, 3)]
    public void Registration_is_asked_for_where_the_service_requires_it_and_never_elsewhere(RegulatedActivity regulated, int fitting)
    {
        var market = new MarketBuilder().Regulated("home", regulated)
            .Provider("Registered", with: x => x with { Registered = true })
            .Provider("Not registered", with: x => x with { Registered = false })
            .Provider("Nobody said", with: x => x with { Registered = null }).Refer(1, "Registered").Rows.Snapshot();

        var fits = Suitability.Assess(market, _day, market.Services.Single(x => x.Code == "home").Index, null, null);

        fits.Fitting.Should().HaveCount(fitting);
        fits.Others.Where(x => x.Provider.Name != "Not registered" || x.Reason != Unsuitable.NotRegistered).Should().BeEmpty();
    }

    [Fact]
    public void What_is_not_said_is_held_against_nobody()
    {
        var market = new MarketBuilder().Provider("Full", capacity: 1)
            .Provider("South", with: x => x with { Areas = [new("south", MarketBuilder.Day("2020-01-01"), null)] }).Refer(1, "Full").Rows.Snapshot();

        Suitability.Assess(market, _day, market.Services.Single(x => x.Code == "home").Index, null, null).Fitting.Should().HaveCount(2);
    }
}
