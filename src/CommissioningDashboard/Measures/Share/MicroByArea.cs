using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>Whether areas differ in what goes to micro-providers by more than chance would make them.</summary>
public sealed record MicroByArea() : MicroShare<MicroByArea>("Area", "areas")
{
    public override string Id => "micro-by-area";

    public override string Name => "Micro-providers’ share by area";

    public override IReadOnlyList<Fact> Needs => [Fact.Size, Fact.Area, Fact.Services];

    public override MeasureWords Words { get; } = new()
    {
        What = "Each area’s share to micro-providers beside the share of all areas together, in a funnel: the fewer referrals an area "
            + "has, the further chance may carry it. An area with fewer micro-providers to choose from is not held to the share of one "
            + "with many. The headline is the share of the areas compared that lie outside the 99.8% limits.",
        WhyItMatters = "A list of areas by share always has a top and a bottom, and the smallest areas are usually at both. The funnel "
            + "says which areas differ by more than their size explains, so that effort goes there.",
        Plainly = "We work out the share that micro-providers would have in each area if every provider able to take a referral there had "
            + "been as likely to get it, and compare what they did get. The fewer referrals an area has, the more room we leave for "
            + "chance.",
        How = "Share p: to micro-providers ÷ to all providers of known size, all areas together. An area’s own share is multiplied by "
            + "e(all) ÷ e(area), where e is the share if each referral had gone to any provider able to take it that month, all as "
            + "likely. Limits at each size n: the numbers that fewer than 2.5 in 100 (95%) or 1 in 1,000 (99.8%) would lie beyond on "
            + "either side if each of n had the chance p (the binomial distribution). n is an effective sample size: how many packages of "
            + "equal size, each of another person, would be as sure (Kish’s for the area, times what all areas together lose or gain "
            + "because micro-providers’ packages differ in size and people come again). An area is compared when np and n(1 − p) are both "
            + "5 or more. Where areas differ by more than chance for reasons of their own, the limits are wider by the root of the mean "
            + "square of their distances in standard deviations, the furthest tenth drawn in (Spiegelhalter’s overdispersion). An "
            + "adjusted share rests on n q(1 − p) ÷ (p(1 − q)) referrals, with q = p e(area) ÷ e(all). A provider’s size is the one it "
            + "has at the end of the period, as in the table by area. Referrals without an area are in p only.",
        Limits = "The limits allow for chance alone. Areas also differ in who lives there, in which services they need and in who can "
            + "reach them, so an area outside is a place to ask and not a verdict. One area in 500 lies outside by chance. Version 1 took "
            + "all packages to be alike and every referral for another person, and did not ask who was able.",
        Source = "D. J. Spiegelhalter (2005), Statistics in Medicine 24:1185–1202, and Quality and Safety in Health Care 14:347–351; L. "
            + "Kish (1965), Survey Sampling",
    };

    public override int Version => 2;

    public override DateOnly VersionFrom => new(2026, 11, 29);

    public override DateOnly ReviewedOn => new(2026, 11, 29);

    private protected override IReadOnlyList<(Column Column, Func<MicroShareRow, Cell> Read)> More => [MicroShareRow.ExpectedColumn];

    protected override List<MicroShareRow> Rows(MarketSlice slice)
    {
        var areas = AreaBands.For(slice).Rows;
        var effect = slice.DesignEffect(DisplayBand.Micro);
        var choices = AbleChoices.For(slice);
        var byArea = choices.ToLookup(x => x.Area);
        var all = new MicroShareRow(
            MicroShareRow.Together, Tally.Sum(areas.Select(x => x.Bands[(int)DisplayBand.Micro])),
                Tally.Sum(areas.Select(x => Shares.OfKnownSize(x.Bands))), effect)
        { Expected = Expected(slice, choices) };
        var rows = areas.Where(x => x.Area is not null && Shares.OfKnownSize(x.Bands).Referrals > 0)
            .Select(x => new MicroShareRow(x.Area!.Name, x.Bands[(int)DisplayBand.Micro], Shares.OfKnownSize(x.Bands), effect)
            {
                Expected = Expected(slice, byArea[x.Area.Index]),
            }).ToList();
        return rows.Count == 0 ? [] : [.. rows, all];
    }

    /// <summary>The share to micro-providers had any provider able of known size been as likely to be chosen.</summary>
    private static double? Expected(MarketSlice slice, IEnumerable<AbleChoices> choices)
    {
        var (micro, all) = (0.0, 0.0);
        foreach (var choice in choices)
        {
            if (BlindShare.OfMicro(slice, choice.Month, choice.Able) is { } share)
            {
                micro += choice.Amount * share;
                all += choice.Amount;
            }
        }

        return all == 0 ? null : micro / all;
    }
}
