using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class FrameworkGapTests
{
    private static PlainProvider OnFramework(PlainProvider provider)
        => provider with { OnFramework = [new("home", new(2024, 1, 1), null)] };

    [Fact]
    public void What_is_on_and_off_the_framework_is_listed_used_and_counted()
    {
        var slice = new MarketBuilder().Provider("Ash", 3).Provider("Birch", 4, with: OnFramework).Provider("Cedar", 300, with: OnFramework)
            .Refer(1, "Ash").Refer(9, "Cedar", with: x => x with { Hours = 10, Cost = 200 })
            .Refer(5, "Ash", with: x => x with { Route = Route.DirectPayment }).Slice();

        var result = FrameworkGap.For(slice);

        result.Rows.Should().Equal(
            new FrameworkGapRow(true, 2, 1, 1, 9, 0, 90, 1800) { HoursBy = new(1, 9000), PoundsBy = new(1, 180_000) }, new FrameworkGapRow(false, 1, 1, 1, 1, 1, 0, 0));
        result.Value.Value.Should().Be(0.5);
        result.Finding.Marked.Should()
            .Be("{1} of 2 open micro-providers is on a framework; providers on one received {90%} of 10 referrals that the council "
            + "arranged.");
    }

    [Fact]
    public void A_membership_that_had_ended_before_the_referrals_month_counts_no_more()
    {
        var slice = new MarketBuilder()
            .Provider("Ash", 3, with: x => x with { OnFramework = [new("home", new(2024, 1, 1), new(2026, 4, 30))] }).Refer(4, "Ash")
            .Slice();

        FrameworkGap.For(slice).Rows.Select(x => x.Arranged).Should().Equal(0, 4);
    }

    [Fact]
    public void It_says_when_there_is_no_framework_and_when_no_micro_provider_is_open()
    {
        FrameworkGap.For(new MarketBuilder().Provider("Ash", 3).Refer(1, "Ash").Slice()).Finding.Plain.Should()
            .StartWith("Nothing can be said of this yet: a place on a framework is recorded for no provider.");
        FrameworkGap.For(
            new MarketBuilder().Provider("Ash", 3, with: OnFramework).Refer(1, "Ash").Refer(1, null, with: x => x with { Service = "day" })
                .Slice(MarketBuilder.InMay with { Services = ["day"] }))
            .Finding.Plain.Should().Be("No provider was on a framework for any service looked at.");
        FrameworkGap.For(new MarketBuilder().Provider("Cedar", 300, with: OnFramework).Refer(1, "Cedar").Slice()).Finding.Plain
            .Should().Be("No micro-provider was open and able at the end of the period.");
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var open = naive.OpenAndAble(naive.Period.To);
        var bought = naive.Recorded(naive.Period).Where(x => x.Route is Route.CouncilCommissioned or Route.ManagedBudget).ToList();
        foreach (var row in FrameworkGap.For(slice).Rows)
        {
            var listed = open.Where(x => x.OnFramework.Any(f => f.Contains(naive.Period.To) && naive.LooksAt(f.Name)) == row.OnFramework)
                .ToList();
            var own = bought.Where(x => naive.Providers.Single(p => p.Name == x.Provider).OnFramework.Any(f =>
                f.Name == x.Service && Days(x.Day).Any(f.Contains)) == row.OnFramework).ToList();
            row.Listed.Should().Be(listed.Count);
            row.MicroListed.Should().Be(listed.Count(x => naive.BandAtEnd(x) == DisplayBand.Micro));
            row.Active.Should().Be(own.Select(x => x.Provider).Distinct().Count());
            row.Arranged.Should().Be(own.Count);
            row.MicroArranged.Should().Be(own.Count(x => naive.BandThen(x) == DisplayBand.Micro));
            row.Hours.Should().BeApproximately((double)own.Sum(x => x.Hours ?? 0), 1e-9);
            row.Pounds.Should().BeApproximately((double)own.Sum(x => x.Cost ?? 0), 1e-6);
        }
    });

    private static IEnumerable<DateOnly> Days(DateOnly day)
        => Enumerable.Range(1, DateTime.DaysInMonth(day.Year, day.Month)).Select(x => new DateOnly(day.Year, day.Month, x));
}
