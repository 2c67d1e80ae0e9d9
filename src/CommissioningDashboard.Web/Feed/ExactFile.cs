using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Web.Feed;

/// <summary>
/// What a file of exact figures says of itself, for it is soon parted from the page that it came from: that it is internal, of which months
/// and with which filter. A CSV says so in its name and in columns of its own behind the figures, the same in every row, so that it stays a
/// plain table for machines; the feed says so in a name and in its market.
/// </summary>
internal static class ExactFile
{
    private const int _longestFilter = 60;

    /// <summary>"band-share-internal-2025-06-to-2026-05-area-coast.csv": lower case with dashes.</summary>
    public static string Name(string table, MarketSlice slice, string ending)
    {
        var filter = Slug(Filter(slice));
        var cut = filter.Length <= _longestFilter ? filter : $"{filter[.._longestFilter].TrimEnd('-')}-and-more";
        var suffix = cut.Length == 0 ? "" : $"-{cut}";
        return $"{table}-{DisclosureProfile.Internal.Id}-{slice.Period.From}-to-{slice.Period.To}{suffix}.{ending}";
    }

    /// <summary>The columns behind the figures, each with what stands in it.</summary>
    public static IReadOnlyList<(string Heading, string Value)> Columns(MarketSlice slice) =>
    [
        ("Disclosure profile", DisclosureProfile.Internal.Id),
        ("First month", $"{slice.Period.From}"),
        ("Last month", $"{slice.Period.To}"),
        ("Filter", Filter(slice) is { Length: > 0 } filter ? filter : "none"),
    ];

    /// <summary>The filter as in an address, without its months, which are named by themselves.</summary>
    private static string Filter(MarketSlice slice) => (slice.Filter with { From = null, To = null }).ToQuery();

    private static string Slug(string text)
        => string.Join('-', string.Concat(text.ToLowerInvariant().Select(x => char.IsAsciiLetterOrDigit(x) ? x : '-')).Split('-',
            StringSplitOptions.RemoveEmptyEntries));
}
