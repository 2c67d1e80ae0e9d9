using CommissioningDashboard.Access;
using CommissioningDashboard.Tests.Imports.OpenReferral;
using Microsoft.Playwright;

namespace CommissioningDashboard.Tests.Journeys;

/// <summary>A directory's feed is brought, refused for a fault, brought again mended, and what it tells is confirmed, with script or without.</summary>
[Collection(JourneysInBrowser.Name), Trait("Kind", "Browser")]
public sealed class FromFeedToRegisterTests(BrowserSite browser)
{
    [Theory]
    [InlineData(true, 1366)]
    [InlineData(true, 360)]
    [InlineData(false, 1366)]
    public async Task What_a_feed_tells_waits_for_an_officer_and_then_stands_on_the_record(bool script, int width)
    {
        var name = $"Oak {(script ? "Circle" : "Ring")} {width}";
        var feed = FeedFile.Version3.Replace("Oak Community Care", name, StringComparison.Ordinal).Replace("GB-C", "XX-C", StringComparison.Ordinal)
            .Replace("Company number", "Number", StringComparison.Ordinal).Replace("Charity number", "Number", StringComparison.Ordinal)
            .Replace(FeedFile.OakId, $"{Guid.NewGuid()}", StringComparison.Ordinal).Replace("0b6d2c1e", $"{Guid.NewGuid()}"[..8], StringComparison.Ordinal);
        var page = await browser.NewPageAsync(Role.DataOfficer, width, script);
        await BringAsync(page, feed.Replace("\"active\"", "\"open\"", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator("#problems")).ToContainTextAsync("“status” is none that there is. It is one of active");
        await ShouldBeGoodAsync(page, script);

        await BringAsync(page, feed);
        await Assertions.Expect(page.Locator(".notice").First).ToContainTextAsync("1 service of 1 organisation, 1 new");
        await ShouldBeGoodAsync(page, script);
        await page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("is not on your register");
        await page.ReloadAsync();
        await ShouldBeGoodAsync(page, script);
        await page.GetByLabel("Prices").CheckAsync();
        await page.GetByLabel("Area: The old harbour").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add with what is ticked" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choose what each service and area that you accept is");
        await ShouldBeGoodAsync(page, script);
        (await page.GetByLabel("Prices").IsCheckedAsync()).Should().BeTrue("nothing is ticked twice");
        await page.GetByLabel("“The old harbour” is, on your list:").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Add with what is ticked" }).ClickAsync();
        await Assertions.Expect(page.Locator(".notice-good")).ToContainTextAsync("Saved on the record");
        await ShouldBeGoodAsync(page, script);
        await page.GetByRole(AriaRole.Link, new() { Name = "The whole record" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("£24 an hour");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("01632 960100");
    }

    private static async Task BringAsync(IPage page, string text)
    {
        await page.GotoAsync("/imports");
        await page.Locator("#feed").SetInputFilesAsync(new FilePayload { Name = "feed.json", MimeType = "application/json", Buffer = System.Text.Encoding.UTF8.GetBytes(text) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the feed" }).ClickAsync();
    }

    /// <summary>axe is a script of its own and needs scripts to be on.</summary>
    private static async Task ShouldBeGoodAsync(IPage page, bool script)
    {
        if (script)
        {
            (await Accessibility.FaultsAsync(page)).Should().BeEmpty();
            (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth")).Should().BeFalse();
        }
    }
}
