using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace CommissioningDashboard.Tests;

/// <summary>Hears what a page complains of: breaches of its content policy, errors in the console, scripts that fail.</summary>
public sealed class PageFaults
{
    private readonly ConcurrentQueue<string> _heard = new();
    private readonly IPage _page;

    private PageFaults(IPage page) => _page = page;

    /// <summary>Starts listening; call it before the page is opened.</summary>
    public static async Task<PageFaults> ListenAsync(IPage page)
    {
        var faults = new PageFaults(page);
        page.PageError += (_, error) => faults._heard.Enqueue($"script failed: {error}");
        page.Console += (_, message) =>
        {
            if (message.Type is "error" && !IsTheStatusOfThePageItself(page, message))
            {
                faults._heard.Enqueue($"console: {message.Text}");
            }
        };
        await page.AddInitScriptAsync("""
            window.breaches = [];
            document.addEventListener('securitypolicyviolation', e => window.breaches.push(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`));
            """);
        return faults;
    }

    public async Task<IReadOnlyList<string>> AllAsync()
        => [.. _heard, .. (await _page.EvaluateAsync<string[]>("window.breaches")).Select(x => $"content policy: {x}")];

    /// <summary>A page about "not found" is sent with that status, which the browser notes as an error.</summary>
    private static bool IsTheStatusOfThePageItself(IPage page, IConsoleMessage message)
        => message.Text.StartsWith("Failed to load resource: the server responded with a status of", StringComparison.Ordinal)
            && message.Location.Split('?', ':')[0] == page.Url.Split('?', ':')[0] && message.Location.Contains(new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
}
