using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Tests.Measures;

public sealed class MeasureLimitsTests
{
    [Fact]
    public void These_are_not_followed_from_quarter_to_quarter()
        => MeasureCatalogue.All.Where(x => !x.Trends).Select(x => x.Id).Should().BeEquivalentTo(
            "absorption", "acceptance-by-provider", "area-bands", "band-trend-month", "band-trend-quarter", "before-and-after", "dependence",
            "dependence-by-area", "dependence-by-provider", "direct-payment-after-unmet", "micro-by-area", "micro-by-team", "micro-survival",
            "price-and-outcome", "quality-of-chosen", "registration-not-needed", "sole-supply");

    [Fact]
    public void For_these_no_figure_to_reach_can_be_set()
        => MeasureCatalogue.All.Where(x => !x.HasGoal).Select(x => x.Id).Should().BeEquivalentTo(
            "acceptance-by-provider", "band-trend-month", "band-trend-quarter", "before-and-after", "micro-by-area", "micro-by-team", "price-and-outcome",
            "registration-not-needed");
}
