using CommissioningDashboard.Access;
using Microsoft.Playwright;

namespace CommissioningDashboard.Tests.Access;

[Collection(JourneysInBrowser.Name), Trait("Kind", "Browser")]
public sealed class SignInInBrowserTests(BrowserSite browser)
{
    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    public async Task The_secure_cookies_are_taken_from_this_machine_without_tls(string host)
    {
        var user = await browser.Site.AddUserAsync(Role.Commissioner, $"{host}@testshire.example");
        await using var context = await browser.NewContextAsync(address: new UriBuilder(browser.Site.Address) { Host = host }.Uri.AbsoluteUri);
        var page = await context.NewPageAsync();

        await BrowserSite.SignInAsync(page, user.Email);

        var cookies = await context.CookiesAsync();
        cookies.Select(x => x.Name).Should()
            .BeEquivalentTo("__Host-dashboard", "__Host-form", $"__Host-known-{user.AuthorityId}-{user.Id}");
        cookies.Should().OnlyContain(x => x.Secure && x.HttpOnly && x.Path == "/" && x.Domain == host);
        (await page.EvaluateAsync<string>("document.cookie")).Should().BeEmpty();
    }

    [Fact]
    public async Task Signing_in_and_out_works_with_script_off()
    {
        var user = await browser.Site.AddUserAsync(Role.Administrator, "plain@testshire.example");
        await using var context = await browser.NewContextAsync(script: false);
        var page = await context.NewPageAsync();
        await BrowserSite.SignInAsync(page, user.Email);
        await page.GotoAsync("/problem/403");

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Status)).ToContainTextAsync("You have signed out");
        (await context.CookiesAsync()).Should().NotContain(x => x.Name == "__Host-dashboard");
    }

    [Fact]
    public async Task A_refusal_is_heard_first_and_leads_to_the_field()
    {
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link).ClickAsync();

        await Assertions.Expect(page.GetByLabel("Email address")).ToBeFocusedAsync();
        await Assertions.Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("^Error: "));
    }

    [Theory]
    [InlineData("/problem/403")]
    [InlineData("/nowhere?a=b")]
    public async Task The_skip_link_moves_the_focus_past_the_header(string address)
    {
        var page = await browser.NewPageAsync(Role.Administrator);
        await page.GotoAsync(address);

        await page.GetByRole(AriaRole.Link, new() { Name = "Skip to main content" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
        page.Url.Should().EndWith($"{address}#main");
    }
}
