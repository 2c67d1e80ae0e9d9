using System.Text;
using System.Text.RegularExpressions;
using CommissioningDashboard.Demo;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CommissioningDashboard.Tests.Journeys;

/// <summary>A council that has Client Level Data alone sees what these can say, brings in what they lack, and sees more.</summary>
[Collection(JourneysInBrowser.Name), Trait("Kind", "Browser")]
public sealed class FromThinToRicherTests(BrowserSite browser)
{
    private static readonly int[] _widths = [1366, 360];

    [Fact]
    public async Task Sizes_of_a_few_providers_turn_no_answer_into_a_range_and_more_of_them_narrow_it()
    {
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enter Southmere as administrator" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(new Regex(@"The data answer \d of 24 questions"));
        await page.GotoAsync("/market");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Nothing can be said of this yet");
        await ShouldBeAccessibleAsync(page, "/data-answers", "/market", "/fairness", "/access");

        await BringInAsync(page, 0, 5);
        var few = await RangeAsync(page, otherThan: null);
        await BringInAsync(page, 5, 20);
        var more = await RangeAsync(page, otherThan: few);

        (few.High - few.Low).Should().BeGreaterThan(more.High - more.Low);
        more.Low.Should().BeGreaterThanOrEqualTo(few.Low);
        more.High.Should().BeLessThanOrEqualTo(few.High);
    }

    /// <summary>Completes some of the providers that received most: every second is a micro-provider.</summary>
    private async Task BringInAsync(IPage page, int from, int to)
    {
        await page.GotoAsync("/imports?format=providers");
        await page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(new FilePayload
        {
            Name = $"providers-{from}.csv",
            MimeType = "text/csv",
            Buffer = await ProvidersAsync(from, to),
        });
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the file", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Bring it in", Exact = true }).ClickAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync($"{to - from} changed", new() { Timeout = 30_000 });
    }

    private async Task<byte[]> ProvidersAsync(int from, int to)
    {
        var authority = (await browser.Site.Database.FindAuthorityAsync(DemoPlace.Southmere.Code))!;
        await using var db = browser.Site.Database.For(authority.Id);
        var providers = await db.Providers.OrderByDescending(x => db.Referrals.Count(r => r.ProviderId == x.Id)).ThenBy(x => x.Id)
            .Skip(from).Take(to - from).ToListAsync();
        var text = new StringBuilder("Reference,Name,CQC location ID,Ownership,Size,Size basis,Size observed on,Services\r\n");
        foreach (var (i, provider) in providers.Index())
        {
            text.Append($"{provider.Reference},{provider.Name},{provider.CqcLocationId},Private,{(i % 2 == 0 ? 4 : 80)},"
                + "Full-time equivalents,31/03/2026,Home support or domiciliary care\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The range on the market page, which follows an import within a second or two.</summary>
    private static async Task<(int Low, int High)> RangeAsync(IPage page, (int Low, int High)? otherThan)
    {
        var words = "";
        for (var tries = 0; tries < 50; tries++)
        {
            await page.GotoAsync("/market");
            words = await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync();
            var range = Regex.Match(words, @"receive (\d+)% to (\d+)% of referrals");
            if (range.Success && (int.Parse(range.Groups[1].Value, null), int.Parse(range.Groups[2].Value, null)) is var found && found != otherThan)
            {
                return found;
            }

            await page.WaitForTimeoutAsync(200);
        }

        throw new InvalidOperationException($"The market page still says: {words}");
    }

    private static async Task ShouldBeAccessibleAsync(IPage page, params string[] addresses)
    {
        var faults = new List<string>();
        foreach (var (address, width) in addresses.SelectMany(_ => _widths, (address, width) => (address, width)))
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.GotoAsync(address);
            faults.AddRange((await Accessibility.FaultsAsync(page)).Select(x => $"{address} at {width}: {x}"));
            if (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
            {
                faults.Add($"{address} scrolls sideways at {width}");
            }
        }

        await page.SetViewportSizeAsync(1366, 900);
        faults.Should().BeEmpty();
    }
}
