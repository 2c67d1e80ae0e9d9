using System.Net;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CommissioningDashboard.Access;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Contracts;

/// <summary>Every chart on every page can be taken away as a picture that says what it is, by whoever may take figures away.</summary>
public sealed class PictureContractTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string _filter = "weight=hours";

    /// <summary>Charts of what is no part of the market of referrals, whose filter a picture names.</summary>
    private static readonly string[] _withoutPicture = ["spend-chart"];

    private readonly Site _site = demo.Site;

    [Fact]
    public async Task Every_chart_of_every_page_is_had_as_svg_with_title_source_filter_and_day()
    {
        var client = await _site.As(Role.Commissioner);
        var (faults, taken) = (new List<string>(), 0);
        foreach (var (page, html) in await PagesAsync(client))
        {
            foreach (var figure in html.QuerySelectorAll("figure.chart").Where(x => !_withoutPicture.Contains(x.Id)))
            {
                if (Link(figure, "Chart as SVG") is not { } address)
                {
                    faults.Add($"{page}: {figure.Id} cannot be had as SVG");
                    continue;
                }

                using var response = await client.GetAsync(address);
                taken++;
                if (response.StatusCode != HttpStatusCode.OK)
                {
                    faults.Add($"{address}: {response.StatusCode}");
                    continue;
                }

                var svg = XDocument.Parse(await response.Content.ReadAsStringAsync());
                var words = string.Join(' ', svg.Descendants().Where(x => x.Name.LocalName == "text").Select(x => x.Value));
                var title = figure.QuerySelector("svg[role=img] > title")!.TextContent;
                faults.AddRange(new[] { title, "counted by weekly hours", "Source: ", "latest referral ", "Taken ", "Internal" }
                    .Where(x => !words.Contains(x, StringComparison.Ordinal)).Select(x => $"{address} does not say “{x}”"));
                faults.AddRange(Marks(figure).Except(svg.Descendants().Select(x => x.Name.LocalName)).Select(x => $"{address} has no {x}, and the page has"));
                if (response.Content.Headers.ContentDisposition is not { DispositionType: "attachment" } file || !System.Text.RegularExpressions.Regex.IsMatch(file.FileNameStar!, @"^[\w-]+-internal-\d{4}-\d\d-to-\d{4}-\d\d-.*weight-hours\.svg$"))
                {
                    faults.Add($"{address} is not sent as a file that is named internal, of its months and with its filter");
                }

                faults.AddRange(new[] { "Disclosure profile: internal. First month: ", "weight=hours" }
                    .Where(x => svg.Descendants().Single(m => m.Name.LocalName == "metadata").Value.Contains(x, StringComparison.Ordinal) is false)
                    .Select(x => $"{address} does not say “{x}” in its metadata"));
            }
        }

        faults.Should().BeEmpty();
        taken.Should().BeGreaterThan(30);
    }

    [Fact]
    public async Task A_picture_is_had_as_png_and_its_taking_is_written_down()
    {
        using var response = await (await _site.As(Role.ReportManager)).GetAsync("/charts/value/price-chart.png?weight=hours&from=2025-01&to=2025-12");
        var png = await response.Content.ReadAsByteArrayAsync();

        response.Content.Headers.ContentDisposition!.FileName.Should().Be("price-chart-internal-2025-01-to-2025-12-weight-hours.png");
        PngTexts(png).Should().Equal("Disclosure profile\u0000internal", "First month\u00002025-01", "Last month\u00002025-12", "Filter\u0000weight=hours");
        using var drawn = SkiaSharp.SKBitmap.Decode(png);
        drawn.Width.Should().Be(1680, "words in the file may not keep it from being read");
        png.Take(4).Should().Equal(0x89, 0x50, 0x4E, 0x47);
        png.Should().HaveCountGreaterThan(20_000, "letters and boxes are in it");
        await using var db = _site.Database.For(_site.Authority.Id);
        var entry = await db.AuditEntries.OrderBy(x => x.Id).LastAsync(x => x.Action == "figures.exported");
        entry.Detail.Should().Contain("price-chart").And.Contain("png").And.Contain("weight=hours");
    }

    [Fact]
    public async Task A_picture_keeps_to_the_filter_of_its_address()
    {
        var client = await _site.As(Role.Commissioner);

        var (all, one) = (await client.GetStringAsync("/charts/market/band-chart.svg"), await client.GetStringAsync("/charts/market/band-chart.svg?service=home-care"));

        one.Should().Contain("Shown: Home support or domiciliary care, all areas").And.NotBe(all);
        (await client.GetAsync("/charts/market/band-chart.svg?service=flying")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await client.GetAsync("/charts/market/band-chart.gif")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_may_not_take_figures_away_gets_neither_link_nor_picture()
    {
        var client = await _site.As(Role.DataOfficer);

        (await client.GetStringAsync("/market")).Should().NotContain("Chart as SVG").And.Contain("band-chart");
        (await client.GetAsync("/charts/market/band-chart.svg")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await (await _site.As(Role.CareManager)).GetAsync("/charts/market/band-chart.svg")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    /// <summary>The words of a PNG file as a plain reader of its chunks finds them, each with its checksum tried.</summary>
    private static IEnumerable<string> PngTexts(byte[] png)
    {
        for (var at = 8; at < png.Length;)
        {
            var length = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var sum = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + length));
            if (System.Text.Encoding.ASCII.GetString(png, at + 4, 4) == "tEXt")
            {
                sum.Should().Be(Crc(png.AsSpan(at + 4, length + 4)));
                yield return System.Text.Encoding.Latin1.GetString(png, at + 8, length);
            }

            at += 12 + length;
        }
    }

    /// <summary>By the table of the PNG specification’s own example.</summary>
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint[] table = [.. Enumerable.Range(0, 256).Select(x => Enumerable.Range(0, 8).Aggregate((uint)x, (c, _) => (c & 1) == 1 ? (c >> 1) ^ 0xEDB88320u : c >> 1))];
        var crc = uint.MaxValue;
        foreach (var x in bytes)
        {
            crc = table[(crc ^ x) & 0xFF] ^ (crc >> 8);
        }

        return ~crc;
    }

    private async Task<IReadOnlyList<(string Page, IDocument Html)>> PagesAsync(HttpClient client)
    {
        var pages = new List<(string, IDocument)>();
        foreach (var route in SiteRoutes.Discover(_site).Where(x => x.IsPage && x.Answers(HttpMethod.Get) && x.Admits(Role.Commissioner) && !x.IsAnonymous))
        {
            using var response = await client.GetAsync($"{route.Sample()}?{_filter}");
            pages.Add((route.Pattern, await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync())));
        }

        return pages;
    }

    private static string? Link(IElement figure, string words)
        => figure.QuerySelectorAll("a").FirstOrDefault(x => x.TextContent.StartsWith(words, StringComparison.Ordinal))?.GetAttribute("href");

    private static IEnumerable<string> Marks(IElement figure) => figure.QuerySelectorAll("svg.chart-drawing *").Select(x => x.LocalName).Where(x => x != "title").Distinct();
}
