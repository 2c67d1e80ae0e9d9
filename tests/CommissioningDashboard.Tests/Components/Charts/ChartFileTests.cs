using System.Xml.Linq;
using Bunit;
using CommissioningDashboard.Web.Components.Charts;
using CommissioningDashboard.Web.Pictures;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;
using SkiaSharp;

namespace CommissioningDashboard.Tests.Components.Charts;

public sealed class ChartFileTests : BunitContext
{
    [Fact]
    public async Task A_chart_written_to_a_file_is_a_whole_svg_document_that_needs_no_style_sheet()
    {
        var svg = await DrawAsync("Referrals by month");

        svg.Root!.Name.Should().Be(XName.Get("svg", "http://www.w3.org/2000/svg"));
        svg.Root.Attribute("width")!.Value.Should().Be("600");
        Texts(svg).Should().Contain(["Referrals by month", "They rose from 3 to 5.", "April", "5", "All services.", "Source: Testshire."]);
        svg.Descendants().Where(element => element.Name.LocalName is "table" or "style" or "script").Should().BeEmpty();
        svg.Descendants().Attributes().Where(x => x.Name.LocalName is "style" or "onclick").Should().BeEmpty();
    }

    [Fact]
    public async Task Words_too_long_for_the_picture_are_folded_between_words_and_none_is_lost()
    {
        var title = string.Join(' ', Enumerable.Range(1, 40).Select(x => $"word{x}"));

        var svg = await DrawAsync(title);

        var lines = Texts(svg).Where(x => x.StartsWith("word", StringComparison.Ordinal)).ToList();
        lines.Should().HaveCountGreaterThan(2);
        string.Join(' ', lines).Should().Be(title);
        Baselines(svg).Should().BeInAscendingOrder("no line is written over another");
    }

    [Fact]
    public async Task A_png_is_twice_the_size_of_the_drawing_and_has_letters_in_it()
    {
        var svg = await DrawAsync("Referrals by month");
        var (width, height) = ((int)svg.Root!.Attribute("width")!, (int)svg.Root.Attribute("height")!);

        var png = Raster.Png(svg.ToString(SaveOptions.DisableFormatting));
        svg.Descendants().Where(x => x.Name.LocalName == "text").Remove();
        var wordless = Raster.Png(svg.ToString(SaveOptions.DisableFormatting));

        using var image = SKBitmap.Decode(png);
        (image.Width, image.Height).Should().Be((2 * width, 2 * height));
        Ink(png).Should().BeGreaterThan(Ink(wordless) * 3 / 2, "most of what is dark in a small chart is its words");
    }

    private async Task<XDocument> DrawAsync(string title)
    {
        await using var renderer = new HtmlRenderer(Services, NullLoggerFactory.Instance);
        return XDocument.Parse(await ChartFile.RenderAsync(
            renderer, typeof(LineChart),
            new Dictionary<string, object?>
            {
                [nameof(LineChart.Id)] = "months",
                [nameof(LineChart.Title)] = title,
                [nameof(LineChart.Summary)] = "They rose from 3 to 5.",
                [nameof(LineChart.Unit)] = FigureUnit.Count,
                [nameof(LineChart.CategoryLabel)] = "Month",
                [nameof(LineChart.Data)] = new ChartData(["April", "May"], [new("Referrals", [3, 5])]),
            },
            new PictureFrame(600, ["All services.", "Source: Testshire."], "Disclosure profile: internal.")));
    }

    private static List<string> Texts(XDocument svg) => [.. svg.Descendants().Where(x => x.Name.LocalName == "text").Select(x => x.Value)];

    private static List<double> Baselines(XDocument svg)
        => [.. svg.Root!.Elements().Where(x => x.Name.LocalName == "g").Elements().Select(x => (double)x.Attribute("y")!)];

    private static int Ink(byte[] png)
    {
        using var image = SKBitmap.Decode(png);
        return image.Pixels.Count(x => x.Red < 128);
    }
}
