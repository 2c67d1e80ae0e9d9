using CommissioningDashboard.Market;
using Microsoft.AspNetCore.WebUtilities;

namespace CommissioningDashboard.Web;

/// <summary>The one way from an address to a filter, for pages, islands, the feed and the workbook.</summary>
internal static class FilterAddress
{
    /// <summary>Reads a query string, with or without its question mark; what could not be read is described.</summary>
    public static (MarketFilter Filter, IReadOnlyList<string> Problems) Read(string? query)
        => MarketFilter.Parse(QueryHelpers.ParseQuery(query).SelectMany(x => x.Value, (x, value) => KeyValuePair.Create(x.Key, value ?? "")));
}
