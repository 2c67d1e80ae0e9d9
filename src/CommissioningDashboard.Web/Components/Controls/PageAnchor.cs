using Microsoft.AspNetCore.Components;

namespace CommissioningDashboard.Web.Components.Controls;

/// <summary>
/// The address of a place on the present page. A bare "#place" will not do: with a base address set, as Blazor needs, it
/// would lead to the site's first page.
/// </summary>
internal static class PageAnchor
{
    public static string Of(NavigationManager navigation, string id) => $"{new Uri(navigation.Uri).PathAndQuery}#{id}";
}
