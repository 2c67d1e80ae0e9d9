using CommissioningDashboard.Access;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CommissioningDashboard.Tests.Contracts;

/// <summary>Every page that is discovered, as everyone who may see it, on a desk and on a phone.</summary>
[Collection(BrowserTests.Name), Trait("Kind", "Browser")]
public sealed class PageInBrowserTests(BrowserSite browser)
{
    private const int _desk = 1366;
    private const int _phone = 360;

    /// <summary>Everyone, with null for somebody who has not signed in.</summary>
    public static TheoryData<Role?> Everyone => [null, .. Enum.GetValues<Role>().Cast<Role?>()];

    [Theory, MemberData(nameof(Everyone))]
    public async Task Every_page_is_accessible_and_keeps_to_the_content_policy(Role? role)
    {
        var faults = new List<string>();
        foreach (var route in SiteRoutes.Discover(browser.Site).Where(x => IsWorthALook(x, role)))
        {
            var page = await browser.NewPageAsync(role, _desk);
            var heard = await PageFaults.ListenAsync(page);
            await page.GotoAsync(route.Sample(), new() { WaitUntil = WaitUntilState.Load });
            await LookAsync(page, $"{route} at {_desk}", faults);
            await page.SetViewportSizeAsync(_phone, 780);
            if (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
            {
                faults.Add($"{route}: scrolls sideways on a phone");
            }

            // Roles differ by what they may see, not by how it folds: who sees most stands for all on a phone.
            if (role is null or Role.Administrator)
            {
                await LookAsync(page, $"{route} at {_phone}", faults);
            }

            faults.AddRange((await heard.AllAsync()).Select(x => $"{route}: {x}"));
            await page.CloseAsync();
        }

        faults.Should().BeEmpty();
    }

    /// <summary>Open pages look the same to every role, so nobody and one role stand for all.</summary>
    private static bool IsWorthALook(SiteRoutes.SiteRoute route, Role? role)
        => route.IsPage && route.Answers(HttpMethod.Get) && route.Admits(role) && (!route.IsAnonymous || role is null or Role.Administrator);

    private static async Task LookAsync(IPage page, string where, List<string> faults)
        => faults.AddRange((await page.RunAxe()).Violations.Select(x =>
            $"{where}: {x.Id}, {x.Help}: {string.Join("; ", x.Nodes.Take(3).Select(n => n.Html))}"));
}
