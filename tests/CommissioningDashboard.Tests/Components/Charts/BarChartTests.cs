using Bunit;
using CommissioningDashboard.Web.Components.Charts;

namespace CommissioningDashboard.Tests.Components.Charts;

public sealed class BarChartTests : BunitContext
{
    private static readonly Bar[] _bars =
    [
        new("Micro", 0.11, Palette.Micro) { SubLabel = "5 or fewer", Low = 0.1, High = 0.12, Circle = 0.48, Diamond = 0.15 },
        new("Small", null) { Shown = "[c]" },
        new("Large", null),
    ];

    [Fact]
    public void The_drawing_has_a_name_and_a_sentence_for_those_who_cannot_see_it()
    {
        var svg = Chart().Find("svg[role=img]");

        var named = svg.GetAttribute("aria-labelledby")!.Split(' ').Select(id => svg.QuerySelector($"#{id}")!.TextContent);
        named.Should().Equal("Share of referrals by size", "Micro-providers receive 11%.");
    }

    [Fact]
    public void Its_figures_stand_beneath_as_a_table_with_intervals_and_markers()
    {
        var rows = Chart().FindAll("table tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent)));

        rows.Should().Equal(
            "Size|share of referrals|95% interval|share of providers|share of capacity",
            "Micro (5 or fewer)|11%|10% to 12%|48%|15%",
            "Small|[c]||cannot be calculated|cannot be calculated",
            "Large|cannot be calculated||cannot be calculated|cannot be calculated");
    }

    [Fact]
    public void A_bar_ends_where_its_value_lies_and_a_missing_value_has_words_in_place_of_a_bar()
    {
        var chart = Chart();

        chart.FindAll("rect.chart-bar").Should().ContainSingle().Which.GetAttribute("width").Should().Be("22%");
        chart.FindAll("text").Select(text => text.TextContent).Should().Contain(["too few to show", "cannot be calculated", "[c]"]);
    }

    [Fact]
    public void Nothing_is_styled_in_the_markup()
        => Chart().FindAll("[style], style, script").Should().BeEmpty();

    [Fact]
    public void A_pressed_row_tells_which_it_was()
    {
        var pressed = -1;
        var chart = Render<BarChart>(parameters => Given(parameters).Add(x => x.OnSelect, row => pressed = row));

        chart.FindAll("g.chart-row")[2].Click();

        pressed.Should().Be(2);
    }

    private IRenderedComponent<BarChart> Chart() => Render<BarChart>(parameters => Given(parameters));

    private static ComponentParameterCollectionBuilder<BarChart> Given(ComponentParameterCollectionBuilder<BarChart> parameters) => parameters
        .Add(x => x.Id, "share").Add(x => x.Title, "Share of referrals by size").Add(x => x.Summary, "Micro-providers receive 11%.")
        .Add(x => x.Bars, _bars).Add(x => x.CategoryLabel, "Size").Add(x => x.ValueLabel, "share of referrals")
        .Add(x => x.CircleLabel, "share of providers").Add(x => x.DiamondLabel, "share of capacity");
}
