using CommissioningDashboard.Market;

namespace CommissioningDashboard.Web.Components.Pages.Areas;

/// <summary>Where an area's own page is: the area stands in the path, the rest of the filter in the query.</summary>
internal static class AreaAddress
{
    public static string For(MarketFilter filter, RegisterEntry area)
        => (filter with { Areas = [] }).On($"areas/{Uri.EscapeDataString(area.Code)}");
}
