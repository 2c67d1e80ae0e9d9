using CommissioningDashboard.Web.Components.Charts;

namespace CommissioningDashboard.Tests.Components.Charts;

public sealed class LineLayoutTests
{
    [Theory]
    [InlineData("Micro")]
    [InlineData("No referral at all in the first twelve months after it joined")]
    public void The_label_at_the_end_of_a_line_stays_within_the_drawing_and_keeps_its_value(string name)
    {
        var data = new ChartData(["then", "now"], [new(name, [0.5, 0.934], Palette.Orange), new("Other", [0.4, 0.3], Palette.DarkBlue)]);

        var layout = LineLayout.For(data, FigureUnit.Percent, 200);

        layout.Ends[0].Text.Should().EndWith(" 93%").And.StartWith(name[..5]);
        layout.Ends.Should().OnlyContain(x => PlotArea.TextWidth(x.Text, true) < layout.Plot.Right);
    }
}
