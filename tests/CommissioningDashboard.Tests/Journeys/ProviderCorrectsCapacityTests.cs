using CommissioningDashboard.Access;
using Microsoft.Playwright;

namespace CommissioningDashboard.Tests.Journeys;

/// <summary>A provider corrects its capacity by its own link, an officer approves, and the provider reads the answer.</summary>
[Collection(JourneysInBrowser.Name), Trait("Kind", "Browser")]
public sealed class ProviderCorrectsCapacityTests(BrowserSite browser)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_proposed_capacity_waits_for_an_officer_and_stands_with_the_answer(bool script)
    {
        var hours = script ? "61.5" : "62.5";
        var provider = await (await browser.NewContextAsync(script)).NewPageAsync();
        await provider.GotoAsync("/sign-in");
        await provider.GetByRole(AriaRole.Button, new() { Name = "Open a small provider’s own link" }).ClickAsync();
        await Assertions.Expect(provider.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Your record: ");
        var own = provider.Url;
        var name = (await provider.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync())["Your record: ".Length..].Trim();
        await ShouldBeAccessibleAsync(provider, script);
        await provider.GetByRole(AriaRole.Link, new() { Name = "State another capacity" }).ClickAsync();
        await provider.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Assertions.Expect(provider.GetByRole(AriaRole.Alert)).ToContainTextAsync("Enter the hours a week");
        await ShouldBeAccessibleAsync(provider, script);
        await provider.GetByLabel("Hours a week that it can give in all").FillAsync(hours);
        await provider.GetByLabel("Stated on").FillAsync(script ? "12/6/2026" : "13/6/2026");
        await provider.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Assertions.Expect(provider.GetByText("It waits for somebody at the council")).ToBeVisibleAsync();
        await ShouldBeAccessibleAsync(provider, script);

        var officer = await browser.NewPageAsync(Role.DataOfficer, script: script);
        await officer.GotoAsync("/register");
        await ShouldBeAccessibleAsync(officer, script);
        await officer.GetByRole(AriaRole.Link, new() { Name = $"Change proposed by {name}" }).Last.ClickAsync();
        await Assertions.Expect(officer.Locator(".before-after")).ToContainTextAsync($"{hours} hours a week");
        await officer.ReloadAsync();
        await ShouldBeAccessibleAsync(officer, script);
        await officer.GetByLabel("What to tell the provider").FillAsync("Thank you for telling us");
        await officer.GetByRole(AriaRole.Button, new() { Name = "Accept and save" }).ClickAsync();
        await Assertions.Expect(officer.GetByText("accepted on")).ToBeVisibleAsync();

        await provider.GotoAsync(own);
        await Assertions.Expect(provider.Locator("#capacity")).ToContainTextAsync($"{hours} hours a week");
        await Assertions.Expect(provider.Locator("#sent")).ToContainTextAsync("Thank you for telling us");
    }

    /// <summary>axe is a script of its own and needs scripts to be on.</summary>
    private static async Task ShouldBeAccessibleAsync(IPage page, bool script)
    {
        if (script)
        {
            (await Accessibility.FaultsAsync(page))
                .Should().BeEmpty();
        }
    }
}
