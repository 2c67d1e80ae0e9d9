using CommissioningDashboard.Data;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class AbleProviderTests
{
    [Fact]
    public void Those_open_and_able_are_set_out_with_the_hours_they_state_and_have_left() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var (wanted, end) = (AbleProvider.ToTakeOver(slice).Select(x => x.Code).ToList(), naive.Period.To);
        var going = naive.Rows.Referrals.Where(x => x.Outcome == ReferralOutcome.Arranged && (x.Arranged ?? x.Day) <= end && !(x.Ended < end)).ToList();
        var expected = naive.OpenAndAble(end)
            .Where(x => x.Services.Any(s => s.Contains(end) && wanted.Contains(s.Name) && naive.LooksAt(s.Name)))
            .Select(x => (x.Name, Stated: x.Capacities.Where(c => c.On <= end).OrderBy(c => c.On).Select(c => (decimal?)c.Hours).LastOrDefault(),
                Given: going.Where(r => r.Provider == x.Name).Sum(r => r.Hours ?? 0)))
            .Select(x => (x.Name, x.Stated, Left: x.Stated is { } stated ? (double?)Math.Max(0, stated - x.Given) : null));

        AbleProvider.For(slice).Select(x => (x.Provider.Name, x.Stated?.WeeklyHours, x.Spare)).Should().BeEquivalentTo(expected);
        AbleProvider.For(slice).Select(x => x.Spare ?? -1).Should().BeInDescendingOrder();
    });

    [Fact]
    public void Only_the_services_of_those_who_left_and_carried_something_are_to_be_taken_over()
    {
        var market = new MarketBuilder()
            .Provider("Leaver", 30, closed: "2025-11-30").Provider("Home", 3, capacity: 100).Provider("Silent", 3)
            .Provider("Day", 3, capacity: 500, with: x => x with { Services = [new("day", new DateOnly(2020, 1, 1), null)] })
            .Refer(5, "Leaver", "2025-05-10").Refer(2, "Home", with: x => x with { Hours = 10 });

        AbleProvider.For(market.Slice()).Select(x => (x.Provider.Name, x.Spare)).Should().Equal(("Home", 80), ("Silent", null));
        AreaReasons.Able(market.Slice()).Plain.Should().Be("1 of 2 providers open and able to take over has stated hours to spare, 80 hours a week together; 1 has stated nothing.");
    }

    [Fact]
    public void Without_a_leaver_every_service_looked_at_counts()
    {
        var market = new MarketBuilder().Provider("Home", 3).Provider("Day", 3, with: x => x with { Services = [new("day", new DateOnly(2020, 1, 1), null)] }).Refer(1, "Home");

        AbleProvider.For(market.Slice()).Should().HaveCount(2);
        AreaReasons.Able(market.Slice()).Plain.Should().Be("None of 2 providers open and able to take over has stated hours to spare; 2 have stated nothing.");
        AreaReasons.Able(new MarketBuilder().Refer(1, null).Slice()).Plain.Should().Be("No provider is open and able to take over.");
    }
}
