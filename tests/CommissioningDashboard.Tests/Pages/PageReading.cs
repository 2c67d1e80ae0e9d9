using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CommissioningDashboard.Tests.Pages;

/// <summary>Reads a page as somebody without script would.</summary>
internal static class PageReading
{
    public static async Task<IHtmlDocument> ReadAsync(this HttpClient client, string address)
        => await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(address));

    /// <summary>The text of the first element that matches, with its white space folded.</summary>
    public static string Words(this IHtmlDocument page, string selector)
        => string.Join(' ', page.QuerySelector(selector)!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
