using CommissioningDashboard.Access;
using Microsoft.Playwright;

namespace CommissioningDashboard.Tests.Components.Charts;

/// <summary>Readers who force their own colours, on light or on dark, read every kind of chart on the real pages.</summary>
[Collection(PagesInBrowser.Name), Trait("Kind", "Browser")]
public sealed class ForcedColoursTests(BrowserSite browser)
{
    private static readonly string[] _pages = ["/market", "/concentration", "/value", "/access", "/attention"];

    /// <summary>A mark of each kind of chart, so that a page that loses its chart does not pass for a good one.</summary>
    private static readonly string[] _kinds = ["rect.chart-bar", "rect.chart-segment", "path.chart-line", "svg.funnel-point", "rect.range-box", "path.chart-ribbon"];

    /// <summary>
    /// For each text and mark of each drawing and key: its contrast against the reader's own background. Text has 4.5 to 1; a mark has
    /// 3 to 1 by its edge or its fill. Halos and areas for the pointer are no marks, and ribbons lie behind lines.
    /// </summary>
    private const string _measure = """
        () => {
          const rgb = text => (text.match(/[\d.]+/g) || []).map(Number);
          const light = ([r, g, b]) => [r, g, b].map(x => x / 255).map(x => x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4)
            .reduce((sum, x, i) => sum + x * [0.2126, 0.7152, 0.0722][i], 0);
          const probe = document.createElement('p');
          probe.className = 'panel';
          document.body.append(probe);
          const ground = light(rgb(getComputedStyle(probe).backgroundColor));
          const contrast = paint => paint === 'none' || rgb(paint)[3] === 0 ? 1
            : (x => (Math.max(x, ground) + 0.05) / (Math.min(x, ground) + 0.05))(light(rgb(paint)));
          const faults = [];
          for (const mark of document.querySelectorAll('.chart-marks text, .chart-marks tspan, .chart-marks rect, .chart-marks line, .chart-marks path, .chart-marks circle')) {
            if (mark.matches('.chart-hit, .chart-halo, .chart-ribbon') || mark.closest('title')) continue;
            const look = getComputedStyle(mark), isText = mark.matches('text, tspan');
            const best = isText ? contrast(look.fill) : Math.max(contrast(look.fill), contrast(look.stroke));
            if (best < (isText ? 4.5 : 3)) faults.push(`${mark.closest('figure')?.id} ${mark.tagName}.${mark.getAttribute('class')} ${look.fill} ${look.stroke} ${best.toFixed(1)}`);
          }
          return faults;
        }
        """;

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Text_and_marks_of_every_kind_of_chart_stand_out_in_forced_colours(ColorScheme scheme)
    {
        var page = await browser.NewPageAsync(Role.Commissioner);
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active, ColorScheme = scheme });
        var (faults, seen) = (new List<string>(), new HashSet<string>());
        foreach (var address in _pages)
        {
            await page.GotoAsync(address);
            faults.AddRange((await page.EvaluateAsync<string[]>(_measure)).Select(x => $"{address}: {x}"));
            foreach (var kind in _kinds)
            {
                if (await page.Locator($".chart-drawing {kind}").CountAsync() > 0)
                {
                    seen.Add(kind);
                }
            }
        }

        await page.CloseAsync();
        faults.Should().BeEmpty();
        seen.Should().BeEquivalentTo(_kinds);
    }
}
