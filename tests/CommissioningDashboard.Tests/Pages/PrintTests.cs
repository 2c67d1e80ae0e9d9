using CommissioningDashboard.Access;
using CommissioningDashboard.Tests.Contracts;
using Microsoft.Playwright;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace CommissioningDashboard.Tests.Pages;

/// <summary>What comes out of the printer, from the browser's own PDF.</summary>
[Collection(PagesInBrowser.Name), Trait("Kind", "Browser")]
public sealed class PrintTests(BrowserSite browser)
{
    /// <summary>A4 in CSS pixels less the margins of the style sheet, upright and turned.</summary>
    private const int _upright = (210 - 28) * 960 / 254;

    [Fact]
    public async Task Attention_takes_at_most_six_pages_each_with_filter_and_day_and_no_heading_at_its_foot()
    {
        var (pages, headings, _) = await PrintAsync("/attention?service=home-care");

        pages.Should().HaveCountLessThanOrEqualTo(6);
        Faults(pages, headings).Should().BeEmpty();
    }

    [Fact]
    public async Task Value_is_printed_with_every_column_and_filter_and_day_on_each_page()
    {
        var (pages, headings, columns) = await PrintAsync("/value?service=home-care");
        var all = string.Concat(pages.Select(Text));

        columns.Should().HaveCountGreaterThan(12);
        columns.Where(x => !all.Contains(Closed(x), StringComparison.Ordinal)).Should().BeEmpty();
        Faults(pages, headings).Should().BeEmpty();
    }

    [Fact]
    public async Task No_page_prints_a_table_wider_than_the_paper_or_anything_that_wants_pressing()
    {
        var page = await browser.NewPageAsync(Role.Administrator);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var faults = new List<string>();
        foreach (var route in SiteRoutes.Discover(browser.Site).Where(x => x.IsPage && x.Answers(HttpMethod.Get) && x.Admits(Role.Administrator) && !x.IsAnonymous))
        {
            await page.SetViewportSizeAsync(_upright, 1000);
            await page.GotoAsync(route.Sample());
            if (await page.EvaluateAsync<bool>("getComputedStyle(document.body).page === 'wide'"))
            {
                await page.SetViewportSizeAsync((297 - 28) * 960 / 254, 700);
            }

            faults.AddRange((await page.EvaluateAsync<string[]>(_clipped)).Select(x => $"{route}: {x}"));
        }

        await page.CloseAsync();
        faults.Should().BeEmpty();
    }

    private const string _clipped = """
        () => {
          const faults = [];
          for (const cell of document.querySelectorAll('table.figures th, table.figures td')) {
            const box = cell.getBoundingClientRect();
            const end = (cell.closest('.panel') ?? document.documentElement).getBoundingClientRect().right;
            const isClipped = box.right > end + 1 || cell.scrollWidth > cell.clientWidth + 1;
            if (box.width > 0 && isClipped) faults.push(`clipped: ${cell.textContent.trim()} at ${Math.round(box.right)} of ${Math.round(end)}`);
          }
          for (const control of document.querySelectorAll('button, input, select, form, .chart-links a, .button')) {
            if (control.getClientRects().length > 0) faults.push(`wants pressing: ${control.outerHTML.slice(0, 80)}`);
          }
          for (const fold of document.querySelectorAll('details:not([open]) > :not(summary)')) {
            if (fold.offsetHeight === 0 && getComputedStyle(fold.parentElement).display !== 'none' && fold.checkVisibility()) faults.push(`folded: ${fold.textContent.slice(0, 60)}`);
          }
          return faults.slice(0, 10);
        }
        """;

    private async Task<(IReadOnlyList<Page> Pages, IReadOnlyList<string> Headings, IReadOnlyList<string> Columns)> PrintAsync(string address)
    {
        var page = await browser.NewPageAsync(Role.Commissioner);
        await page.GotoAsync(address);
        var headings = await page.Locator("main h1, main h2, main h3, main summary, main thead th:first-child").AllTextContentsAsync();
        var columns = await page.Locator("table.figures thead th").AllTextContentsAsync();
        var pdf = await page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true });
        await page.CloseAsync();
        using var document = PdfDocument.Open(pdf);
        return ([.. document.GetPages()], headings, [.. columns.Distinct()]);
    }

    private static List<string> Faults(IReadOnlyList<Page> pages, IReadOnlyList<string> headings)
    {
        var faults = new List<string>();
        foreach (var page in pages)
        {
            faults.AddRange(new[] { "Home support or domiciliary care, all areas", "latest referral", "printed", $"Page {page.Number} of {pages.Count}" }
                .Where(x => !Text(page).Contains(Closed(x), StringComparison.Ordinal)).Select(x => $"page {page.Number} does not say “{x}”"));
            faults.AddRange(LastLines(page).Where(x => headings.Any(h => Closed(h) == x)).Select(x => $"page {page.Number} ends in the heading “{x}”"));
        }

        return faults;
    }

    /// <summary>The lowest line of either half of a page, above the margin with its number.</summary>
    private static IEnumerable<string> LastLines(Page page)
        => page.Letters.Where(x => x.StartBaseLine.Y > 36).GroupBy(x => x.StartBaseLine.X < page.Width / 2)
            .Select(half => string.Concat(half.GroupBy(x => Math.Round(x.StartBaseLine.Y)).MinBy(x => x.Key)!.OrderBy(x => x.StartBaseLine.X).Select(x => Closed(x.Value))));

    private static string Text(Page page) => Closed(string.Concat(page.Letters.Select(x => x.Value)));

    /// <summary>Without spaces and soft marks: a PDF places letters, not words.</summary>
    private static string Closed(string text) => string.Concat(text.Where(x => !char.IsWhiteSpace(x) && x != '\u00AD'));
}
