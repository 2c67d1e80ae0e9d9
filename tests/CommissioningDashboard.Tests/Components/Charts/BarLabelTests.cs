using CommissioningDashboard.Web.Components.Charts;

namespace CommissioningDashboard.Tests.Components.Charts;

public sealed class BarLabelTests
{
    private const string _name = "Northmoor County Council Direct Support";

    [Fact]
    public void What_fits_is_left_alone()
        => Within(BarLabel.Narrow, "Brackmarch Homecare", "Large").Should().Be(new BarLabel("Brackmarch Homecare", "Large"));

    [Fact]
    public void A_long_name_gives_way_to_a_short_explanation()
    {
        var label = Within(BarLabel.Narrow, _name, "In-house");

        label.Sub.Should().Be("In-house");
        label.Text.Should().EndWith("…");
        _name.Should().StartWith(label.Text.TrimEnd('…'));
        label.Text.Length.Should().BeGreaterThan(20);
    }

    [Fact]
    public void A_long_explanation_gives_way_to_a_short_name()
    {
        var label = Within(BarLabel.Narrow, "Micro", "department of the council or a company that the council owns");

        label.Text.Should().Be("Micro");
        label.Sub.Should().StartWith("department of the council").And.EndWith("…");
    }

    [Fact]
    public void Whatever_the_texts_they_fit_and_never_end_in_half_a_character()
    {
        foreach (var (name, sub) in Enumerable.Range(0, 60).SelectMany(n => Enumerable.Range(0, 60).Select(m => (new string('n', n) + "🌳🌳🌳", new string('m', m)))))
        {
            var label = Within(BarLabel.Narrow, name, sub);

            (PlotArea.TextWidth(label.Text, bold: true) + 8 + PlotArea.TextWidth(label.Sub!)).Should().BeLessThanOrEqualTo(BarLabel.Narrow);
            label.Text.IsNormalized().Should().BeTrue();
        }
    }

    private static BarLabel Within(int pixels, string name, string sub) => BarLabel.Within(pixels, name, sub);
}
