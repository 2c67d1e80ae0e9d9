using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace CommissioningDashboard.Web.Components.Charts;

/// <summary>
/// Writes a chart as an SVG file that stands alone: the page’s own component, with what the page says around it drawn inside.
/// </summary>
public static class ChartFile
{
    /// <summary>The SVG document of a chart.</summary>
    /// <param name="renderer">Draws it.</param>
    /// <param name="chart">Which kind of <see cref="Chart"/>.</param>
    /// <param name="parameters">What the page gave it.</param>
    /// <param name="frame">What the page says around it.</param>
    public static async Task<string> RenderAsync(
        HtmlRenderer renderer, Type chart, IReadOnlyDictionary<string, object?> parameters, PictureFrame frame)
    {
        RenderFragment content = builder =>
        {
            builder.OpenComponent(0, chart);
            builder.AddMultipleAttributes(1, parameters!);
            builder.CloseComponent();
        };
        var framed = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(CascadingValue<PictureFrame>.Value)] = frame,
            [nameof(CascadingValue<PictureFrame>.IsFixed)] = true,
            [nameof(CascadingValue<PictureFrame>.ChildContent)] = content,
        });
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<CascadingValue<PictureFrame>>(framed);
            return root.ToHtmlString().Trim();
        });
    }
}
