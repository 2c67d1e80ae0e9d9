using System.Text.RegularExpressions;
using CommissioningDashboard.Access;
using Microsoft.Playwright;

namespace CommissioningDashboard.Tests.Journeys;

/// <summary>A care manager makes a referral, sees who fits, records who was chosen, and the figures move.</summary>
[Collection(JourneysInBrowser.Name), Trait("Kind", "Browser")]
public sealed class FromNeedToChoiceTests(BrowserSite browser)
{
    [Fact]
    public async Task By_keyboard_alone_a_need_becomes_a_recorded_choice_and_the_figures_of_the_month_move()
    {
        var page = await browser.NewPageAsync(Role.CareManager);
        var referrals = await browser.NewPageAsync(Role.Administrator);
        var before = await ReceivedThisMonthAsync(referrals);
        await page.GotoAsync("/desk");
        await PressAsync(page, AriaRole.Link, "Make a referral");
        await TypeAsync(page, "Team", "Coast");
        await TypeAsync(page, "Service", "Home support");
        await TypeAsync(page, "Area", "Coast");
        await TypeAsync(page, "Hours a week", "7.5");
        await TypeAsync(page, "How is it to be paid for?", "Council commissioned");
        await TypeAsync(page, "Primary support reason", "Physical");
        await TypeAsync(page, "What matters to the person", "Ring her on 07700 900123");
        await PressAsync(page, AriaRole.Button, "See who fits");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("a telephone number");
        await ShouldBeAccessibleAsync(page);
        await TypeAsync(page, "What matters to the person", "Likes music");
        await PressAsync(page, AriaRole.Button, "See who fits");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(new Regex(@"\d+ providers fit this referral"));
        var chosen = (await page.Locator(".provider-card h3 a").Nth(1).InnerTextAsync()).Trim();
        await page.GetByLabel($"Put forward {chosen}").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await PressAsync(page, AriaRole.Button, "Record what came of it");
        await ShouldBeAccessibleAsync(page);
        await page.GetByLabel(chosen, new() { Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await TypeAsync(page, "Who made the choice", "The person");
        await TypeAsync(page, "Why this provider", "Near the person");
        await PressAsync(page, AriaRole.Button, "Record it");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync($"Arranged with {chosen}.");
        await ShouldBeAccessibleAsync(page);
        (await ReceivedThisMonthAsync(referrals)).Should().Be(before + 1);
    }

    [Fact]
    public async Task With_script_off_the_same_way_leads_to_a_recorded_outcome()
    {
        var page = await browser.NewPageAsync(Role.CareManager, script: false);
        await page.GotoAsync("/desk/new");
        await page.GetByLabel("Team").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Save draft" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The draft was saved")).ToBeVisibleAsync();
        await page.GetByLabel("Service").SelectOptionAsync(new SelectOptionValue { Label = "Day support" });
        await page.GetByLabel("Area").SelectOptionAsync(new SelectOptionValue { Label = "Coast" });
        await page.GetByLabel("How is it to be paid for?").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByLabel("Primary support reason").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByRole(AriaRole.Button, new() { Name = "See who fits" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Record what came of it" }).ClickAsync();
        await page.GetByLabel("Nobody: no provider was found").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Record it" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say what was tried");
        await page.GetByLabel("If nobody was found: what was tried").FillAsync("Called all of them");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record it" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("No provider was found.");
    }

    /// <summary>As the market page counts them.</summary>
    private async Task<int> ReceivedThisMonthAsync(IPage page)
    {
        var month = browser.Site.Time.GetLocalNow().ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
        await page.GotoAsync($"/api/measures/band-share?from={month}&to={month}");
        var counts = Regex.Matches(await page.InnerTextAsync("body"), @"""referrals"":\s*(\d+)");
        return counts.Sum(x => int.Parse(x.Groups[1].Value, null));
    }

    private static async Task TypeAsync(IPage page, string label, string text)
    {
        var field = page.GetByLabel(label, new() { Exact = true });
        await field.FocusAsync();
        if (await field.EvaluateAsync<bool>("x => x.tagName !== 'SELECT'"))
        {
            await page.Keyboard.PressAsync("Control+A");
        }

        await page.Keyboard.TypeAsync(text);
    }

    private static async Task PressAsync(IPage page, AriaRole role, string name)
    {
        await page.GetByRole(role, new() { Name = name, Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    private static async Task ShouldBeAccessibleAsync(IPage page)
        => (await Accessibility.FaultsAsync(page)).Should().BeEmpty();
}
