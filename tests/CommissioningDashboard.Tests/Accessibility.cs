using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CommissioningDashboard.Tests;

/// <summary>What axe finds on a page.</summary>
internal static class Accessibility
{
    /// <summary>Each violation with the first places where it stands. What passed is not listed, which takes half of the time.</summary>
    /// <param name="page">The page as it stands in the browser.</param>
    /// <param name="withColours">False where the colours have been looked at before: to measure contrast is half of the work.</param>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page, bool withColours = true)
    {
        var options = new AxeRunOptions
        {
            ResultTypes = [ResultType.Violations],
            Rules = new() { ["color-contrast"] = new RuleOptions { Enabled = withColours } },
        };
        return
        [
            .. (await page.RunAxe(options)).Violations
                .Select(x => $"{x.Id}, {x.Help}: {string.Join("; ", x.Nodes.Take(3).Select(n => n.Html))}"),
        ];
    }
}
