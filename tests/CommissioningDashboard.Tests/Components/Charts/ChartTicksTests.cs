using CommissioningDashboard.Web.Components.Charts;

namespace CommissioningDashboard.Tests.Components.Charts;

public sealed class ChartTicksTests
{
    [Fact]
    public void A_financial_year_is_named_at_its_april()
    {
        var months = Enumerable.Range(0, 24).Select(month => new DateOnly(2023, 10, 1).AddMonths(month)).ToList();

        var ticks = ChartTicks.FinancialYears(months);

        ticks.Should().Equal(new ChartTick(0, "23/24"), new ChartTick(6, "24/25"), new ChartTick(18, "25/26"));
    }

    [Fact]
    public void A_part_year_too_short_for_its_name_goes_without()
    {
        var months = Enumerable.Range(0, 24).Select(month => new DateOnly(2024, 3, 1).AddMonths(month)).ToList();

        ChartTicks.FinancialYears(months)[0].Should().Be(new ChartTick(1, "24/25"));
    }

    [Fact]
    public void Even_ticks_are_about_as_many_as_wanted()
        => ChartTicks.Evenly([.. Enumerable.Range(1, 20).Select(n => $"{n}")], 5).Select(tick => tick.Text).Should().Equal("1", "5", "9", "13", "17");
}
