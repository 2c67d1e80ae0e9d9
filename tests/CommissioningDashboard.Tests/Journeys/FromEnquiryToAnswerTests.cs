using System.Text.RegularExpressions;
using CommissioningDashboard.Access;
using Microsoft.Playwright;

namespace CommissioningDashboard.Tests.Journeys;

/// <summary>A care manager asks providers, one of them answers without an account, and the answer is recorded.</summary>
[Collection(JourneysInBrowser.Name), Trait("Kind", "Browser")]
public sealed class FromEnquiryToAnswerTests(BrowserSite browser)
{
    [Fact]
    public async Task By_keyboard_alone_an_enquiry_is_sent_answered_and_recorded_and_support_begins()
    {
        var page = await browser.NewPageAsync(Role.CareManager);
        await page.GotoAsync("/desk/2003");
        var names = await page.Locator(".provider-card h3 a").AllInnerTextsAsync();
        foreach (var name in names.Take(2))
        {
            await page.GetByLabel($"Put forward {name.Trim()}").FocusAsync();
            await page.Keyboard.PressAsync("Space");
        }

        await PressAsync(page, AriaRole.Button, "Ask those put forward");
        await HeadingAsync(page, "Ask 2 providers");
        await ShouldBeAccessibleAsync(page);
        await PressAsync(page, AriaRole.Button, "Show the texts");
        await HeadingAsync(page, "2 enquiries are made.");
        await ShouldBeAccessibleAsync(page);
        var letter = await page.GetByLabel($"To {names[1].Trim()}").InputValueAsync();
        var link = Regex.Match(letter, "/enquiry/[A-Za-z0-9_-]{43}").Value;

        var provider = await (await browser.NewContextAsync()).NewPageAsync();
        await provider.GotoAsync(link);
        await ShouldBeAccessibleAsync(provider);
        await PressAsync(provider, AriaRole.Button, "Send the answer");
        await Assertions.Expect(provider.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choose yes, no or a question");
        await ShouldBeAccessibleAsync(provider);
        await provider.GetByLabel("No", new() { Exact = true }).FocusAsync();
        await provider.Keyboard.PressAsync("Space");
        await TypeAsync(provider, "If no: why", "Too far to travel");
        await PressAsync(provider, AriaRole.Button, "Send the answer");
        await HeadingAsync(provider, "Thank you for your answer");
        await ShouldBeAccessibleAsync(provider);

        await page.GotoAsync("/desk/2003");
        await Assertions.Expect(page.GetByText("No: too far to travel.")).ToBeVisibleAsync();
        await ShouldBeAccessibleAsync(page);
        await PressAsync(page, AriaRole.Button, "Record what came of it");
        await HeadingAsync(page, "What came of it?");
        await Assertions.Expect(page.GetByLabel("If it could not: why").Nth(1)).ToHaveValueAsync("Too far to travel");
        await page.GetByLabel(names[0].Trim(), new() { Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await TypeAsync(page, "Who made the choice", "The person");
        await TypeAsync(page, "Why this provider", "Near the person");
        await PressAsync(page, AriaRole.Button, "Record it");
        await HeadingAsync(page, $"Arranged with {names[0].Trim()}.");
        await PressAsync(page, AriaRole.Link, "Record the start");
        await HeadingAsync(page, "Record the start");

        // As it stands by itself: a page that a link led to is first said aloud, outside of what axe takes for regions.
        await page.ReloadAsync();
        await ShouldBeAccessibleAsync(page);
        await PressAsync(page, AriaRole.Button, "Record it");
        await Assertions.Expect(page.GetByText($"support by {names[0].Trim()} began")).ToBeVisibleAsync();
        await ShouldBeAccessibleAsync(page);

        await provider.ReloadAsync();
        await Assertions.Expect(provider.GetByText("no, too far to travel")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("hours", "Enter hours a week")]
    [InlineData("review", "Answer at least one")]
    [InlineData("hand-back", "Choose the main reason")]
    [InlineData("end", "Choose the main reason")]
    public async Task Each_form_of_what_comes_after_says_what_is_missing_and_is_accessible(string step, string problem)
    {
        var page = await browser.NewPageAsync(Role.CareManager, width: 360);
        await page.GotoAsync($"/desk/2008/support/{step}");
        await ShouldBeAccessibleAsync(page);

        await PressAsync(page, AriaRole.Button, "Record it");

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(problem);
        await ShouldBeAccessibleAsync(page);
        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth")).Should().BeFalse();
    }

    [Fact]
    public async Task The_demonstration_offers_a_providers_link_on_its_sign_in_page()
    {
        var page = await (await browser.NewContextAsync()).NewPageAsync();
        await page.GotoAsync("/sign-in");

        await PressAsync(page, AriaRole.Button, "Answer an enquiry as a provider");

        await HeadingAsync(page, "Could you give this support?");
        await ShouldBeAccessibleAsync(page);
    }

    private static Task HeadingAsync(IPage page, string text)
        => Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(text);

    private static async Task TypeAsync(IPage page, string label, string text)
    {
        await page.GetByLabel(label, new() { Exact = true }).FocusAsync();
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
