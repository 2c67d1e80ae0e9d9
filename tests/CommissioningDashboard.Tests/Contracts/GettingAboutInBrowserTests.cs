using CommissioningDashboard.Access;
using Microsoft.Playwright;

namespace CommissioningDashboard.Tests.Contracts;

/// <summary>Getting about by keyboard, on small screens and with script off.</summary>
[Collection(PagesInBrowser.Name), Trait("Kind", "Browser")]
public sealed class GettingAboutInBrowserTests(BrowserSite browser)
{
    private const string _filter = "service=home-care&weight=hours";

    /// <summary>
    /// What is cut and does not say so, says so and is not, or is out of the keyboard's reach. What folds is opened at each look: a part that
    /// begins to answer to presses comes in closed.
    /// </summary>
    private const string _whatIsWrong = """
        () => {
          const wrong = [];
          document.querySelectorAll('details').forEach(x => x.open = true);
          if (document.documentElement.scrollWidth > innerWidth) wrong.push('the page itself scrolls sideways');
          for (const x of document.querySelectorAll('.table-scroll')) {
            const cut = x.scrollWidth > x.clientWidth + 1;
            const says = x.parentElement.querySelector('.cut-sideways').checkVisibility();
            if (cut !== says) wrong.push(`${x.ariaLabel}: cut ${cut}, says ${says}`);
            if (cut && (x.tabIndex !== 0 || !x.ariaLabel)) wrong.push(`${x.ariaLabel}: not for the keyboard`);
          }
          for (const x of document.querySelectorAll('figure.chart svg text')) {
            const frame = x.closest('.table-scroll, .panel').getBoundingClientRect(), box = x.getBoundingClientRect();
            if (box.width > 0 && !x.closest('.table-scroll') && (box.left < frame.left - 1 || box.right > frame.right + 1)) wrong.push(`${x.textContent} is cut`);
          }
          return wrong;
        }
        """;

    [Fact]
    public async Task After_a_change_of_page_the_next_tab_reaches_the_skip_link_and_the_title_is_read()
    {
        var page = await browser.NewPageAsync(Role.Administrator);
        await page.GotoAsync("/market");
        await page.EvaluateAsync("window.sameDocument = true");

        await page.GetByRole(AriaRole.Link, new() { Name = "Attention", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#page-start")).ToBeFocusedAsync();
        (await page.EvaluateAsync<bool>("window.sameDocument")).Should().BeTrue("the page was changed without a reload");
        await Assertions.Expect(page.Locator("#page-start")).ToHaveTextAsync(await page.TitleAsync());

        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Skip to main content" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_fresh_page_starts_at_the_skip_link_and_an_address_that_cannot_be_used_is_read_out()
    {
        var page = await browser.NewPageAsync(Role.Administrator);
        await page.AddInitScriptAsync("""
            window.heard = [];
            new MutationObserver(changes => changes.forEach(change => {
              const added = [...change.addedNodes].some(node => node.textContent.includes('not a month'));
              const region = change.target.closest?.('[role=alert]') ?? [...change.addedNodes].find(node => node.matches?.('[role=alert]'));
              if (added && region && document.readyState === 'complete') window.heard.push(region.textContent);
            })).observe(document, { childList: true, subtree: true });
            """);
        await page.GotoAsync("/market?from=soon");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("“soon” is not a month");
        await UntilAsync(page, "window.heard.length === 1");

        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Skip to main content" })).ToBeFocusedAsync();

        await page.GotoAsync("/attention");
        await page.EvaluateAsync("Blazor.navigateTo('/market?from=later')");
        await UntilAsync(page, "window.heard.length === 1");
        await page.CloseAsync();
    }

    [Fact]
    public async Task A_phone_has_a_menu_that_works_by_keyboard_and_with_script_off()
    {
        var page = await browser.NewPageAsync(Role.Administrator, 360, script: false);
        await page.GotoAsync($"/market?{_filter}");
        var menu = page.GetByRole(AriaRole.Navigation, new() { Name = "Menu" });

        await menu.Locator("summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(menu.Locator("a[aria-current=page]")).ToBeVisibleAsync();
        await Assertions.Expect(menu.Locator("a[aria-current=page]")).ToHaveTextAsync("Overview");
        await menu.GetByRole(AriaRole.Link, new() { Name = "Value" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync($"**/value?{_filter}");
        await Assertions.Expect(menu.Locator("summary")).ToContainTextAsync("Access and equity › Value");
        await page.CloseAsync();
    }

    [Fact]
    public async Task Nothing_of_the_navigation_is_cut_on_a_small_laptop_and_it_says_where_one_is()
    {
        var page = await browser.NewPageAsync(Role.Administrator, 1024);
        await page.GotoAsync("/providers/1");

        foreach (var name in new[] { "Sections", "Pages of Who is chosen" })
        {
            var bar = page.GetByRole(AriaRole.Navigation, new() { Name = name });
            (await bar.EvaluateAsync<bool>("x => x.scrollWidth <= x.clientWidth")).Should().BeTrue();
            (await bar.Locator("li").EvaluateAllAsync<int>("x => new Set(x.map(y => y.offsetTop)).size")).Should().Be(1, "it stands in one row");
            (await bar.Locator("[aria-current=true]").CountAsync()).Should().Be(1, "a provider lies under all providers");
        }

        await page.CloseAsync();
    }

    [Fact]
    public async Task A_long_page_is_folded_on_a_phone_open_on_a_desk_and_open_where_an_address_leads()
    {
        var page = await browser.NewPageAsync(Role.Administrator, 360);
        var tall = new List<string>();
        foreach (var address in new[] { "/market", "/attention", "/fairness", "/access", "/value", "/equity", "/resilience", "/methods", "/glossary" })
        {
            await page.GotoAsync(address);
            var height = await page.EvaluateAsync<int>("document.documentElement.scrollHeight");
            if (height > 4_000)
            {
                tall.Add($"{address}: {height}");
            }
        }

        tall.Should().BeEmpty();
        await page.GotoAsync("/access#unmet");
        await Assertions.Expect(page.Locator("#unmet")).ToBeInViewportAsync();
        await page.SetViewportSizeAsync(1366, 900);
        await page.GotoAsync("/access");
        (await page.Locator("details[data-fold]:not([open])").CountAsync()).Should().Be(0);
        await page.CloseAsync();

        var plain = await browser.NewPageAsync(Role.Administrator, 360, script: false);
        await plain.GotoAsync("/fairness");
        await Assertions.Expect(plain.Locator("#habit")).ToBeHiddenAsync();
        await plain.GetByText("On this page").ClickAsync();
        await plain.GetByRole(AriaRole.Navigation, new() { Name = "On this page" }).GetByRole(AriaRole.Link, new() { Name = "Do teams repeat themselves?" }).ClickAsync();
        await Assertions.Expect(plain.Locator("#habit")).ToBeInViewportAsync();
        await plain.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(plain.Locator("#exposure")).ToBeVisibleAsync();
        await plain.CloseAsync();
    }

    [Theory]
    [InlineData(320)]
    [InlineData(360)]
    [InlineData(1024)]
    public async Task What_is_cut_says_so_and_scrolls_by_keyboard(int width)
    {
        var page = await browser.NewPageAsync(Role.Administrator, width);
        var wrong = new List<string>();
        foreach (var address in new[] { "/market", "/access", "/providers", "/concentration", "/imports", "/methods/band-share" })
        {
            await page.GotoAsync(address);
            wrong.AddRange((await LastingAsync(page, _whatIsWrong)).Select(x => $"{address}: {x}"));
            await page.EvaluateAsync("Blazor.navigateTo(location.href)");
            await page.WaitForTimeoutAsync(500);
            wrong.AddRange((await LastingAsync(page, _whatIsWrong)).Select(x => $"{address}, brought up to date in place: {x}"));
        }

        wrong.Should().BeEmpty();
        await page.GotoAsync("/access#coverage");
        var cut = page.Locator("#coverage .table-scroll").First;
        if (width < 1024)
        {
            await cut.FocusAsync();
            await page.Keyboard.PressAsync("ArrowRight");
            await UntilAsync(page, "document.querySelector('#coverage .table-scroll').scrollLeft > 0");
        }

        await page.CloseAsync();
    }

    /// <summary>Asks again and again: the policy against strings as code also binds the browser's own waiting for one.</summary>
    private static async Task UntilAsync(IPage page, string condition)
    {
        for (var tries = 0; tries < 300 && !await page.EvaluateAsync<bool>(condition); tries++)
        {
            await page.WaitForTimeoutAsync(100);
        }

        (await page.EvaluateAsync<bool>(condition)).Should().BeTrue(condition);
    }

    /// <summary>What is still wrong once the page has had time to measure itself.</summary>
    private static async Task<string[]> LastingAsync(IPage page, string script)
    {
        var wrong = await page.EvaluateAsync<string[]>(script);
        for (var tries = 0; tries < 30 && wrong.Length > 0; tries++)
        {
            await page.WaitForTimeoutAsync(100);
            wrong = await page.EvaluateAsync<string[]>(script);
        }

        return wrong;
    }
}
