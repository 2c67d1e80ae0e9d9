using System.Collections.Concurrent;
using AngleSharp.Html.Parser;
using CommissioningDashboard.Access;
using Microsoft.Playwright;

namespace CommissioningDashboard.Tests.Contracts;

/// <summary>Every page that is discovered, as everyone who may see it, on a desk and on a phone.</summary>
[Collection(PagesInBrowser.Name), Trait("Kind", "Browser")]
public sealed class PageInBrowserTests(BrowserSite browser)
{
    private const int _desk = 1366;
    private const int _phone = 360;

    private readonly Dictionary<Role, IPage> _readers = [];

    /// <summary>Everyone, with null for somebody who has not signed in.</summary>
    public static TheoryData<Role?> Everyone => [null, .. Enum.GetValues<Role>().Cast<Role?>()];

    [Theory, MemberData(nameof(Everyone))]
    public async Task Every_page_is_accessible_and_keeps_to_the_content_policy(Role? role)
    {
        // Two at a time, each in a process of the browser's: this is the longest piece of all tests, and nothing else runs beside it.
        var faults = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            await WorthALookAsync(role), new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (route, _) => (await FaultsAsync(role, route)).ForEach(faults.Add));

        faults.Should().BeEmpty();
    }

    private async Task<List<string>> FaultsAsync(Role? role, SiteRoutes.SiteRoute route)
    {
        var faults = new List<string>();
        var page = await browser.NewPageAsync(role, _desk);
        var heard = await PageFaults.ListenAsync(page);
        await page.GotoAsync(route.Sample(), new() { WaitUntil = WaitUntilState.Load });
        faults.AddRange((await Accessibility.FaultsAsync(page)).Select(x => $"{route} at {_desk}: {x}"));
        await page.SetViewportSizeAsync(_phone, 780);
        if (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
        {
            faults.Add($"{route}: scrolls sideways on a phone");
        }

        // Roles differ by what they may see, not by how it folds: who sees most stands for all on a phone.
        if (role is null or Role.Administrator)
        {
            faults.AddRange((await Accessibility.FaultsAsync(page, withColours: false)).Select(x => $"{route} at {_phone}: {x}"));
        }

        faults.AddRange((await heard.AllAsync()).Select(x => $"{route}: {x}"));
        await page.CloseAsync();
        return faults;
    }

    /// <summary>
    /// Pages that this role sees otherwise than whoever looks before it: what is the same to both, but for the navigation around it, need not
    /// be looked at twice. Whoever sees most looks at all.
    /// </summary>
    private async Task<IReadOnlyList<SiteRoutes.SiteRoute>> WorthALookAsync(Role? role)
    {
        var pages = SiteRoutes.Discover(browser.Site).Where(x => x.IsPage && x.Answers(HttpMethod.Get) && x.Admits(role)).ToList();
        if (role is null or Role.Administrator)
        {
            return pages;
        }

        var worth = new List<SiteRoutes.SiteRoute>();
        foreach (var page in pages.Where(x => !x.IsAnonymous))
        {
            var own = await MainAsync(page, role.Value);
            var before = Enum.GetValues<Role>().Where(x => x == Role.Administrator || x < role).Where(x => x != role && page.Admits(x));
            var mains = new List<string>();
            foreach (var other in before)
            {
                mains.Add(await MainAsync(page, other));
            }

            if (!mains.Contains(own))
            {
                worth.Add(page);
            }
        }

        return worth;
    }

    /// <summary>What the page says to a role, without what differs from one sending to the next.</summary>
    private async Task<string> MainAsync(SiteRoutes.SiteRoute page, Role role)
    {
        var reader = _readers.GetValueOrDefault(role) ?? (_readers[role] = await browser.NewPageAsync(role));
        if (!reader.Url.Contains("/glossary", StringComparison.Ordinal))
        {
            await reader.GotoAsync("/glossary");
        }

        var html = await reader.EvaluateAsync<string>("async address => (await fetch(address)).text()", page.Sample());
        var main = (await new HtmlParser().ParseDocumentAsync(html)).QuerySelector("main")!;
        foreach (var once in main.QuerySelectorAll("input[name=__RequestVerificationToken]"))
        {
            once.Remove();
        }

        return string.Concat(main.InnerHtml.Split("<!--").Select((x, i) => i == 0 ? x : x[(x.IndexOf("-->", StringComparison.Ordinal) + 3)..]));
    }
}
