using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace CommissioningDashboard.Web.Components.Charts;

/// <summary>Writes a chart as an SVG file that stands alone: the same component as on the page, with its title and key inside the drawing.</summary>
public static class ChartFile
{
    internal const string WidthName = "ChartFileWidth";

    /// <summary>The SVG document of a chart <paramref name="width"/> pixels wide.</summary>
    public static async Task<string> RenderAsync<TChart>(HtmlRenderer renderer, IDictionary<string, object?> parameters, int width = 720)
        where TChart : Chart
    {
        RenderFragment chart = builder =>
        {
            builder.OpenComponent<TChart>(0);
            builder.AddMultipleAttributes(1, parameters!);
            builder.CloseComponent();
        };
        var frame = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(CascadingValue<int?>.Name)] = WidthName,
            [nameof(CascadingValue<int?>.Value)] = (int?)width,
            [nameof(CascadingValue<int?>.IsFixed)] = true,
            [nameof(CascadingValue<int?>.ChildContent)] = chart,
        });
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<CascadingValue<int?>>(frame);
            return root.ToHtmlString().Trim();
        });
    }
}
