using System.Collections.Concurrent;
using CommissioningDashboard.Access;
using Microsoft.Playwright;

namespace CommissioningDashboard.Tests;

/// <summary>Tests that look at every page in a real browser share one site and one browser: starting either costs seconds.</summary>
[CollectionDefinition(Name)]
public sealed class PagesInBrowser : ICollectionFixture<BrowserSite>
{
    public const string Name = "Pages in the browser";
}

/// <summary>Tests that do things in a real browser. They share another site, so that they run beside those that only look.</summary>
[CollectionDefinition(Name)]
public sealed class JourneysInBrowser : ICollectionFixture<BrowserSite>
{
    public const string Name = "Journeys in the browser";
}

/// <summary>A <see cref="Site"/> on a real port and Chromium to look at it with.</summary>
public sealed class BrowserSite : IAsyncLifetime
{
    private static readonly string[] _quietly =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly ConcurrentDictionary<string, Lazy<Task<IBrowserContext>>> _contexts = new();
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public Site Site { get; } = new()
    {
        OnSocket = true,
        DemoReferrals = 2_000,
        WithSouthmere = true,
        Settings = { ["Demo:SignIn"] = "true" },
    };

    public async Task InitializeAsync()
    {
        await Site.InitializeAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = _quietly,
        });
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await Site.DisposeAsync();
    }

    /// <summary>
    /// A new tab of somebody in this role, or of nobody, already signed in and showing nothing yet. Tabs of one role share
    /// their cookie, so a test that signs out uses <see cref="NewContextAsync"/>.
    /// </summary>
    /// <param name="role">Who looks; none for somebody who has not signed in.</param>
    /// <param name="width">Of the window, in CSS pixels.</param>
    /// <param name="script">False for a browser with script switched off.</param>
    public async Task<IPage> NewPageAsync(Role? role, int width = 1366, bool script = true)
    {
        var context = await _contexts.GetOrAdd($"{role} {script}", _ => new(async () =>
        {
            var fresh = await NewContextAsync(script);
            if (role is { } known)
            {
                var page = await fresh.NewPageAsync();
                await SignInAsync(page, Site.EmailOf(known));
                await page.CloseAsync();
            }

            return fresh;
        })).Value;
        var tab = await context.NewPageAsync();
        await tab.SetViewportSizeAsync(width, 900);
        return tab;
    }

    /// <summary>A browser that remembers nothing, for the address of the site.</summary>
    public Task<IBrowserContext> NewContextAsync(bool script = true, string? address = null)
        => _browser.NewContextAsync(new()
        {
            BaseURL = address ?? Site.Address.AbsoluteUri,
            JavaScriptEnabled = script,
            Locale = "en-GB",
            TimezoneId = "Europe/London",
        });

    /// <summary>Signs in by hand, as a person would.</summary>
    public static async Task SignInAsync(IPage page, string email, string password = Site.Password)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Email address").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/sign-in"));
    }
}
