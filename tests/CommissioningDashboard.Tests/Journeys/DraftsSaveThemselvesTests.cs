using CommissioningDashboard.Access;
using Microsoft.Playwright;

namespace CommissioningDashboard.Tests.Journeys;

/// <summary>A care manager fills in a referral while the line drops, and finds it again.</summary>
[Collection(JourneysInBrowser.Name), Trait("Kind", "Browser")]
public sealed class DraftsSaveThemselvesTests(BrowserSite browser)
{
    [Fact]
    public async Task What_is_typed_is_kept_by_itself_also_when_the_line_dropped_meanwhile_and_is_there_after_a_reload()
    {
        var page = await browser.NewPageAsync(Role.CareManager);
        var state = page.Locator("[data-draft-state]");
        await page.GotoAsync("/desk/new");
        await page.GetByLabel("What matters to the person").FillAsync("Likes music");
        await page.GetByLabel("Hours a week").FocusAsync();
        await Assertions.Expect(state).ToContainTextAsync("Draft saved at");
        page.Url.Should().Contain("/desk/drafts/");

        await page.RouteAsync("**/desk/drafts/save", x => x.AbortAsync());
        await page.GetByLabel("What matters to the person").FillAsync("Likes music and tea");
        await page.GetByLabel("Hours a week").FocusAsync();
        await Assertions.Expect(state).ToContainTextAsync("there is no connection");
        await page.UnrouteAsync("**/desk/drafts/save");
        await page.EvaluateAsync("dispatchEvent(new Event('online'))");
        await Assertions.Expect(state).ToContainTextAsync("Draft saved at");

        await page.ReloadAsync();
        await Assertions.Expect(page.GetByLabel("What matters to the person")).ToHaveValueAsync("Likes music and tea");
    }
}
