using Bunit;
using CommissioningDashboard.Web.Components.Charts;

namespace CommissioningDashboard.Tests.Components.Charts;

public sealed class RangeChartTests : BunitContext
{
    private static readonly RangeRow[] _ranges =
    [
        new("Micro", 21.5, Palette.Micro) { SubLabel = "312 referrals", Low = 20, High = 23.25 },
        new("Large", null) { SubLabel = "3 referrals" },
    ];

    [Fact]
    public void The_drawing_has_a_name_and_a_sentence_for_those_who_cannot_see_it()
    {
        var svg = Chart().Find("svg[role=img]");

        svg.GetAttribute("aria-labelledby")!.Split(' ').Select(id => svg.QuerySelector($"#{id}")!.TextContent).Should().Equal("Price per hour", "Micro £21.50.");
    }

    [Fact]
    public void Its_figures_stand_beneath_as_a_table()
        => Chart().FindAll("table tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent))).Should().Equal(
            "Size|median|middle half", "Micro (312 referrals)|£21.50|£20.00 to £23.25", "Large (3 referrals)|cannot be calculated|");

    [Fact]
    public void The_bar_runs_between_its_ends_on_an_axis_from_nought()
    {
        var chart = Chart();

        // The axis ends at £25.
        chart.Find("g.chart-row rect").GetAttribute("x").Should().Be("80%");
        chart.Find("g.chart-row rect").GetAttribute("width").Should().Be("13%");
        chart.FindAll("g.chart-row line").Select(x => x.GetAttribute("x1")).Should().Equal(["86%", "86%"], "what cannot be calculated is said and not drawn");
    }

    private IRenderedComponent<RangeChart> Chart() => Render<RangeChart>(x => x
        .Add(c => c.Id, "prices").Add(c => c.Title, "Price per hour").Add(c => c.Summary, "Micro £21.50.").Add(c => c.Ranges, _ranges)
        .Add(c => c.CategoryLabel, "Size").Add(c => c.ValueLabel, "median").Add(c => c.RangeLabel, "middle half").Add(c => c.Unit, FigureUnit.PoundsAndPence));
}
