using CommissioningDashboard.Web.Components.Charts;

namespace CommissioningDashboard.Tests.Components.Charts;

public sealed class FigureTextTests
{
    [Theory]
    [InlineData(0.484, FigureUnit.Percent, "48%")]
    [InlineData(0.005, FigureUnit.Percent, "0.5%")]
    [InlineData(0.0, FigureUnit.Percent, "0%")]
    [InlineData(0.125, FigureUnit.Percent, "13%")]
    [InlineData(7912.0, FigureUnit.Count, "7,912")]
    [InlineData(13.44, FigureUnit.OneDecimal, "13.4")]
    [InlineData(1940.0, FigureUnit.Pounds, "£1,940")]
    [InlineData(null, FigureUnit.Count, "cannot be calculated")]
    [InlineData(double.NaN, FigureUnit.Percent, "cannot be calculated")]
    public void Numbers_are_written_as_a_british_reader_expects(double? value, FigureUnit unit, string text)
        => FigureText.Format(value, unit).Should().Be(text);

    [Fact]
    public void An_interval_needs_both_its_ends()
    {
        FigureText.Interval(0.1, 0.12, FigureUnit.Percent).Should().Be("10% to 12%");
        FigureText.Interval(0.1, null, FigureUnit.Percent).Should().BeEmpty();
    }
}
