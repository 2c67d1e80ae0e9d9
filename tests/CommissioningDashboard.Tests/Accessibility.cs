using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CommissioningDashboard.Tests;

/// <summary>What axe finds on a page.</summary>
internal static class Accessibility
{
    /// <summary>The rules that may hold at one width and not at another, since they go by what is shown and how large it is.</summary>
    private static readonly List<string> _ofLayout =
    [
        "target-size", "scrollable-region-focusable", "aria-hidden-focus", "button-name", "link-name", "summary-name", "nested-interactive", "bypass",
    ];

    /// <summary>Each violation with the first places where it stands. What passed is not listed, which takes half of the time.</summary>
    /// <param name="page">The page as it stands in the browser.</param>
    public static Task<IReadOnlyList<string>> FaultsAsync(IPage page) => FaultsAsync(page, new AxeRunOptions());

    /// <summary>The same of a page that has been looked at in another width: all rules again would take eight times as long.</summary>
    public static Task<IReadOnlyList<string>> FaultsOfLayoutAsync(IPage page)
        => FaultsAsync(page, new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "rule", Values = _ofLayout } });

    private static async Task<IReadOnlyList<string>> FaultsAsync(IPage page, AxeRunOptions options)
    {
        options.ResultTypes = [ResultType.Violations];
        return
        [
            .. (await page.RunAxe(options)).Violations
                .Select(x => $"{x.Id}, {x.Help}: {string.Join("; ", x.Nodes.Take(3).Select(n => n.Html))}"),
        ];
    }
}
