using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Components;

namespace CommissioningDashboard.Web.Pictures;

/// <summary>
/// Which chart of a page is wanted as a picture, and what the page gave it. A picture is thus drawn from the very parameters of the
/// page's own chart, as the page made them for this reader; nothing about a chart is said twice.
/// </summary>
public sealed class PictureRequest
{
    /// <summary>The chart's id; none while an ordinary page is drawn.</summary>
    public string? ChartId { get; set; }

    /// <summary>The kind of chart found; none when the page has no chart of that id.</summary>
    public Type? Chart { get; private set; }

    public IReadOnlyDictionary<string, object?> Parameters { get; private set; } = new Dictionary<string, object?>();

    [MemberNotNullWhen(true, nameof(Chart))]
    public bool IsFound => Chart is not null;

    /// <summary>A chart on the page tells that it is there.</summary>
    internal void Offer(string id, Type chart, ParameterView parameters)
    {
        if (ChartId is null || id != ChartId)
        {
            return;
        }

        var given = new Dictionary<string, object?>();
        foreach (var parameter in parameters)
        {
            if (!parameter.Cascading)
            {
                given[parameter.Name] = parameter.Value;
            }
        }

        (Chart, Parameters) = (chart, given);
    }
}
