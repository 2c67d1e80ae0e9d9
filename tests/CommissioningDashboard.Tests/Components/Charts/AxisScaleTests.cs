using CommissioningDashboard.Web.Components.Charts;
using CsCheck;

namespace CommissioningDashboard.Tests.Components.Charts;

public sealed class AxisScaleTests
{
    [Theory]
    [InlineData(0.48, FigureUnit.Percent, 0.5, 6)]
    [InlineData(0.97, FigureUnit.Percent, 1.0, 6)]
    [InlineData(1.0, FigureUnit.Percent, 1.0, 6)]
    [InlineData(0.03, FigureUnit.Percent, 0.03, 4)]
    [InlineData(3, FigureUnit.Count, 3, 4)]
    [InlineData(12345, FigureUnit.Count, 12500, 6)]
    [InlineData(17.2, FigureUnit.OneDecimal, 20, 5)]
    public void The_axis_ends_at_a_round_number_at_or_above_the_largest_value(double largest, FigureUnit unit, double max, int ticks)
    {
        var scale = AxisScale.For(largest, unit);

        scale.Max.Should().BeApproximately(max, 1e-9);
        scale.Ticks.Should().HaveCount(ticks);
    }

    [Fact]
    public void No_value_lies_beyond_the_axis_and_counts_are_never_split()
        => Gen.Select(Gen.Double[0.0001, 5_000_000], Gen.Int[1, 9]).Sample((largest, wanted) =>
        {
            var scale = AxisScale.For(largest, FigureUnit.Count, wanted);

            return scale.Max >= largest - 1e-6 && scale.Ticks[0] == 0 && scale.Ticks.All(tick => Math.Abs(tick - Math.Round(tick)) < 1e-9)
                && scale.Ticks.Count <= wanted + 1;
        });

    [Theory]
    [InlineData(0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void An_axis_without_values_is_still_an_axis(double largest)
        => AxisScale.For(largest, FigureUnit.Percent).Max.Should().BeApproximately(0.1, 1e-9);

    [Fact]
    public void A_value_beyond_a_fixed_axis_is_held_at_its_end()
        => new AxisScale(0.5, [0, 0.5]).Percent(0.8).Should().Be(100);

    [Theory]
    [InlineData(0.83, 1.31, 0.8, 1.4)]
    [InlineData(1, 1, 1, 1.01)]
    [InlineData(-0.2, 0.1, -0.2, 0.1)]
    public void An_axis_for_places_spans_what_is_drawn_and_little_more(double low, double high, double from, double to)
    {
        var scale = AxisScale.Around(low, high, FigureUnit.Percent);

        (scale.Min, scale.Max).Should().Be((from, to));
        scale.Percent(low).Should().BeGreaterThanOrEqualTo(0);
        scale.Percent(from).Should().Be(0);
        scale.Percent(to).Should().Be(100);
        scale.Ticks.Should().HaveCountGreaterThan(1).And.BeInAscendingOrder();
    }
}
