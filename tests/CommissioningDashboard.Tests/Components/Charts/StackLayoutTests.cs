using CommissioningDashboard.Web.Components.Charts;

namespace CommissioningDashboard.Tests.Components.Charts;

public sealed class StackLayoutTests
{
    private static readonly ChartData _data = new(
        ["Q1", "Q2", "Q3"],
        [new("Micro", [10, 0, 30]), new("Large", [30, 0, 30], Palette.Large)]);

    [Fact]
    public void Shares_fill_the_height_of_each_column()
    {
        var layout = StackLayout.For(_data, FigureUnit.Count, shares: true, plotHeight: 200);

        layout.Segments.Where(segment => segment.Column == 0).Sum(segment => segment.Height).Should().BeApproximately(200, 1e-9);
        layout.Segments.Single(segment => segment is { Column: 0, Series: 0 }).Height.Should().BeApproximately(50, 1e-9);
    }

    [Fact]
    public void A_column_that_adds_up_to_nothing_is_a_gap()
        => StackLayout.For(_data, FigureUnit.Count, shares: true, plotHeight: 200).Segments.Should().NotContain(segment => segment.Column == 1);

    [Fact]
    public void The_first_series_stands_at_the_foot_and_plain_columns_keep_their_size()
    {
        var layout = StackLayout.For(_data, FigureUnit.Count, shares: false, plotHeight: 200);

        var foot = layout.Segments.Single(segment => segment is { Column: 2, Series: 0 });
        (foot.Y + foot.Height).Should().BeApproximately(layout.Foot, 1e-9);
        foot.Height.Should().BeApproximately(200 * 30 / layout.Scale.Max, 1e-9);
    }

    [Fact]
    public void Columns_never_overlap_however_many_there_are()
    {
        var columns = Enumerable.Range(0, 80).Select(column => StackLayout.Across(column, 80)).ToList();

        columns.Zip(columns.Skip(1)).Should().OnlyContain(pair => pair.First.X + pair.First.Width < pair.Second.X);
        (columns[^1].X + columns[^1].Width).Should().BeLessThan(100);
    }
}
