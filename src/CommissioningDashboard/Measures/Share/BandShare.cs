using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>One band's part of the market.</summary>
/// <param name="Band">The display band.</param>
/// <param name="Arranged">Referrals arranged with its providers in the period.</param>
/// <param name="Makers">Who makes their amount.</param>
/// <param name="Share">Its share of everything arranged with a recorded provider.</param>
/// <param name="ArrangedBefore">The same of what the slice is set beside; none when there is nothing to compare with.</param>
/// <param name="MakersBefore">Who made their amount.</param>
/// <param name="Before">The same share there.</param>
/// <param name="Change">The share less the one it is set beside; none when either cannot be calculated.</param>
/// <param name="OpenProviders">Providers open and able at the period's end.</param>
/// <param name="ProviderShare">Its share of those open and able at the end of each month, on average.</param>
/// <param name="Capacity">Hours a week that those open at the period's end say they can give.</param>
/// <param name="CapacityShare">Its share of the capacity stated by those of each month, on average.</param>
public sealed record BandShareRow(
    DisplayBand Band, Tally Arranged, Makers Makers, Figure Share, Tally? ArrangedBefore, Makers MakersBefore, Figure? Before,
        Difference? Change,
    int OpenProviders, double? ProviderShare, decimal Capacity, double? CapacityShare);

/// <summary>How referrals are spread over the display bands, beside each band's part of providers and of stated capacity.</summary>
public sealed record BandShare : Measure<BandShare, BandShareRow>
{
    public override string Id => "band-share";

    public override string Name => "Share of referrals by size of provider";

    public override string Headline => "Micro-providers’ share";

    public override Direction Better => Direction.HighIsDiverse;

    public override Unit Unit => Unit.Share;

    public override bool IsWeighted => true;

    public override IReadOnlyList<Fact> Needs => [Fact.Size];

    public override MeasureWords Words { get; } = new()
    {
        What = "Of the referrals arranged with a named provider, the share that went to micro, small, medium, large and in-house "
            + "providers. Beside it stand each size’s share of open providers and of the capacity they state.",
        WhyItMatters = "Section 5 of the Care Act 2014 asks councils to promote a market with a variety of providers. If small providers "
            + "are many but receive little, choice exists on paper only.",
        Plainly = "Each referral is put down to the size that its provider had in that month. We count the referrals of each size and "
            + "divide by all that name a provider. If some sizes are not known, we say between which two figures the share must lie.",
        How = "Each arranged referral counts once (or by its weekly hours or cost) under the size its provider had in that month. Share = "
            + "the size’s amount ÷ the amount of all referrals with a recorded provider. The interval is Wilson’s 95% score interval on "
            + "an effective sample size: how many packages of equal size, each of another person, would be as sure. It is p(1 − p) ÷ v, "
            + "with v the linearised variance of the share p by person, so that large packages and people who come again make the "
            + "interval wider; few packages are taken to be partly like all others, and where they differ in size, Student’s t makes it "
            + "wider still. (Of more than 16,000 referrals, how much people who come again matter is measured on a half, a quarter … of "
            + "the people, at random.) Open providers are those open on the last day of a month that offer a service and cover an area "
            + "looked at, each under the size it had that month; their share is over all months of the period together, and so is that of "
            + "capacity. Capacity is the latest each has stated by the period’s end.",
        Limits = "Referrals with no recorded provider (mostly direct payments) are outside the share and are counted beside it. Capacity "
            + "is self-declared, covers all of a provider’s services together and may be old. A size stated on another basis stands in "
            + "when the scheme’s own is missing, and a provider’s first known size for the time before it. A referral that does not say "
            + "whose it is counts as another person’s, and where a handful of packages make most of a size’s hours no interval can know "
            + "how many more there might be: of 5 to 20 packages of which one in ten is seven times as large, while no other size has any "
            + "such, it held the truth in 85 to 92 of 100 simulated markets. Version 1 took all packages to be alike and every referral "
            + "for another person, and counted open providers under their size at the end.",
        Source = "Care Act 2014, section 5; E. B. Wilson (1927), JASA 22:209–212; E. L. Korn and B. I. Graubard (1998), Survey "
            + "Methodology 24:193–201; L. Kish (1965), Survey Sampling",
    };

    public override int Version => 2;

    public override DateOnly VersionFrom => new(2026, 11, 29);

    public override DateOnly ReviewedOn => new(2026, 11, 29);

    protected override MeasureResult<BandShareRow> Work(MarketSlice slice)
    {
        var rows = Rows(slice);
        var micro = rows.Single(x => x.Band == DisplayBand.Micro);
        return new MeasureResult<BandShareRow>
        {
            Measure = this,
            Value = micro.Share,
            Compared = micro.Before,
            Finding = Finding(rows, slice),
            Rows = rows,
            Table = Table(rows, slice.Weight, slice.Filter.Compare),
            Working = Working.Share(
                "Micro-providers received", micro.Arranged, "All recorded providers together received",
                    Tally.Sum(rows.Select(x => x.Arranged)), slice.Weight, micro.Share),
        };
    }

    private static List<BandShareRow> Rows(MarketSlice slice)
    {
        var now = slice.ByBand(slice.Period);
        var before = slice.Beside is { } beside ? beside.Slice.ByBand(beside.Period) : null;
        var makers = slice.MakersByBand(slice.Period);
        var makersBefore = slice.Beside is { } there ? there.Slice.MakersByBand(there.Period) : new Makers[makers.Length];
        var open = slice.OpenAndAble(slice.Period.To).ToLookup(x => slice.BandOf(x, slice.Period.To));
        var months = OpenMonths.For(slice);
        var isWhole = Evidence.Coverage(slice, Fact.Services).IsWhole;
        var day = slice.Period.To.LastDay;
        return
        [
            .. DisplayBands.OfProviders.Select(band => new BandShareRow(
                band,
                now[(int)band],
                makers[(int)band],
                Shares.Calculate(now, band),
                before?[(int)band],
                makersBefore[(int)band],
                before is null ? null : Shares.Calculate(before, band),
                before is null ? null : Shares.Change(slice.Filter.Compare, now, before, band),
                open[band].Count(),
                isWhole ? months.ProviderShare(band) : null,
                open[band].Sum(x => x.Capacity(day) ?? 0),
                months.CapacityShare(band))),
        ];
    }

    private static Sentence Finding(List<BandShareRow> rows, MarketSlice slice)
    {
        var (micro, whole) = (rows.Single(x => x.Band == DisplayBand.Micro), Tally.Sum(rows.Select(x => x.Arranged)));
        var received = micro.Share.IsSettled ? Shares.PartOf(micro.Arranged, whole, slice.Weight)
            : $"{{{Shares.Open(micro.Share)}}} of {slice.Weight.Noun()}";
        var (least, unknown) = (micro.ProviderShare ?? 0, rows.Single(x => x.Band == DisplayBand.NotKnown).ProviderShare ?? 0);
        var open = new Figure(least, Unit.Share, 0) { Range = new Interval(least, least + unknown) };
        return micro.Share.Value switch
        {
            null => Shares.Nothing(whole, slice.Weight),
            _ when !Evidence.Coverage(slice, Fact.Services).IsWhole => new($"Micro-providers receive {received}."),
            _ when unknown > 0 => new($"Micro-providers are {{{Shares.Open(open)}}} of open providers and receive {received}."),
            0 when least == 0 && micro.Share.IsSettled
                => new($"No micro-provider is open here, and none received any of the {slice.Weight.Noun()}."),
            _ when least == 0
                => new($"No micro-provider is open here at the end of the period; micro-providers received {received}."),
            _ when least == 1 => new($"Every open provider is a micro-provider; micro-providers receive {received}."),
            _ => new($"Micro-providers are {{{Shares.Open(open)}}} of open providers and receive {received}."),
        };
    }

    private static MeasureTable Table(List<BandShareRow> rows, Weight weight, Comparison compare)
    {
        var when = compare.When();
        var whole = Tally.Sum(rows.Select(x => x.Arranged));
        var wholeBefore = Tally.Sum(rows.Select(x => x.ArrangedBefore ?? default));
        var share = new ShareColumns<BandShareRow>(
            weight, Shares.ReferralsColumn, Shares.AllReferralsColumn with { Heading = "All referrals with a recorded provider" },
            x => x.Arranged, _ => whole, x => x.Share, x => x.Makers, isOpen: true);

        // The share compared with is protected by its own people, who may be fewer.
        var before = Shares.ReferralsColumn with { Id = "referrals_before", Heading = $"Referrals {when}", IsWorking = true };
        var allBefore = Shares.AllReferralsColumn with { Id = "all_referrals_before", Heading = $"All referrals {when}" };
        var amountBefore = Shares.AmountColumn(weight, before, isKnownWhose: true) with
        {
            Id = "amount_before",
            Protection = MakerColumns.Counted(weight, before, "amount_before"),
            IsWorking = true,
        };
        var allAmountBefore = Shares.WholeColumn(weight, allBefore) with { Id = "all_amount_before" };
        return MeasureTable.FromRows<BandShareRow>(
            "Share of referrals by size of provider", rows,
            [
                (new("band", "Size of provider", Unit.Text, Protection.Free), x => x.Band.Name()),
                .. share.Referrals,
                .. share.Amounts,
                share.Share,
                share.Rests,
                .. share.Interval,
                (before, x => x.ArrangedBefore?.Referrals ?? Cell.Nothing),
                (allBefore, _ => wholeBefore.Referrals),
                (amountBefore, x => x.ArrangedBefore?.In(weight)),
                .. MakerColumns.Create<BandShareRow>(amountBefore.Id, weight, x => x.MakersBefore),
                (allAmountBefore, _ => wholeBefore.In(weight)),
                (new("share_compared", $"Share {when}", Unit.Share, new Protection.ShareOf(amountBefore, allAmountBefore, before)),
                    x => x.Before?.Value),
                (new("open_providers", "Open providers at the end", Unit.Providers, Protection.Free), x => x.OpenProviders),
                (new("provider_share", "Share of open providers, average of the months", Unit.Share, Protection.Free),
                    x => x.ProviderShare),
                (new("capacity", "Their stated capacity, hours a week", Unit.Hours, Protection.Free), x => (double)x.Capacity),
                (new("capacity_share", "Share of stated capacity, average of the months", Unit.Share, Protection.Free),
                    x => x.CapacityShare),
            ]);
    }
}
