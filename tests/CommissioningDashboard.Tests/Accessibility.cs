using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CommissioningDashboard.Tests;

/// <summary>What axe finds on a page.</summary>
internal static class Accessibility
{
    private static readonly string _axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>Each violation with the first places where it stands. What passed is not listed, which takes half of the time.</summary>
    /// <param name="page">The page as it stands in the browser; it has no frames, which the library would open another tab for on each run.</param>
    /// <param name="withColours">False where the colours have been looked at before: to measure contrast is half of the work.</param>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page, bool withColours = true)
    {
        await page.EvaluateAsync(_axe);
        var result = await page.EvaluateAsync<JsonElement>(
            "colours => axe.run(document, { resultTypes: ['violations'], rules: { 'color-contrast': { enabled: colours } } })", withColours);
        return
        [
            .. result.GetProperty("violations").EnumerateArray().Select(x => $"{x.GetProperty("id")}, {x.GetProperty("help")}: "
                + string.Join("; ", x.GetProperty("nodes").EnumerateArray().Take(3).Select(n => n.GetProperty("html")))),
        ];
    }
}
