namespace CommissioningDashboard.Market;

/// <summary>A filter as people read it, for the filter bar, the cover of a workbook and the feed.</summary>
public static class FilterWords
{
    /// <summary>
    /// "Day support and home care", "all areas", "April 2025 to March 2026", …; the first starts with a capital. Unknown names are
    /// left out.
    /// </summary>
    public static IReadOnlyList<string> InWords(this MarketFilter filter, MarketSnapshot market)
    {
        filter = filter.WithinOf(market);
        List<string> words = [.. Places(filter, market), filter.PeriodIn(market).Label];
        AddChosen(filter.Needs, CategoryNames.Needs.Select(x => (x.Code, x.Name)));
        AddChosen(filter.Routes, CategoryNames.Routes.Select(x => (x.Code, x.Name)));
        AddChosen(filter.Teams, market.Teams.Select(x => (x.Code, x.Name)));
        words.Add($"counted by {filter.Weight.Noun()}");
        if (market.Providers.Any(x => x.Groups.Count > 0))
        {
            words.Add(filter.Power.InWords());
        }

        words.Add($"micro = {market.Scheme(filter.Scheme).MicroMeans()}");
        words[0] = char.ToUpperInvariant(words[0][0]) + words[0][1..];
        return words;

        void AddChosen(IReadOnlyList<string> codes, IEnumerable<(string Code, string Name)> known)
        {
            if (codes.Count > 0)
            {
                words.Add(Joined([.. known.Where(x => codes.Contains(x.Code)).Select(x => x.Name)]));
            }
        }
    }

    /// <summary>"Day support and home care, all areas".</summary>
    public static string PlacesInWords(this MarketFilter filter, MarketSnapshot market)
        => string.Join(", ", Places(filter, market)) is var words ? char.ToUpperInvariant(words[0]) + words[1..] : "";

    private static List<string> Places(MarketFilter filter, MarketSnapshot market)
        => [Chosen(filter.Services, market.Services, "services"), Chosen(filter.Areas, market.Areas, "areas")];

    /// <summary>"compared with the year before", or that it is not, and why.</summary>
    public static string ComparedInWords(this MarketSlice slice) => SliceComparison.NotCompared(slice) is { } reason
        ? $"not compared with {slice.Filter.Compare.Name()}. {reason}"
        : $"compared with {slice.Filter.Compare.Name()}";

    private static string Chosen(IReadOnlyList<string> codes, IReadOnlyList<RegisterEntry> known, string all)
        => codes.Count == 0 ? $"all {all}" : Joined([.. known.Where(x => codes.Contains(x.Code)).Select(x => x.Name)]);

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string Joined(IReadOnlyList<string> words) => words.Count switch
    {
        0 => "",
        1 => words[0],
        _ => $"{string.Join(", ", words.Take(words.Count - 1))} and {words[^1]}",
    };
}
