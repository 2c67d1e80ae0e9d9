using CommissioningDashboard.Access;
using CommissioningDashboard.Web.Access;
using Microsoft.AspNetCore.Components;

namespace CommissioningDashboard.Web.Pictures;

/// <summary>Where the charts of the page being read can be had as pictures.</summary>
public sealed class PictureLinks(NavigationManager navigation, CurrentUser user)
{
    /// <summary>The address of a chart as a picture, with the page's own filter; none for a reader who may not take figures away.</summary>
    /// <param name="chartId">The chart's id on the page.</param>
    /// <param name="format">The kind of file: svg or png.</param>
    public string? Of(string chartId, string format)
    {
        if (!user.May(Permission.ExportData))
        {
            return null;
        }

        var page = navigation.ToBaseRelativePath(navigation.Uri).Split('#')[0].Split('?');
        var filter = page.Length > 1 ? $"?{page[1]}" : "";
        return $"{PictureEndpoints.Root}/{page[0].TrimEnd('/')}/{Uri.EscapeDataString(chartId)}.{format}{filter}";
    }
}
