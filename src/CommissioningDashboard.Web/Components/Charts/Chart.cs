using CommissioningDashboard.Web.Pictures;
using Microsoft.AspNetCore.Components;

namespace CommissioningDashboard.Web.Components.Charts;

/// <summary>What every chart is given.</summary>
public abstract class Chart : ComponentBase
{
    /// <summary>Unique on the page; also the figure's anchor, and its name as a picture.</summary>
    [Parameter, EditorRequired] public string Id { get; set; } = "";

    /// <summary>What is shown, as a name: "Share of referrals by size of provider".</summary>
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>What it says, in one sentence with its main figures: read out in place of the drawing.</summary>
    [Parameter, EditorRequired] public string Summary { get; set; } = "";

    /// <summary>A note printed beneath: basis, period, what is left out.</summary>
    [Parameter] public string? Caption { get; set; }

    [Parameter] public FigureUnit Unit { get; set; }

    /// <summary>Where the same figures can be had as CSV.</summary>
    [Parameter] public string? CsvHref { get; set; }

    /// <summary>The page that says how the figures are worked out.</summary>
    [Parameter] public string? MethodHref { get; set; }

    /// <summary>Set when the page is drawn to take one of its charts away as a picture.</summary>
    [CascadingParameter] private PictureRequest? Picture { get; set; }

    public override Task SetParametersAsync(ParameterView parameters)
    {
        if (parameters.TryGetValue<PictureRequest>(nameof(Picture), out var request)
            && parameters.TryGetValue<string>(nameof(Id), out var id))
        {
            request.Offer(id, GetType(), parameters);
        }

        return base.SetParametersAsync(parameters);
    }
}
