using CommissioningDashboard.Access;
using Microsoft.Playwright;

namespace CommissioningDashboard.Tests.Islands;

[Collection(JourneysInBrowser.Name), Trait("Kind", "Browser")]
public sealed class BandExplorerTests(BrowserSite browser)
{
    [Fact]
    public async Task Pressing_a_band_brings_it_out_and_reads_it_out()
    {
        var page = await browser.NewPageAsync(Role.Commissioner);
        await page.GotoAsync("/market");

        await page.GetByRole(AriaRole.Button, new() { Name = "Micro", Exact = true }).ClickAsync();

        await Assertions.Expect(page.Locator("#bands .explorer-words")).ToContainTextAsync("Micro: ");
        await Assertions.Expect(page.Locator("#bands .explorer-words")).ToContainTextAsync("95% interval");
        await Assertions.Expect(page.Locator(".chart-row.receding")).Not.ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Arrow_keys_move_through_the_bands_and_escape_lets_go()
    {
        var page = await browser.NewPageAsync(Role.Commissioner);
        await page.GotoAsync("/market");
        await page.GetByRole(AriaRole.Button, new() { Name = "Micro", Exact = true }).FocusAsync();

        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");

        await Assertions.Expect(page.Locator("#bands .explorer-words")).ToContainTextAsync("Small: ");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#bands .explorer-words")).ToHaveTextAsync("All sizes are shown.");
    }

    [Theory]
    [InlineData("/market", "#bands table")]
    [InlineData("/concentration", "#largest table")]
    [InlineData("/invisible-providers", "#list table")]
    [InlineData("/providers", "#register table")]
    [InlineData("/methods/band-share", "#table table")]
    public async Task With_script_off_the_reading_pages_show_their_figures(string address, string table)
    {
        var page = await browser.NewPageAsync(Role.Commissioner, script: false);

        await page.GotoAsync(address);

        (await page.Locator($"{table} tbody tr").CountAsync()).Should().BePositive();
    }
}
