using System.Xml.Linq;
using Bunit;
using CommissioningDashboard.Web.Components.Charts;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace CommissioningDashboard.Tests.Components.Charts;

public sealed class ChartFileTests : BunitContext
{
    [Fact]
    public async Task A_chart_written_to_a_file_is_a_whole_svg_document_that_needs_no_style_sheet()
    {
        await using var renderer = new HtmlRenderer(Services, NullLoggerFactory.Instance);

        var svg = XDocument.Parse(await ChartFile.RenderAsync<LineChart>(renderer, new Dictionary<string, object?>
        {
            [nameof(LineChart.Id)] = "months",
            [nameof(LineChart.Title)] = "Referrals by month",
            [nameof(LineChart.Summary)] = "They rose from 3 to 5.",
            [nameof(LineChart.Unit)] = FigureUnit.Count,
            [nameof(LineChart.CategoryLabel)] = "Month",
            [nameof(LineChart.Data)] = new ChartData(["April", "May"], [new("Referrals", [3, 5])]),
        }, width: 600));

        svg.Root!.Name.Should().Be(XName.Get("svg", "http://www.w3.org/2000/svg"));
        svg.Root.Attribute("width")!.Value.Should().Be("600");
        svg.Descendants().Where(element => element.Name.LocalName == "text").Select(text => text.Value).Should().Contain(["Referrals by month", "April", "5"]);
        svg.Descendants().Where(element => element.Name.LocalName == "table").Should().BeEmpty();
    }
}
