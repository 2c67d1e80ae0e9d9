using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>Whether areas differ in what goes to micro-providers by more than chance would make them.</summary>
public sealed record MicroByArea() : MicroShare<MicroByArea>("Area", "areas")
{
    public override string Id => "micro-by-area";

    public override string Name => "Micro-providers’ share by area";

    public override IReadOnlyList<Fact> Needs => [Fact.Size, Fact.Area];

    public override MeasureWords Words { get; } = new()
    {
        What = "Each area’s share to micro-providers beside the share of all areas together, in a funnel: the fewer referrals an area has, "
            + "the further chance may carry it. The headline is the share of the areas compared that lie outside the 99.8% limits.",
        WhyItMatters = "A list of areas by share always has a top and a bottom, and the smallest areas are usually at both. The funnel "
            + "says which areas differ by more than their size explains, so that effort goes there.",
        How = "Expected share p: to micro-providers ÷ to all providers of known size, all areas together. Limits at each size n: p ± z "
            + "√(p(1 − p) ÷ n), with z = 1.96 for 95% and 3.09 for 99.8%. n is an effective sample size: how many packages of equal size, "
            + "each of another person, would be as sure (Kish’s for the area, times what all areas together lose or gain because "
            + "micro-providers’ packages differ in size and people come again). An area is compared when np and n(1 − p) are both 5 or "
            + "more. A provider’s size is the one it has at the end of the period, as in the table by area. Referrals without an area are "
            + "in p only.",
        Limits = "The limits allow for chance alone. Areas also differ in who lives there, in which services they need and in who can "
            + "reach them, so an area outside is a place to ask and not a verdict. One area in 500 lies outside by chance. Version 1 took "
            + "all packages to be alike and every referral for another person.",
        Source = "D. J. Spiegelhalter (2005), Statistics in Medicine 24:1185–1202; L. Kish (1965), Survey Sampling",
    };

    public override int Version => 2;

    public override DateOnly VersionFrom => new(2026, 11, 29);

    public override DateOnly ReviewedOn => new(2026, 11, 29);

    protected override List<MicroShareRow> Rows(MarketSlice slice)
    {
        var areas = AreaBands.For(slice).Rows;
        var effect = slice.DesignEffect(DisplayBand.Micro);
        var all = new MicroShareRow(
            MicroShareRow.Together, Tally.Sum(areas.Select(x => x.Bands[(int)DisplayBand.Micro])),
                Tally.Sum(areas.Select(x => Shares.OfKnownSize(x.Bands))), effect);
        var rows = areas.Where(x => x.Area is not null && Shares.OfKnownSize(x.Bands).Referrals > 0)
            .Select(x => new MicroShareRow(x.Area!.Name, x.Bands[(int)DisplayBand.Micro], Shares.OfKnownSize(x.Bands), effect)).ToList();
        return rows.Count == 0 ? [] : [.. rows, all];
    }
}
