using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;

namespace CommissioningDashboard.Web.Components.Controls;

/// <summary>
/// The address of a place on the present page. A bare "#place" will not do: with a base address set, as Blazor needs, it
/// would lead to the site's first page. The link also carries data-enhance-nav="false": Blazor's own handling scrolls there but
/// leaves the keyboard's focus behind.
/// </summary>
internal static class PageAnchor
{
    /// <param name="navigation">Knows the address that this page was made for.</param>
    /// <param name="http">The request, when there is one: a page about a problem is shown at the address that had it.</param>
    /// <param name="id">Of the element to go to.</param>
    public static string Link(NavigationManager navigation, HttpContext? http, string id)
        => $"{Shown(http?.Features) ?? new Uri(navigation.Uri).PathAndQuery}#{id}";

    private static string? Shown(Microsoft.AspNetCore.Http.Features.IFeatureCollection? features)
        => features?.Get<IStatusCodeReExecuteFeature>() is { } problem
        ? problem.OriginalPathBase + problem.OriginalPath + problem.OriginalQueryString
            : features?.Get<IExceptionHandlerPathFeature>()?.Path;
}
