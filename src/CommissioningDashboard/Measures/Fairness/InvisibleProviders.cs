using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>A provider that could have taken referrals and received none.</summary>
/// <param name="Band">Its band at the period's end.</param>
/// <param name="OpenSince">The day its present opening began.</param>
/// <param name="LastReferral">The month of its last referral that passes the filter, before the period; none if it never had one.</param>
/// <param name="MonthsWithout">Whole months without a referral: since its last, or since it opened, or since the data begin.</param>
public sealed record InvisibleProvidersRow(
    ProviderRecord Provider, DisplayBand Band, DateOnly OpenSince, Month? LastReferral, int MonthsWithout);

/// <summary>Providers open and able that received no referral in the period.</summary>
public sealed record InvisibleProviders : Measure<InvisibleProviders, InvisibleProvidersRow>
{
    internal const string NoData = "No referral has been recorded yet, so no provider can be said to go without.";

    public override string Id => "invisible-providers";

    public override string Name => "Invisible providers";

    public override string Headline => "Share of open providers without a referral";

    public override Unit Unit => Unit.Share;

    public override Direction Diverse => Direction.LowIsDiverse;

    /// <summary>The more referrals, the fewer providers go without by chance.</summary>
    public override FollowedFigure? Followed { get; } = new(
        _ => "Share of open providers without a referral, at one referral for each", (quarter, _) => AtOneForEach(quarter));

    public override int Version => 2;

    public override DateOnly VersionFrom => new(2026, 11, 29);

    public override DateOnly ReviewedOn => new(2026, 11, 29);

    public override IReadOnlyList<Fact> Needs => [Fact.Services];

    public override IReadOnlyList<Fact> Uses => [Fact.Area];

    public override MeasureWords Words { get; } = new()
    {
        What = "Providers that were open and able to take a referral and received none in the period, with how long that has lasted.",
        WhyItMatters = "People cannot choose what nobody is told of. A register full of providers that never receive a referral is not a "
            + "diverse market.",
        Plainly = "We count the providers that were open and able all through and received nothing. Some would receive nothing by bad luck "
            + "alone, so we also say how many that would be if each choice had fallen on anybody able to take it.",
        How = "The whole is the providers open on the last day of the period that offer a service and cover an area looked at. The "
            + "invisible are those with no arranged referral in the period. The headline is their share of the whole, with Wilson’s 95% "
            + "interval. Beside it stands how many would be expected if each choice had gone to any provider able to take it, all as "
            + "likely: a provider goes without with chance (1 − 1 ÷ able) for each choice that it was able to take, multiplied, where "
            + "able is how many providers were open, offered the service and covered the area that month; these chances are added up "
            + "over the open providers. A person who stays with a provider has chosen once. Where more are found than expected, the "
            + "chance of as many or more is worked out exactly from each provider’s own (the Poisson binomial distribution). Months "
            + "without count from the last referral, or from opening if there never was one, or from the start of the data if that is "
            + "later.",
        Limits = "A provider may be full, may not want council referrals, or may be chosen through direct payments that name no "
            + "provider. The list says where to ask, not what the answer is. A provider that opened in the last weeks has had little "
            + "time. Choices of providers that the register does not show as able are left out of what is expected. More than expected "
            + "says that choice was not even, and not why.",
        Source = "Care Act 2014, section 5(2)(a); Birmingham’s study of micro-enterprises (2015) on few council referrals; Y. Hong "
            + "(2013), Computational Statistics and Data Analysis 59:41–51, on the Poisson binomial distribution",
    };

    protected override MeasureResult<InvisibleProvidersRow> Work(MarketSlice slice)
    {
        var end = slice.Period.To;
        var tallies = slice.ByProvider(slice.Period);
        var able = slice.OpenAndAble(end).ToList();

        // Before the first referral is recorded nobody goes without one.
        var rows = able.Where(x => slice.Covered is not null && tallies[x.Index].Referrals == 0).Select(x => Row(slice, x, end))
            .OrderBy(x => x.Band).ThenByDescending(x => x.MonthsWithout).ThenBy(x => x.Provider.Index).ToList();
        var value = slice.Covered is null ? Figure.Cannot(Unit.Share, "No referral has been recorded yet.")
            : OfProviders(rows.Count, able.Count);
        return new MeasureResult<InvisibleProvidersRow>
        {
            Measure = this,
            Value = value,
            Working = Steps(rows.Count, able.Count, value, slice),
            Compared = slice.Beside is { } beside ? In(beside) : null,
            Finding = Finding(rows, able, slice),
            Rows = rows,
            Table = Table(rows, slice),
        };
    }

    /// <summary>
    /// The share that would be without one, on average, had there been only as many referrals as open providers: (1 − 1/k)^k, near 37%,
    /// when all are as likely, however many there are.
    /// </summary>
    private static double? AtOneForEach(MarketSlice quarter)
    {
        var received = quarter.ByProvider(quarter.Period);
        var all = received.Sum(x => x.Referrals);
        var open = quarter.OpenAndAble(quarter.Period.To).Select(x => received[x.Index].Referrals).ToList();
        return open.Count == 0 || all < open.Count ? null : open.Average(x => Subsample.ChanceOfNone(x, all, open.Count));
    }

    /// <summary>For each size, how many of the open and able had no referral.</summary>
    public static MeasureTable BySize(MarketSlice slice)
    {
        var invisible = For(slice).Rows.ToLookup(x => x.Band);
        var open = slice.OpenAndAble(slice.Period.To).ToLookup(x => slice.BandOf(x, slice.Period.To));
        return MeasureTable.FromRows<DisplayBand>(
            "Open providers without a referral, by size", DisplayBands.OfProviders.Where(x => open[x].Any()),
        [
            (new("band", "Size", Unit.Text, Protection.Free), x => x.Name()),
            .. RateColumns.Create<DisplayBand>(
                "invisible", "Without", "Open", "Share", x => (invisible[x].Count(), open[x].Count()), ofPeople: false).All,
            (new("expected", "Expected if all able were as likely", Unit.Any, Protection.Free),
                x => open[x].Sum(p => InvisibleByChance.For(slice)[p])),
        ]);
    }

    private static IReadOnlyList<string> Steps(int invisible, int able, Figure value, MarketSlice slice) => value.Value is null ? [] :
    [
        .. Working.Rate("Providers open and able without a referral", invisible, "Providers open and able on the last day of the period",
            able, value),
        $"Chances of no referral if all able were as likely, (1 − 1 ÷ able) for each choice multiplied, added up over these providers: "
            + $"{Working.Number(InvisibleByChance.For(slice).Expected)}.",
    ];

    private static Figure OfProviders(int invisible, int able)
        => Figure.Share(invisible, able, able, able, "No provider was open and able at the end of the period.");

    private static Figure In(SliceComparison beside)
    {
        var tallies = beside.Slice.ByProvider(beside.Period);
        var able = beside.Slice.OpenAndAble(beside.Period.To).ToList();
        return OfProviders(able.Count(x => tallies[x.Index].Referrals == 0), able.Count);
    }

    private static InvisibleProvidersRow Row(MarketSlice slice, ProviderRecord provider, Month end)
    {
        var opened = provider.Openings.Where(x => x.Contains(end.LastDay)).Min(x => x.From);
        var last = slice.LastReferral(provider);
        var since = last?.Plus(1) ?? (Month.FromDate(opened) > slice.History.From ? Month.FromDate(opened) : slice.History.From);
        return new InvisibleProvidersRow(provider, slice.BandOf(provider, end), opened, last, Math.Max(0, end.Index - since.Index + 1));
    }

    private static Sentence Finding(List<InvisibleProvidersRow> rows, List<ProviderRecord> able, MarketSlice slice)
    {
        var micro = able.Count(x => slice.BandOf(x, slice.Period.To) == DisplayBand.Micro);
        var invisible = rows.Count(x => x.Band == DisplayBand.Micro);
        if (able.Count == 0)
        {
            return new("No provider was open and able to take a referral at the end of the period.");
        }

        return slice.Covered is null ? new(NoData)
            : new((InvisibleByChance.For(slice).Words is { } beside ? $"{beside}. " : "")
                + Parts.Upper($"{Without(able.Count - micro, rows.Count - invisible, micro, invisible, Span(slice))}."));
    }

    /// <summary>How many of the micro-providers and of the others had no referral, and where all or none had, that.</summary>
    private static string Without(int others, int invisibleOthers, int micro, int invisible, string span)
    {
        var (able, rows) = (micro + others, invisible + invisibleOthers);
        var someMicro = Parts.Count(invisible, micro, "micro-provider");
        var someOthers = Parts.Count(invisibleOthers, others, "other provider");
        return (micro, others, invisible, invisibleOthers) switch
        {
            (_, _, 0, 0) => $"{Parts.Count(able, able, "open provider")} had a referral {span}",
            (0, _, _, _) => $"{Parts.Count(rows, able, "open provider")} had no referral {span}",
            (_, 0, _, _) => $"{someMicro} had no referral {span}",
            (_, _, 0, _) => $"{Parts.Count(micro, micro, "micro-provider")} had a referral {span}; {someOthers} had none",
            (_, _, _, 0) => $"{someMicro} had no referral {span}; {Parts.Count(others, others, "other provider")} had one",
            _ => $"{someMicro} had no referral {span}, and {someOthers} had none either",
        };
    }

    /// <summary>"In 12 months": only as many as the data hold of the period.</summary>
    private static string Span(MarketSlice slice) => slice.Covered switch
    {
        { Months: 1 } => "in the month",
        { } covered => $"in {covered.Months} months",
        null => "",
    };

    /// <summary>When its last referral was, or from when on there is no record of one.</summary>
    public static string LastWords(InvisibleProvidersRow row, MarketSlice slice)
        => row.LastReferral?.Label ?? $"none since records began, {slice.History.From.Label}";

    private static MeasureTable Table(List<InvisibleProvidersRow> rows, MarketSlice slice) => MeasureTable.FromRows<InvisibleProvidersRow>(
        "Open providers with no referral in the period", rows,
        (new("provider", "Provider", Unit.Text, Protection.Free), x => x.Provider.Name),
        (new("reference", "Reference", Unit.Text, Protection.Free), x => x.Provider.Reference),
        (new("band", "Size", Unit.Text, Protection.Free), x => x.Band.Name()),
        (new("services", "Services", Unit.Text, Protection.Free), x => string.Join("; ", x.Provider.Services
            .Where(s => s.Contains(slice.Period.To.LastDay)).Select(s => slice.Market.Services[s.Index].Name).Distinct())),
        (new("open_since", "Open since", Unit.Text, Protection.Free), x => Written.Date(x.OpenSince)),
        (new("last_referral", "Last referral", Unit.Text, Protection.Free), x => LastWords(x, slice)),
        (new("months_without", "Months without", Unit.Months, Protection.Free), x => x.MonthsWithout));
}
