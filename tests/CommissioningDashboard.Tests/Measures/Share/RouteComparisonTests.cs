using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class RouteComparisonTests
{
    [Fact]
    public void Routes_stand_side_by_side_and_are_not_added_up()
    {
        var slice = new MarketBuilder().Provider("Ash", 3).Provider("Birch", 20)
            .Refer(2, "Ash", with: x => x with { Hours = 2.5m, Cost = 50 }).Refer(6, "Birch")
            .Refer(1, "Ash", with: x => x with { Route = Route.DirectPayment })
            .Refer(3, null, with: x => x with { Route = Route.DirectPayment }).Slice();

        var result = RouteComparison.For(slice);

        result.Rows.Should().Equal(
            new RouteComparisonRow(Route.CouncilCommissioned, 8, 5, 100, 2, 8, 0, 1),
            new RouteComparisonRow(Route.DirectPayment, 4, 0, 0, 1, 1, 0, 1));
        result.Value.Value.Should().Be(0.25);
        result.Finding.Marked.Should()
            .Be("Micro-providers receive {2} of 8 council-commissioned referrals and {the only} direct payment that names its provider; "
            + "{3} of 4 direct payments name none.");
    }

    [Fact]
    public void The_finding_says_when_nothing_was_commissioned()
    {
        RouteComparison.For(new MarketBuilder().Provider("Ash", 3).Slice()).Finding.Plain.Should()
            .Be("No referral was arranged in this period.");
        RouteComparison.For(
            new MarketBuilder().Provider("Ash", 3).Refer(4, null, with: x => x with { Route = Route.Signposting }).Slice()).Finding.Plain
            .Should().Be("No council-commissioned referral in this period names its provider.");
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var arranged = naive.Arranged(naive.Period);

        foreach (var row in RouteComparison.For(slice).Rows.Where(x => x.MicroShare.Value is not null))
        {
            var most = NaiveMarket.Wilson((double)(row.Micro + row.Unknown) / row.Recorded, row.Recorded / naive.DesignEffect(DisplayBand.Micro, isCounted: true));
            row.MicroShare.Interval!.Value.High.Should().BeApproximately(Math.Min(1, most.High), 1e-6);
        }

        RouteComparison.For(slice).Rows.Select(x => (x.Route, x.Arranged, x.Hours, x.Pounds, x.Micro, x.Recorded)).Should().BeEquivalentTo(
            arranged.GroupBy(x => x.Route).Select(x => (
                x.Key, (long)x.Count(), (double)x.Sum(r => r.Hours ?? 0), (double)x.Sum(r => r.Cost ?? 0),
                (long)x.Count(r => r.Provider is not null && naive.BandThen(r) == DisplayBand.Micro),
                    (long)x.Count(r => r.Provider is not null))));
    });
}
