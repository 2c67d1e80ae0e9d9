using CommissioningDashboard.Market;

namespace CommissioningDashboard.Disclosure;

/// <summary>
/// What a file of exact figures says of itself, for it is soon parted from the page that it came from: that it is internal, of which months
/// and with which filter. Each says so in its name, and in itself where its kind has room: a CSV in columns behind the figures, the same in
/// every row, so that it stays a plain table for machines; a picture and a workbook in their metadata; the feed in its market.
/// </summary>
public static class ExactFile
{
    private const int _longestFilter = 60;

    /// <summary>"band-share-internal-2025-06-to-2026-05-area-coast.csv": lower case with dashes.</summary>
    public static string Name(string content, MarketSlice slice, string ending)
    {
        var filter = Slug(Filter(slice));
        var cut = filter.Length <= _longestFilter ? filter : $"{filter[.._longestFilter].TrimEnd('-')}-and-more";
        var suffix = cut.Length == 0 ? "" : $"-{cut}";
        return $"{content}-{DisclosureProfile.Internal.Id}-{slice.Period.From}-to-{slice.Period.To}{suffix}.{ending}";
    }

    /// <summary>What the file says in itself, each fact under its heading.</summary>
    public static IReadOnlyList<(string Heading, string Value)> Facts(MarketSlice slice) =>
    [
        ("Disclosure profile", DisclosureProfile.Internal.Id),
        ("First month", $"{slice.Period.From}"),
        ("Last month", $"{slice.Period.To}"),
        ("Filter", Filter(slice) is { Length: > 0 } filter ? filter : "none"),
    ];

    /// <summary>The same in one line: "Disclosure profile: internal. First month: 2025-06. …".</summary>
    public static string InOneLine(MarketSlice slice) => string.Concat(Facts(slice).Select(x => $"{x.Heading}: {x.Value}. ")).TrimEnd();

    /// <summary>The filter as in an address, without its months, which are named by themselves.</summary>
    private static string Filter(MarketSlice slice) => (slice.Filter with { From = null, To = null }).ToQuery();

    private static string Slug(string text)
        => string.Join('-', string.Concat(text.ToLowerInvariant().Select(x => char.IsAsciiLetterOrDigit(x) ? x : '-')).Split('-',
            StringSplitOptions.RemoveEmptyEntries));
}
