using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>What a reader narrows the register to; each part may be missing.</summary>
/// <param name="Words">Words that the name, reference, services or areas must hold.</param>
/// <param name="Service">The code of a service that it must offer.</param>
/// <param name="Area">The code of an area that it must cover; one that states no area covers all.</param>
/// <param name="Community">A community that it must serve or be led by, or a language that it must speak.</param>
/// <param name="OnlyOpen">True for those that are open to referrals alone.</param>
public sealed record RegisterSearch(
    string? Words = null, string? Service = null, string? Area = null, string? Community = null, bool OnlyOpen = false)
{
    public static RegisterSearch Everything { get; } = new();

    /// <summary>The same with nothing where only blanks stand.</summary>
    public RegisterSearch Tidied() => new(Text(Words), Text(Service), Text(Area), Text(Community), OnlyOpen);

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}

/// <summary>One provider of the register as it is on a day, with what it received in the period.</summary>
public sealed record RegisterLine(ProviderRecord Provider, DisplayBand Band, string Services, string Areas, bool IsOpen, long Referrals)
{
    /// <summary>True when its name, reference, services or areas hold the word.</summary>
    public bool Contains(string word)
        => new[] { Provider.Name, Provider.Reference, Services, Areas }.Any(
        x => x.Contains(word, StringComparison.CurrentCultureIgnoreCase));
}

/// <summary>Tables of the provider register.</summary>
public static class RegisterTables
{
    /// <summary>The providers that a search finds, in the register's order; all of them without one.</summary>
    /// <param name="slice">The market, of whose period the referrals are.</param>
    /// <param name="search">What to narrow the register to.</param>
    /// <param name="day">The day as of which the register is told.</param>
    public static IReadOnlyList<RegisterLine> Lines(MarketSlice slice, RegisterSearch search, DateOnly day)
    {
        var tallies = slice.ByProvider(slice.Period);
        var words = (search.Words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var service = Place(slice.Market.Services, search.Service);
        var area = Place(slice.Market.Areas, search.Area);
        return
        [
            .. slice.Providers
                .Where(x => !search.OnlyOpen || x.IsOpen(day))
                .Where(x => service is null || x.Services.Any(tie => tie.Index == service && tie.Contains(day)))
                .Where(x => area is null || Covers(x, area.Value, day))
                .Where(x => string.IsNullOrWhiteSpace(search.Community) || IsOf(x, search.Community, day))
                .Select(x => new RegisterLine(
                    x, x.BandOn(slice.Scheme, day), Names(x.Services, slice.Market.Services, day), Names(x.Areas, slice.Market.Areas, day),
                    x.IsOpen(day), tallies[x.Index].Referrals))
                .Where(x => words.All(x.Contains)),
        ];
    }

    public static MeasureTable Register(MarketSlice slice, RegisterSearch search, DateOnly day) => MeasureTable.FromRows<RegisterLine>(
        "Providers on the register", Lines(slice, search, day),
        (new("provider", "Provider", Unit.Text, Protection.Free), x => x.Provider.Name),
        (new("reference", "Reference", Unit.Text, Protection.Free), x => x.Provider.Reference),
        (new("band", "Size", Unit.Text, Protection.Free), x => x.Band.Name()),
        (new("ownership", "Ownership", Unit.Text, Protection.Free), x => x.Provider.Ownership.Name()),
        (new("services", "Services", Unit.Text, Protection.Free), x => x.Services),
        (new("areas", "Areas", Unit.Text, Protection.Free), x => x.Areas),
        (new("open", "Open", Unit.Text, Protection.Free), x => x.IsOpen ? "open" : "closed"),
        (Shares.ReferralsColumn, x => x.Referrals));

    /// <summary>One provider's arranged referrals in each month of the data.</summary>
    public static MeasureTable Months(MarketSlice slice, ProviderRecord provider) => MeasureTable.FromRows<Month>(
        $"Referrals to {provider.Name}, by month",
        Enumerable.Range(0, Math.Max(1, slice.Market.Months)).Select(slice.Market.FirstMonth.Plus),
        (new("month", "Month", Unit.Text, Protection.Free), x => x.Label),
        (Shares.ReferralsColumn, x => slice.To(provider, new Period(x, x)).Referrals));

    /// <summary>None when the search names none, or one that there is not.</summary>
    private static int? Place(IReadOnlyList<RegisterEntry> entries, string? code) => entries.FirstOrDefault(x => x.Code == code)?.Index;

    private static bool Covers(ProviderRecord provider, int area, DateOnly day)
    {
        var stated = provider.Areas.Where(x => x.Contains(day)).ToList();
        return stated.Count == 0 || stated.Exists(x => x.Index == area);
    }

    private static bool IsOf(ProviderRecord provider, string community, DateOnly day)
        => CommunitiesOf(provider, day).Contains(community, StringComparer.OrdinalIgnoreCase);

    /// <summary>The communities that a provider serves or is led by, and the languages that it says it speaks.</summary>
    public static IEnumerable<string> CommunitiesOf(ProviderRecord provider, DateOnly day)
        => provider.Communities.Where(x => x.Tie.Contains(day)).Select(x => x.Community).Concat(
            (provider.ProfileOn(day)?.Texts.Languages ?? "")
                .Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static string Names(IReadOnlyList<DatedLink> ties, IReadOnlyList<RegisterEntry> entries, DateOnly day)
        => string.Join(", ", ties.Where(x => x.Contains(day)).Select(x => entries[x.Index].Name).Distinct().Order());
}
