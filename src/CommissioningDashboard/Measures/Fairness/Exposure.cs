using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>How often one band's providers are on the lists they could be on.</summary>
/// <param name="Band">The band at the period's end.</param>
/// <param name="Providers">Its providers that could have been on a list.</param>
/// <param name="Could">Places on logged lists that they could have had, one for each provider and list.</param>
/// <param name="Shown">Those that they had.</param>
/// <param name="Expected">Those they would have had if all able had been as likely to have each place.</param>
/// <param name="Times">
/// How many times the expected they had, with the provider as the unit; none when nobody of another size could have been on a list.
/// </param>
public sealed record ExposureRow(DisplayBand Band, int Providers, long Could, long Shown, double Expected, RatioEstimate? Times)
{
    /// <summary>Its interval is that of the times, not Wilson's: one provider's places on many lists go together.</summary>
    public Figure Rate => new(
        (double)Shown / Could, Unit.Share, Could,
        Times is { Interval: var x } ? new Interval(x.Low * ExpectedRate, Math.Min(1, x.High * ExpectedRate)) : null);

    public double ExpectedRate => Expected / Could;
}

/// <summary>How often providers of each size are shown on the lists of referrals that they could take.</summary>
public sealed record Exposure : Measure<Exposure, ExposureRow>
{
    private const string _none = "No list was logged of a referral that a micro-provider could have taken.";

    public override string Id => "exposure";

    public override string Name => "Exposure on lists by size of provider";

    public override string Headline => "How often micro-providers are shown on lists they could be on";

    public override DisplayBand? About => DisplayBand.Micro;

    public override Unit Unit => Unit.Share;

    public override Direction Diverse => Direction.HighIsDiverse;

    public override int Version => 2;

    public override DateOnly VersionFrom => new(2026, 11, 29);

    public override DateOnly ReviewedOn => new(2026, 11, 29);

    public override IReadOnlyList<Fact> Needs => [Fact.List, Fact.Services, Fact.SizeOfOpen, Fact.Unmet];

    public override IReadOnlyList<Fact> Uses => [Fact.Area];

    public override MeasureWords Words { get; } = new()
    {
        What = "Of the lists on which a provider could have been shown, the share that did show it, by size, beside the share if all "
            + "able had been as likely to be shown. The headline is that of micro-providers.",
        WhyItMatters =
            "Nobody chooses what they are not shown. Exposure tells being left off the list apart from being on it and passed over.",
        Plainly = "For each list we know which providers were able to take the referral and which were shown. We count how often providers "
            + "of each size were shown, and compare it with how often they would be if everybody able had the same chance of being on "
            + "the list.",
        How = "For each logged list of a referral in the period, each provider open, offering the service and covering the area in its "
            + "month counts once as could have been shown. Exposure = those shown ÷ those that could have been, added up by the size at "
            + "the period’s end. Expected: on each list, the able providers shown ÷ all those able, for each that was able. Times = "
            + "shown ÷ expected. Its interval holds each ratio that a score test at 5% does not reject; the provider is the unit, so a "
            + "provider that is on many lists counts once as evidence. A difference is claimed only where the interval leaves out 1. The "
            + "interval of exposure is that of times × the expected share. Version 1 had Wilson’s interval, for which each place on a "
            + "list is evidence of its own.",
        Limits = "A list is short and the register is long, so no size can come near 100%; compare with the expected. The register does "
            + "not know who was full. With three or four providers of a size hardly any difference is beyond chance. Providers shown "
            + "that the register does not have as able are left out.",
        Source = "D. D. Boos (1992), The American Statistician 46:327–333, on score tests with clusters; Care Act 2014, section 5(2)(a)",
    };

    protected override MeasureResult<ExposureRow> Work(MarketSlice slice)
    {
        var rows = Rows(slice);
        var micro = rows.FirstOrDefault(x => x.Band == DisplayBand.Micro);
        return new MeasureResult<ExposureRow>
        {
            Measure = this,
            Value = micro?.Rate ?? Figure.Cannot(Unit.Share, _none),
            Finding = Finding(micro, rows),
            Rows = rows,
            Working = micro is null ? [] : Steps(micro),
            Table = Table(rows),
        };
    }

    private static MeasureTable Table(List<ExposureRow> rows)
    {
        var rate = RateColumns.Create<ExposureRow>(
            "exposure", "Times shown", "Times they could have been", "Exposure", x => (x.Shown, x.Could));
        var expected = new Column("expected", "If all able were as likely", Unit.Share, new Protection.FigureOf(rate.Whole));
        var figure = new Protection.FigureOf(rate.Part);

        // Wilson's interval of the rate stays behind: it is the times that have an honest one.
        return MeasureTable.FromRows<ExposureRow>(
            "How often providers are on the lists they could be on, by size", rows,
            [
                (new("band", "Size of provider", Unit.Text, Protection.Free), x => x.Band.Name()),
                (new("providers", "Providers", Unit.Providers, Protection.Free), x => x.Providers),
                .. rate.All.Take(3),
                (expected, x => x.ExpectedRate),
                (new("times", "Times that", Unit.Times, new Protection.RatioOf(rate.Rate, expected, rate.Part)), x => x.Times?.Value),
                (new("times_low", "95% interval of times from", Unit.Times, figure), x => x.Times?.Interval.Low),
                (new("times_high", "95% interval of times to", Unit.Times, figure), x => x.Times?.Interval.High),
            ]);
    }

    private static List<ExposureRow> Rows(MarketSlice slice)
    {
        var lists = ListExposure.For(slice);
        var able = slice.Providers.Where(x => lists.Could[x.Index] > 0)
            .Select(x => (x.Index, Band: slice.BandOf(x, slice.Period.To))).ToList();
        return [.. able.GroupBy(x => x.Band, x => x.Index).OrderBy(x => x.Key).Select(x => new ExposureRow(
            x.Key, x.Count(), x.Sum(p => lists.Could[p]), x.Sum(p => lists.ShownWhenAble[p]), x.Sum(p => lists.Expected[p]),
            ObservedOverExpected.Compare(
                [.. able.Select(p => ((double)lists.ShownWhenAble[p.Index], lists.Expected[p.Index], p.Band == x.Key))])))];
    }

    private static IReadOnlyList<string> Steps(ExposureRow micro) =>
    [
        $"Times a micro-provider was shown: {Written.Whole(micro.Shown)}.",
        $"Times one could have been: {Written.Whole(micro.Could)}.",
        $"{Working.Number(micro.Shown)} ÷ {Working.Number(micro.Could)} = {Working.Percent(micro.Rate.Value!.Value)}.",
        .. micro.Times is not { } times ? Array.Empty<string>() :
        [
            $"On each list the able shown ÷ all able, for each micro-provider able, added up: {Working.Number(micro.Expected)} expected.",
            $"{Working.Number(micro.Shown)} ÷ {Working.Number(micro.Expected)} = {Written.Number(times.Value, Unit.Times)} the expected.",
            $"The score test rejects ratios outside {Written.Range(times.Interval, Unit.Times)} at 5%.",
        ],
    ];

    private static Sentence Finding(ExposureRow? micro, List<ExposureRow> rows)
    {
        if (micro is null)
        {
            return new(_none);
        }

        var shown = $"Micro-providers were shown "
            + Parts.Share(
                micro.Shown, micro.Could, "time that they could have been on a list", "times that they could have been on a list");
        var most = rows.Where(x => x.Times is { LargerThanChance: true, Value: > 1 }).MaxBy(x => x.Times!.Value.Value);
        return micro.Times switch
        {
            null => new($"{shown}."),
            { LargerThanChance: false } when micro.Could < Parts.FewestForPercent => new($"{shown}, which chance could explain."),
            { LargerThanChance: false } => new($"{shown}; it would be {{{Written.Percent(micro.ExpectedRate)}}} if all able were as "
                + $"likely, a difference that chance could explain."),
            { } times => new($"{shown}, {{{Written.Number(times.Value, Unit.Times)}}} as often as if all able were as likely"
                + (times.Value < 1 && most is { Times.Value: var more }
                    ? $"; {most.Band.Providers()} {{{Written.Number(more, Unit.Times)}}}." : ".")),
        };
    }
}
