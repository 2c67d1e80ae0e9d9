using Bunit;
using CommissioningDashboard.Web.Components.Charts;

namespace CommissioningDashboard.Tests.Components.Charts;

public sealed class RangeChartTests : BunitContext
{
    private static readonly RangeGroup[] _groups =
    [
        new("Home care", "100% is £20.00 an hour",
        [
            new("Micro", 0.95, Palette.Micro) { SubLabel = "312 referrals", Low = 0.9, High = 1, Amount = "£19.00", AmountRange = "£18.00 to £20.00" },
            new("Large", null) { SubLabel = "3 referrals", Amount = "cannot be calculated" },
        ]),
        new("Night care", "100% is £12.00 an hour", [new("Micro", 1.1, Palette.Micro) { Low = 1.05, High = 1.2, Amount = "£13.20", AmountRange = "£12.60 to £14.40" }]),
    ];

    [Fact]
    public void The_drawing_has_a_name_and_a_sentence_for_those_who_cannot_see_it()
    {
        var svg = Chart().Find("svg[role=img]");

        svg.GetAttribute("aria-labelledby")!.Split(' ').Select(id => svg.QuerySelector($"#{id}")!.TextContent).Should().Equal("Price per hour", "Micro 95%.");
    }

    [Fact]
    public void Its_figures_stand_beneath_as_a_table_in_pounds_and_over_the_reference()
        => Chart().FindAll("table tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent))).Should().Equal(
            "Service|Size|Median|Middle half|Median over 100%|Middle half over 100%",
            "Home care|Micro (312 referrals)|£19.00|£18.00 to £20.00|95%|90% to 100%",
            "Home care|Large (3 referrals)|cannot be calculated||cannot be calculated|",
            "Night care|Micro|£13.20|£12.60 to £14.40|110%|105% to 120%");

    [Fact]
    public void All_groups_share_one_scale_that_spans_what_is_drawn_and_one_line_at_100_per_cent()
    {
        var chart = Chart();

        // From 90% to 120%: a box of 10 points is a third of the width.
        chart.FindAll("rect.range-box").Select(x => (x.GetAttribute("x"), x.GetAttribute("width"))).Should().Equal(("0%", "33.33%"), ("50%", "50%"));
        chart.FindAll("line.range-reference").Select(x => x.GetAttribute("x1")).Should().Equal(["33.33%", "33.33%"], "each group is a drawing, for paper");
        chart.FindAll("line.range-middle").Select(x => x.GetAttribute("x1")).Should().Equal(["16.67%", "66.67%"], "what cannot be calculated is said and not drawn");
    }

    [Fact]
    public void One_key_serves_all_groups_and_says_what_100_per_cent_is()
        => Chart().FindAll(".chart-key li").Select(x => x.TextContent).Should().Equal("median", "middle half", "100%: the service’s median");

    [Fact]
    public void The_axis_is_written_above_the_first_group_and_below_the_last_and_one_drawing_speaks_for_all()
    {
        var drawings = Chart().FindAll("svg.chart-drawing");

        drawings.Select(x => x.QuerySelectorAll(".tick").Length).Should().Equal(7, 7);
        drawings.Select(x => (x.GetAttribute("role"), x.GetAttribute("aria-hidden"))).Should().Equal(("img", null), (null, "true"));
    }

    [Fact]
    public void Without_any_group_there_is_still_a_frame()
        => Chart([]).FindAll("rect.range-box").Should().BeEmpty();

    private IRenderedComponent<RangeChart> Chart(RangeGroup[]? groups = null) => Render<RangeChart>(x => x
        .Add(c => c.Id, "prices").Add(c => c.Title, "Price per hour").Add(c => c.Summary, "Micro 95%.").Add(c => c.Groups, groups ?? _groups)
        .Add(c => c.GroupLabel, "Service").Add(c => c.CategoryLabel, "Size").Add(c => c.ValueLabel, "median").Add(c => c.RangeLabel, "middle half")
        .Add(c => c.ReferenceLabel, "the service’s median").Add(c => c.Unit, FigureUnit.Percent));
}
