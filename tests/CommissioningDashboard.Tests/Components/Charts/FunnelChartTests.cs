using Bunit;
using CommissioningDashboard.Statistics;
using CommissioningDashboard.Web.Components.Charts;

namespace CommissioningDashboard.Tests.Components.Charts;

public sealed class FunnelChartTests : BunitContext
{
    private static readonly FunnelPoint[] _points =
    [
        new("Hospital discharge team", 10, 400), new("East", 44, 400), new("West", 16, 100), new("New team", 0, 0), new("North", 30, 100),
    ];

    [Fact]
    public void The_drawing_has_a_name_and_a_sentence_for_those_who_cannot_see_it()
    {
        var svg = Chart().Find("svg[role=img]");

        var named = svg.GetAttribute("aria-labelledby")!.Split(' ').Select(id => svg.QuerySelector($"#{id}")!.TextContent);
        named.Should().Equal("Share to micro-providers by team", "Two teams differ by more than chance.");
    }

    [Fact]
    public void Its_figures_stand_beneath_as_a_table_with_each_position_in_words()
    {
        var rows = Chart().FindAll("table tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent)));

        rows.Should().Equal(
            "Team|Referrals|Share to micro|95% interval|Position",
            "Hospital discharge team|400|3%|1% to 5%|below the 99.8% limit",
            "East|400|11%|8% to 14%|within the limits",
            "West|100|16%|10% to 24%|above the 95% limit",
            "New team|0|cannot be calculated||",
            "North|100|30%|22% to 40%|above the 99.8% limit");
    }

    [Fact]
    public void Points_differ_in_shape_as_well_as_in_fill()
    {
        var shapes = Chart().FindAll("svg.funnel-point").ToDictionary(
            point => point.QuerySelector("title")!.TextContent.Split(':')[0],
            point => (point.LastElementChild!.LocalName, Path: point.LastElementChild.GetAttribute("d"), Fill: point.LastElementChild.GetAttribute("fill")));

        shapes.Keys.Should().BeEquivalentTo("Hospital discharge team", "East", "West", "North");
        shapes["East"].LocalName.Should().Be("circle");
        shapes.Values.Select(shape => shape.Path).Should().OnlyHaveUniqueItems();
        new[] { shapes["East"].Fill, shapes["West"].Fill, shapes["North"].Fill }.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Only_those_outside_the_outer_limits_are_named_in_the_drawing()
        => Chart().FindAll(".funnel-name").Select(name => name.TextContent).Should().BeEquivalentTo("Hospital discharg…", "North");

    [Fact]
    public void It_has_a_target_and_two_pairs_of_limits()
    {
        var chart = Chart();

        chart.FindAll("path.funnel-limit").Should().HaveCount(4).And.OnlyContain(path => path.GetAttribute("d")!.StartsWith('M'));
        chart.Find("path.funnel-target").GetAttribute("d").Should().Be("M0 75h0L100 75", "the target of 10% is a quarter of the axis to 40%");
        chart.Find(".chart-key").TextContent.Should().Contain("all together, 10%").And.Contain("95% limits").And.Contain("99.8% limits");
    }

    [Fact]
    public void Nothing_is_styled_in_the_markup_and_no_text_is_too_small()
    {
        var chart = Chart();

        chart.FindAll("[style], style, script").Should().BeEmpty();
        chart.FindAll("text").Should().OnlyContain(text => double.Parse(text.GetAttribute("font-size")!, System.Globalization.CultureInfo.InvariantCulture) >= 12);
    }

    [Fact]
    public void Where_only_those_outside_may_be_named_the_others_are_added_up()
    {
        var chart = Chart(othersLabel: "team");

        chart.FindAll("table tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent))).Should().Equal(
            "Hospital discharge team|400|3%|1% to 5%|below the 99.8% limit",
            "North|100|30%|22% to 40%|above the 99.8% limit",
            "3 other teams, within the 99.8% limits|500|12%|9% to 15%|");
        chart.FindAll("svg.funnel-point title").Select(x => x.TextContent.Split(':')[0]).Should().BeEquivalentTo("one team", "one team", "Hospital discharge team", "North");
    }

    [Fact]
    public void Without_any_point_there_is_still_a_frame()
        => Chart([]).FindAll("svg.funnel-point").Should().BeEmpty();

    private IRenderedComponent<FunnelChart> Chart(FunnelPoint[]? points = null, string? othersLabel = null) => Render<FunnelChart>(parameters => parameters
        .Add(x => x.Id, "teams").Add(x => x.Title, "Share to micro-providers by team").Add(x => x.Summary, "Two teams differ by more than chance.")
        .Add(x => x.Points, points ?? _points).Add(x => x.Target, 0.1).Add(x => x.CategoryLabel, "Team").Add(x => x.ValueLabel, "Share to micro").Add(x => x.OthersLabel, othersLabel));
}

public sealed class FunnelLayoutTests
{
    [Fact]
    public void A_point_stands_at_its_size_and_share()
    {
        var layout = FunnelLayout.For([new("East", 20, 200), new("West", 40, 400)], target: 0.1, plotHeight: 200);

        layout.Marks.Select(mark => mark.X).Should().Equal(50, 100);
        layout.Marks.Should().OnlyContain(mark => mark.Y == layout.Y(0.1));
        layout.Y(0).Should().Be(layout.Foot);
    }

    [Fact]
    public void A_limit_is_left_out_where_nothing_could_cross_it()
    {
        var layout = FunnelLayout.For([new("East", 10, 100)], target: 0.1, plotHeight: 200);

        // The low limit leaves 0 at n = 86 and is 0.7% at 100; the axis runs to 60%.
        layout.Limit(x => x.Within998.Low).Should().StartWith("M87.11 99.89").And.EndWith("L100 98.78");
        Funnel.Limits(0.1, 85)!.Value.Within998.Low.Should().Be(0);
    }

    [Fact]
    public void The_furthest_out_are_named_when_there_is_no_room_for_all()
    {
        var points = Enumerable.Range(0, 20).Select(n => new FunnelPoint($"P{n:00}", 30 + (8 * n), 200)).ToArray();

        var layout = FunnelLayout.For(points, target: 0.1, plotHeight: 200);

        layout.Marks.Where(mark => mark.Name is not null).Select(mark => mark.Name).Order().Should().Equal(
            ["P06", "P08", "P10", "P12", "P14", "P16", "P18", "P19"], "names need 17 pixels and points stand 8 apart, so every second one from the top has room");
        layout.Marks.Where(mark => mark.Name is not null).Select(mark => mark.NameY).Order().Should().BeInAscendingOrder();
    }

    [Fact]
    public void A_name_that_would_stand_away_from_its_point_or_that_several_share_is_left_to_the_table()
    {
        var crowd = Enumerable.Range(0, 9).Select(n => new FunnelPoint($"P{n}", 100, 200));

        var layout = FunnelLayout.For([.. crowd, new("a person", 120, 200), new("a person", 121, 200), new("Low", 2, 200)], target: 0.3, plotHeight: 200);

        var named = layout.Marks.Where(mark => mark.Name is not null).ToList();
        named.Select(mark => mark.Name).Should().Contain("Low").And.NotContain("a person").And.HaveCountLessThan(5);
        named.Should().OnlyContain(mark => Math.Abs(mark.NameY - mark.Y) < 18);
        layout.Marks.Should().HaveCount(12);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 5)]
    public void Targets_of_nothing_and_of_all_can_be_drawn(double target, double part)
        => FunnelLayout.For([new("East", part, 5)], target, plotHeight: 200).Marks.Should().ContainSingle().Which.Position.Should().Be(FunnelPosition.Within);
}
