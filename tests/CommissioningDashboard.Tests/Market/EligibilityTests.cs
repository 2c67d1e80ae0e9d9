using CommissioningDashboard.Market;

namespace CommissioningDashboard.Tests.Market;

public sealed class EligibilityTests
{
    private const int Day = 0;
    private const int Home = 1;
    private const int North = 0;
    private const int South = 1;

    private readonly MarketSnapshot _market = new MarketBuilder()
        .Provider("Anywhere").Provider("Closed", closed: "2026-04-30").Provider("Closing", closed: "2026-05-01")
        .Provider("North", with: x => x with { Areas = [Tie("north")] }).Provider("South", with: x => x with { Areas = [Tie("south")] })
        .Provider("Was in the north", with: x => x with { Areas = [Tie("north", "2026-04-30"), Tie("south")] })
        .Provider("Left every area", with: x => x with { Areas = [Tie("south", "2026-04-30")] })
        .Provider("Day", with: x => x with { Services = [Tie("day")] })
        .Provider("Was a day centre", with: x => x with { Services = [Tie("day", "2026-04-30"), Tie("home")] })
        .Refer(1, null, "2026-04-02").Refer(1, null).Rows.Snapshot();

    [Fact]
    public void Able_are_those_open_offering_the_service_and_covering_the_area_on_some_day_of_the_month()
    {
        Able(1, Home, North).Should().BeEquivalentTo("Anywhere", "Closing", "North", "Left every area", "Was a day centre");
        Able(1, Home, South).Should().BeEquivalentTo("Anywhere", "Closing", "South", "Was in the north", "Left every area", "Was a day centre");
        Able(1, Day, North).Should().BeEquivalentTo("Day");
        Able(0, Day, North).Should().BeEquivalentTo("Day", "Was a day centre");
        Able(0, Home, North).Should().Contain(["Closed", "Was in the north"]).And.NotContain(["South", "Left every area"]);
    }

    [Fact]
    public void A_referral_without_an_area_can_go_to_any_that_offers_the_service()
        => Able(1, Home, area: null).Should().BeEquivalentTo("Anywhere", "Closing", "North", "South", "Was in the north", "Left every area", "Was a day centre");

    private List<string> Able(int month, int service, int? area)
    {
        var able = new List<string>();
        foreach (var provider in _market.Eligible.ProvidersFor(month, service, area).Places)
        {
            able.Add(_market.Providers[provider].Name);
        }

        return able;
    }

    private static PlainTie Tie(string name, string? to = null) => new(name, new DateOnly(2020, 1, 1), to is null ? null : MarketBuilder.Day(to));
}
