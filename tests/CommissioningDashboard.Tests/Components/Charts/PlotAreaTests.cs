using CommissioningDashboard.Web.Components.Charts;

namespace CommissioningDashboard.Tests.Components.Charts;

public sealed class PlotAreaTests
{
    [Fact]
    public void Every_margin_a_drawing_can_ask_for_has_its_class_in_the_style_sheet()
    {
        var styles = File.ReadAllText(StyleSheet());

        var asked = from left in Enumerable.Range(0, 100) from right in Enumerable.Range(0, 160) select PlotArea.Between(left, right).CssClass;

        var missing = asked.SelectMany(classes => classes.Split(' ')).Distinct().Where(name => !name.EndsWith("-0", StringComparison.Ordinal) && !styles.Contains($".{name} ", StringComparison.Ordinal));
        missing.Should().BeEmpty();
    }

    private static string StyleSheet()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "CommissioningDashboard.sln"))) folder = folder.Parent;
        return Path.Combine(folder.FullName, "src", "CommissioningDashboard.Web", "wwwroot", "app.css");
    }
}
