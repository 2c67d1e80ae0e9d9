using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>Who of one size, or of all sizes, came and went in a financial year.</summary>
/// <param name="Year">April of the year in which it starts.</param>
/// <param name="Band">The size that a provider had when it joined or left, or had on the year's first day; none for all sizes
/// together.</param>
/// <param name="OpenAtStart">Providers open on its first day.</param>
/// <param name="Joined">Providers that joined the register.</param>
/// <param name="Left">Providers whose last opening ended.</param>
/// <param name="Affected">Referrals that those who left had received in the twelve months before the month they left.</param>
public sealed record EntryAndExitRow(Month Year, DisplayBand? Band, int OpenAtStart, int Joined, int Left, long Affected)
{
    public string Label => $"{Year.Year}/{(Year.Year + 1) % 100:00}";
}

/// <summary>Providers that joined and left, year by year.</summary>
public sealed record EntryAndExit : Measure<EntryAndExit, EntryAndExitRow>
{
    private const string _none = "No provider was open at the start of the period.";

    public override string Id => "entry-exit";

    public override string Name => "Entry and exit";

    public override string Headline => "Share of providers that left";

    public override Unit Unit => Unit.Share;

    public override Direction Diverse => Direction.LowIsDiverse;

    public override IReadOnlyList<Fact> Needs => [Fact.Joined];

    public override IReadOnlyList<Fact> Uses => [Fact.Services];

    public override int Version => 2;

    public override DateOnly VersionFrom => new(2026, 11, 29);

    public override DateOnly ReviewedOn => new(2026, 11, 29);

    public override MeasureWords Words { get; } = new()
    {
        What = "Providers that joined the register and providers that closed for good, for each financial year and size, with how many "
            + "referrals those who left had been receiving. The headline is the share of the providers open at the start of the period "
            + "that had left by its end.",
        WhyItMatters = "Some coming and going is health. Many exits, or exits by those who carry much, break people’s support and cost the "
            + "council what it must buy instead.",
        Plainly = "We look at the register: who joined in a year, and who closed and did not open again. The headline takes the providers "
            + "that were open when the period began and asks how many of them were gone when it ended.",
        How = "Joined: the day on the register falls in the year. Left: the provider’s last opening ended in the year and none began "
            + "after. The headline: of the providers open on the first day of the period that offer a service and cover an area looked at, "
            + "those closed for good by its last day, with Wilson’s 95% interval. Referrals affected: arranged in the twelve months before "
            + "the month of leaving.",
        Limits = "A change of legal form or of registration looks like an exit and an entry until the register desk has settled that one "
            + "provider goes on with what the other did. Providers without an opening are not seen. "
            + "A provider that grew counts in the size it had each time. The first and the last year may not be whole. Always counted by "
            + "referrals. Version 1 counted providers of any area.",
        Source = "Care Act 2014, sections 5(2)(d) and 48 to 52, on sustaining the market and on provider failure",
    };

    protected override MeasureResult<EntryAndExitRow> Work(MarketSlice slice)
    {
        var rows = Years(slice).SelectMany(x => Rows(slice, x)).ToList();
        var open = Concerned(slice).Where(x => x.IsOpen(slice.Period.From.FirstDay)).ToList();
        var left = open.Where(x => LeftOn(x) is { } day && day <= slice.Period.To.LastDay).ToList();
        var value = RateColumns.Rate((left.Count, open.Count), _none);
        return new MeasureResult<EntryAndExitRow>
        {
            Measure = this,
            Value = value,
            Finding = value.Value is null ? new(_none)
                : Finding(slice, open.Count, left),
            Rows = rows,
            Working = Working.Rate("Left by the end of the period", left.Count, "Open at the start of the period", open.Count, value),
            Table = MeasureTable.FromRows<EntryAndExitRow>(
                "Providers that joined and left, by financial year and size", rows,
                (new("year", "Year", Unit.Text, Protection.Free), x => x.Label),
                (new("size", "Size of provider", Unit.Text, Protection.Free), x => x.Band?.Name() ?? "All sizes"),
                (new("open", "Open at the start", Unit.Providers, Protection.Free), x => x.OpenAtStart),
                (new("joined", "Joined", Unit.Providers, Protection.Free), x => x.Joined),
                (new("left", "Left", Unit.Providers, Protection.Free), x => x.Left),
                (new("affected", "Referrals they had received", Unit.Referrals, Protection.CountOfPeople), x => x.Affected)),
        };
    }

    private static Sentence Finding(MarketSlice slice, int open, List<ProviderRecord> left)
    {
        var of = slice.Filter.Areas.Count == 0 ? "" : " of these areas";
        var gone = (left.Count, open) switch
        {
            (0, 1) => $"The only provider{of} open at the start of the period was still open at its end",
            (0, _) => $"{{None}} of the {open} providers{of} open at the start of the period had left by its end",
            _ => $"{Parts.Upper(Parts.Count(left.Count, open, $"provider{of}", $"providers{of}"))} open at the start of the period had "
                + $"left by its end: {Sizes(slice, left)}",
        };
        return new($"{gone}.");
    }

    /// <summary>The day on which a provider closed for good; none while an opening goes on or is to come.</summary>
    public static DateOnly? LeftOn(ProviderRecord provider)
        => provider.Openings.Count > 0 && provider.Openings.All(x => x.To is not null) ? provider.Openings.Max(x => x.To) : null;

    private static IEnumerable<Month> Years(MarketSlice slice)
    {
        if (slice.Market.Months == 0)
        {
            yield break;
        }

        // The financial year starts in April, the fourth month.
        var first = slice.History.From.Plus(-((slice.History.From.Number + 8) % 12));
        for (var year = first; year <= slice.Period.To; year = year.Plus(12))
        {
            yield return year;
        }
    }

    /// <summary>
    /// Providers of a service and an area looked at, whatever the day. One that states no area covers all.
    /// </summary>
    internal static IEnumerable<ProviderRecord> Concerned(MarketSlice slice) => slice.Providers.Where(provider
        => (slice.Filter.Services.Count == 0
            || provider.Services.Any(x => slice.Filter.LooksAtService(slice.Market.Services[x.Index].Code)))
        && (provider.Areas.Count == 0 || provider.Areas.Any(x => slice.Filter.LooksAtArea(slice.Market.Areas[x.Index].Code))));

    /// <summary>All sizes together, then each size of which somebody came or went.</summary>
    private static IEnumerable<EntryAndExitRow> Rows(MarketSlice slice, Month year)
    {
        var (first, last) = (year.FirstDay, year.Plus(11).LastDay);
        var open = Concerned(slice).Where(x => x.IsOpen(first)).ToList();
        var joined = Concerned(slice).Where(x => x.ListedOn >= first && x.ListedOn <= last).ToList();
        var left = Concerned(slice).Where(x => LeftOn(x) is { } day && day >= first && day <= last).ToList();
        return DisplayBands.OfProviders.Select(x => (DisplayBand?)x).Prepend(null)
            .Select(band => new EntryAndExitRow(
                year, band,
                open.Count(x => Is(band, x, year)), joined.Count(x => Is(band, x, Month.FromDate(x.ListedOn))),
                left.Count(x => Is(band, x, LeftIn(x))),
                left.Where(x => Is(band, x, LeftIn(x)))
                    .Sum(x => slice.To(x, new Period(LeftIn(x).Plus(-12), LeftIn(x).Plus(-1))).Referrals)))
            .Where(x => x.Band is null || x.Joined + x.Left > 0);

        bool Is(DisplayBand? band, ProviderRecord provider, Month month) => band is null || slice.BandOf(provider, month) == band;
    }

    private static Month LeftIn(ProviderRecord provider) => Month.FromDate(LeftOn(provider)!.Value);

    /// <summary>"2 micro and 1 large", by the size they had when they left.</summary>
    private static string Sizes(MarketSlice slice, List<ProviderRecord> left) => FilterWords.Joined(
        [.. left.GroupBy(x => slice.BandOf(x, LeftIn(x))).OrderBy(x => x.Key).Select(x => Counted(x.Count(), x.Key))]);

    /// <summary>"2 micro", "1 of unknown size".</summary>
    public static string Counted(int providers, DisplayBand band)
        => $"{Written.Whole(providers)} {(band == DisplayBand.NotKnown ? "of unknown size" : band.Name().ToLowerInvariant())}";
}
