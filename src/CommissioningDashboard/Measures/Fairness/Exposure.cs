using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>How often one band's providers are on the lists they could be on.</summary>
/// <param name="Band">The band at the period's end.</param>
/// <param name="Providers">Its providers that could have been on a list.</param>
/// <param name="Could">Places on logged lists that they could have had, one for each provider and list.</param>
/// <param name="Shown">Those that they had.</param>
public sealed record ExposureRow(DisplayBand Band, int Providers, long Could, long Shown)
{
    public Figure Rate => RateColumns.Rate((Shown, Could));
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

    public override MeasureWords Words { get; } = new()
    {
        What = "Of the lists on which a provider could have been shown, the share that did show it, by size. The headline is that of "
            + "micro-providers.",
        WhyItMatters =
            "Nobody chooses what they are not shown. Exposure tells being left off the list apart from being on it and passed over.",
        How = "For each logged list of a referral in the period, each provider open, offering the service and covering the area in its "
            + "month counts once as could have been shown. Exposure = those shown ÷ those that could have been, added up by the size at "
            + "the period’s end, with Wilson’s 95% interval.",
        Limits = "A list is short and the register is long, so no size can come near 100%; compare the sizes. The register does not know "
            + "who was full. Places of one provider on many lists are not independent, so the intervals are too narrow.",
        Source = "E. B. Wilson (1927), JASA 22:209–212; Care Act 2014, section 5(2)(a)",
    };

    protected override MeasureResult<ExposureRow> Work(MarketSlice slice)
    {
        var lists = ListExposure.For(slice);
        var bands = slice.Providers.Where(x => lists.Could[x.Index] > 0).ToLookup(x => slice.BandOf(x, slice.Period.To));
        List<ExposureRow> rows = [.. DisplayBands.OfProviders.Where(bands.Contains)
            .Select(x => new ExposureRow(
            x, bands[x].Count(), bands[x].Sum(p => lists.Could[p.Index]), bands[x].Sum(p => lists.ShownWhenAble[p.Index])))];
        var micro = rows.FirstOrDefault(x => x.Band == DisplayBand.Micro);
        return new MeasureResult<ExposureRow>
        {
            Measure = this,
            Value = micro?.Rate ?? Figure.Cannot(Unit.Share, _none),
            Finding = Finding(micro, rows),
            Rows = rows,
            Working = micro is null ? []
                : Working.Rate("Times a micro-provider was shown", micro.Shown, "Times one could have been", micro.Could, micro.Rate),
            Table = MeasureTable.FromRows<ExposureRow>(
                "How often providers are on the lists they could be on, by size", rows,
                [
                    (new("band", "Size of provider", Unit.Text, Protection.Free), x => x.Band.Name()),
                    (new("providers", "Providers", Unit.Providers, Protection.Free), x => x.Providers),
                    .. RateColumns.Create<ExposureRow>(
                        "exposure", "Times shown", "Times they could have been", "Exposure", x => (x.Shown, x.Could)).All,
                ]),
        };
    }

    private static Sentence Finding(ExposureRow? micro, List<ExposureRow> rows)
    {
        if (micro is null)
        {
            return new(_none);
        }

        var most = rows.Where(x => x.Band != DisplayBand.Micro && x.Rate.Interval!.Value.Low > micro.Rate.Interval!.Value.High)
            .MaxBy(x => x.Rate.Value);
        var shown = $"Micro-providers were shown "
            + Parts.Share(
                micro.Shown, micro.Could, "time that they could have been on a list", "times that they could have been on a list");
        return (most, rows.Count) switch
        {
            ({ } more, _) => new($"{shown}, {more.Band.Providers()} {{{more.Rate.Text}}}."),
            (null, 1) => new($"{shown}."),
            _ => new($"{shown}, no less often than others by more than chance."),
        };
    }
}
