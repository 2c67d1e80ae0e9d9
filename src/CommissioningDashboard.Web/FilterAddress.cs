using CommissioningDashboard.Market;
using Microsoft.AspNetCore.WebUtilities;

namespace CommissioningDashboard.Web;

/// <summary>The one way from an address to a filter, for pages, islands, the feed and the workbook.</summary>
internal static class FilterAddress
{
    /// <summary>Reads a query string, with or without its question mark; what could not be read is described.</summary>
    public static (MarketFilter Filter, IReadOnlyList<string> Problems) Read(string? query)
        => MarketFilter.Parse(
        QueryHelpers.ParseQuery(query).SelectMany(x => x.Value, (x, value) => KeyValuePair.Create(x.Key, value ?? "")));

    /// <summary>The address of another page that shows the same part of the market as the one being read.</summary>
    /// <param name="here">The address being read, in full.</param>
    /// <param name="path">The other page's, without a query.</param>
    public static string Carry(string here, string path) => Read(new Uri(here).Query).Filter.On(path);
}
