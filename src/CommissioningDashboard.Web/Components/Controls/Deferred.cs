using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace CommissioningDashboard.Web.Components.Controls;

/// <summary>
/// Renders its content after its elder siblings have been set up: a grid's table after the columns have named themselves.
/// </summary>
public sealed class Deferred : ComponentBase
{
    [Parameter] public RenderFragment? ChildContent { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, ChildContent);
}
