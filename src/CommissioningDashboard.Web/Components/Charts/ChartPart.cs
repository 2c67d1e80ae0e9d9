using Microsoft.AspNetCore.Components;

namespace CommissioningDashboard.Web.Components.Charts;

/// <summary>
/// A part of a drawing that follows the one above without a gap. A drawing taller than a sheet of paper comes in parts, since a browser
/// breaks a page between drawings and never within one.
/// </summary>
/// <param name="Height">Pixels.</param>
/// <param name="Content">What is drawn, from its own upper edge.</param>
public sealed record ChartPart(int Height, RenderFragment? Content);
