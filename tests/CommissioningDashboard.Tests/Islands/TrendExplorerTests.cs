using CommissioningDashboard.Access;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;
using CommissioningDashboard.Web.Components.Islands;
using Microsoft.Playwright;

namespace CommissioningDashboard.Tests.Islands;

[Collection(JourneysInBrowser.Name), Trait("Kind", "Browser")]
public sealed class TrendExplorerTests(BrowserSite browser)
{
    [Fact]
    public async Task Quarters_are_walked_through_with_buttons_and_arrow_keys_and_read_out()
    {
        var page = await browser.NewPageAsync(Role.Commissioner);
        await page.GotoAsync("/market");
        var words = page.Locator("#trend .explorer-words");

        await page.GetByRole(AriaRole.Button, new() { Name = "Later quarter" }).ClickAsync();
        await Assertions.Expect(words).ToContainTextAsync("Micro-providers by month:");
        var latest = await words.TextContentAsync();

        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(words).Not.ToHaveTextAsync(latest!);
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(words).ToHaveTextAsync(latest!);
        await Assertions.Expect(page.Locator("#trend .chart-segment.receding")).Not.ToHaveCountAsync(0);

        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(words).ToHaveTextAsync("All quarters are shown.");
    }

    [Fact]
    public void A_quarter_is_told_with_its_bands_intervals_and_months()
    {
        var slice = new MarketBuilder().Provider("Ash", 3).Provider("Birch", 20)
            .Refer(1, "Ash", "2026-04-28").Refer(3, "Birch", "2026-05-28").Refer(2, "Ash", "2026-06-28").Refer(2, "Birch", "2026-06-28")
            .Slice(MarketBuilder.In("2026-04", "2026-06"));

        TrendWords.Describe(slice, BandTrendByQuarter.For(slice).Rows.Single()).Should().Be(
            "Apr to Jun 2026: 8 referrals to named providers. Micro 38% (14% to 69%), Small 63% (31% to 86%). "
            + "Micro-providers by month: 100% in April 2026, 0% in May 2026 and 50% in June 2026.");
    }
}
