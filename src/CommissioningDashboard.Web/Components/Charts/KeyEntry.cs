using Microsoft.AspNetCore.Components;

namespace CommissioningDashboard.Web.Components.Charts;

/// <summary>One line of a chart's key: a mark as the drawing has it, and what it means.</summary>
/// <param name="Label">What the mark means.</param>
/// <param name="Width">The mark's width in pixels.</param>
/// <param name="Height">The mark's height in pixels.</param>
/// <param name="Mark">The mark, as parts of a drawing of that size.</param>
public sealed record KeyEntry(string Label, int Width, int Height, RenderFragment Mark);
