namespace CommissioningDashboard.Tests.Components.Charts;

using Svg = CommissioningDashboard.Web.Components.Charts.Svg;

public sealed class SvgTests
{
    [Fact]
    public void A_missing_point_lifts_the_line()
        => Svg.Path([(0, 1), (1, 2), null, (3, 4.567)]).Should().Be("M0 1h0L1 2M3 4.57h0");

    [Fact]
    public void A_ribbon_closes_each_unbroken_run()
        => Svg.Area([(0, 1, 2), (1, 1, 2), null, (3, 5, 6)]).Should().Be("M0 2L1 2L1 1L0 1ZM3 6L3 5Z");
}
