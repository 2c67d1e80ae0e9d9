using Bunit;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Statistics;
using CommissioningDashboard.Web.Components.Charts;
using CsCheck;

namespace CommissioningDashboard.Tests.Components.Charts;

public sealed class FunnelChartTests : BunitContext
{
    private static readonly FunnelMember[] _members =
    [
        new("Hospital discharge team", 10, 400), new("East", 44, 400), new("West", 18, 100), new("New team", 0, 0), new("North", 30, 100),
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
            "East|400|11%|8% to 14%|within the limits",
            "Hospital discharge team|400|3%|1% to 5%|below the 99.8% limit",
            "North|100|30%|22% to 40%|above the 99.8% limit",
            "West|100|18%|12% to 27%|above the 95% limit");
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
        => Chart().FindAll(".funnel-name").Select(name => name.TextContent)
        .Should().BeEquivalentTo("Hospital discharge team", "Hospital discharg…", "North");

    [Fact]
    public void A_name_too_long_for_a_phone_is_shortened_only_there()
    {
        Chart().Find(".label-wide.funnel-name").TextContent.Should().Be("Hospital discharge team");
        Chart().Find(".label-narrow.funnel-name").TextContent.Should().Be("Hospital discharg…");
    }

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
            "2 other teams, within the 99.8% limits|500|12%|10% to 16%|");
        chart.FindAll("svg.funnel-point title").Select(x => x.TextContent.Split(':')[0]).Should().BeEquivalentTo("one team", "one team", "Hospital discharge team", "North");
    }

    [Fact]
    public void Everybody_outside_is_listed_beneath_or_counted_where_no_name_is_allowed()
    {
        Chart().Find("figcaption").TextContent.Should().Be(
            "Outside the 99.8% limits: above, North 30%; below, Hospital discharge team 3%. "
            + "Between the 95% and the 99.8% limits, where chance alone puts about 1 in 20: above, West 18%.");
        Chart(othersLabel: "team").Find("figcaption").TextContent.Should().Contain("North").And.EndWith("about 1 in 20: 1 team, not named.");
    }

    [Fact]
    public void What_is_drawn_outside_what_is_listed_and_what_the_sentence_counts_agree_in_any_funnel()
        => FunnelReadings.Random.Sample(
            reading =>
            {
                var chart = Chart(reading);
                var counted = reading.Outside.Count;
                chart.FindAll("svg.funnel-point path.chart-far").Should().HaveCount(counted);
                chart.FindAll("svg.funnel-point path.chart-mid").Should().HaveCount(reading.Between.Count);
                chart.FindAll("svg.funnel-point circle").Should().HaveCount(reading.Places.Count - counted - reading.Between.Count);
                reading.Finding("teams").Plain.Should().StartWith(counted == 0 ? "None of the" : $"{counted} of {reading.Places.Count} teams");
                var listed = chart.FindAll("figcaption").Select(x => x.TextContent).SingleOrDefault() ?? "";
                reading.Outside.Concat(reading.Between).Where(x => !listed.Contains($"{x.Member.Name} {Written.Percent(x.Share)}")).Should().BeEmpty();
                reading.Places.Except(reading.Outside).Except(reading.Between).Where(x => listed.Contains($"{x.Member.Name} ")).Should().BeEmpty();

                // Drawn beyond a line is what is marked as beyond it: the limit at a point's own size, on the drawing's own scale.
                var layout = FunnelLayout.For(reading, plotHeight: 260);
                foreach (var mark in layout.Marks)
                {
                    var limits = Funnel.Limits(reading.Target!.Value, mark.Place.Member.Whole)!.Value.Within998;
                    var isBeyond = mark.Y < layout.Y(limits.High) - 1e-9 || mark.Y > layout.Y(limits.Low) + 1e-9;
                    isBeyond.Should().Be(mark.Place.IsOutside, $"{mark.Place} in a funnel around {reading.Target}");
                }
            },
            iter: 150, threads: 1);

    [Fact]
    public void Without_any_point_there_is_still_a_frame()
        => Chart(FunnelResult.FromMembers(null, [])).FindAll("svg.funnel-point").Should().BeEmpty();

    private IRenderedComponent<FunnelChart> Chart(string? othersLabel = null) => Chart(FunnelResult.FromMembers(0.1, _members), othersLabel);

    private IRenderedComponent<FunnelChart> Chart(FunnelResult reading, string? othersLabel = null) => Render<FunnelChart>(parameters => parameters
        .Add(x => x.Id, "teams").Add(x => x.Title, "Share to micro-providers by team").Add(x => x.Summary, "Two teams differ by more than chance.")
        .Add(x => x.Reading, reading).Add(x => x.CategoryLabel, "Team").Add(x => x.ValueLabel, "Share to micro").Add(x => x.OthersLabel, othersLabel));
}

public sealed class FunnelLayoutTests
{
    [Fact]
    public void A_point_stands_at_its_size_and_share()
    {
        var layout = Layout(0.1, new("East", 20, 200), new("West", 40, 400));

        layout.Marks.Select(mark => mark.X).Should().Equal(100, 50);
        layout.Marks.Should().OnlyContain(mark => mark.Y == layout.Y(0.1));
        layout.Y(0).Should().Be(layout.Foot);
    }

    [Fact]
    public void A_limit_is_left_out_where_nothing_could_cross_it()
    {
        var layout = Layout(0.1, new FunnelMember("East", 10, 100));

        // The low limit leaves 0 at n = 66, where none of all comes once in a thousand; the axis runs to 60%.
        layout.Limit(x => x.Within998.Low).Should().StartWith("M66.69 99.92").And.EndWith("L100 98");
        Funnel.Limits(0.1, 65)!.Value.Within998.Low.Should().Be(0);
    }

    [Fact]
    public void The_furthest_out_are_named_when_there_is_no_room_for_all()
    {
        var points = Enumerable.Range(0, 20).Select(n => new FunnelMember($"P{n:00}", 30 + (8 * n), 200)).ToArray();

        var layout = Layout(0.1, points);

        layout.Marks.Where(mark => mark.Name is not null).Select(mark => mark.Name).Order().Should().Equal(
            ["P06", "P08", "P10", "P12", "P14", "P16", "P18", "P19"], "names need 17 pixels and points stand 8 apart, so every second one from the top has room");
        layout.Marks.Where(mark => mark.Name is not null).Select(mark => mark.NameY).Order().Should().BeInAscendingOrder();
    }

    [Fact]
    public void A_name_that_would_stand_away_from_its_point_or_that_several_share_is_left_to_the_table()
    {
        var crowd = Enumerable.Range(0, 9).Select(n => new FunnelMember($"P{n}", 100, 200));

        var layout = Layout(0.3, [.. crowd, new("a person", 120, 200), new("a person", 121, 200), new("Low", 2, 200)]);

        var named = layout.Marks.Where(mark => mark.Name is not null).ToList();
        named.Select(mark => mark.Name).Should().Contain("Low").And.NotContain("a person").And.HaveCountLessThan(5);
        named.Should().OnlyContain(mark => Math.Abs(mark.NameY - mark.Y) < 18);
        layout.Marks.Should().HaveCount(12);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(null)]
    public void A_funnel_that_nobody_can_leave_or_that_is_none_can_be_drawn(double? target)
        => FunnelLayout.For(FunnelResult.FromMembers(target, [new("East", 5, 5)]), plotHeight: 200).Marks.Should().BeEmpty();

    private static FunnelLayout Layout(double target, params FunnelMember[] members) => FunnelLayout.For(FunnelResult.FromMembers(target, members), plotHeight: 200);
}

/// <summary>Funnels of every kind: few and many, small and large, near and far from the share of all.</summary>
internal static class FunnelReadings
{
    private static readonly Gen<(int Part, int Whole)> _sizes = Gen.Int[1, 900].SelectMany(whole => Gen.Int[0, whole].Select(part => (part, whole)));

    public static Gen<FunnelResult> Random { get; } = Gen.Select(Gen.Double[0.02, 0.98], Gen.Double[0, 1], _sizes.Array[3, 25])
        .Select((target, near, sizes) => FunnelResult.FromMembers(target, sizes.Select((x, n) => new FunnelMember($"Team {n:00}", Pulled(x, target, near), x.Whole))))
        .Where(x => x.CanCompare);

    private static double Pulled((int Part, int Whole) of, double target, double near) => Math.Round((of.Part * (1 - near)) + (of.Whole * target * near));
}
