using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>
/// One area's spread over the bands. The band is the one at the period's end, since an area is looked at as a whole period.
/// </summary>
/// <param name="Area">The area; none for referrals with no area recorded.</param>
/// <param name="Bands">Arranged referrals by band, indexed by band; the last is "provider not recorded".</param>
/// <param name="Makers">Who makes each band’s amount, likewise.</param>
/// <param name="Active">Providers that received a referral there.</param>
/// <param name="Effective">How many equally used providers that is like, in as many referrals as are looked at in every area.</param>
public sealed record AreaBandsRow(RegisterEntry? Area, BandTallies Bands, IReadOnlyList<Makers> Makers, int Active,
    Figure Effective)
{
    public Tally Recorded { get; } = Shares.Recorded(Bands);

    public Figure Share(DisplayBand band) => Shares.Calculate(Bands, Recorded, band);
}

/// <summary>The spread over the bands in each area, with how many providers people there really meet.</summary>
public sealed record AreaBands : Measure<AreaBands, AreaBandsRow>
{
    private const long _enough = 1_000;
    private const string _here = "Fewer than 30 referrals were arranged here with a named provider.";
    private const string _none = "No referral was arranged with a named provider in any area.";
    private const string _few = "No area has 30 referrals or more, so which has the least choice cannot be said.";
    private const string _chance = "Which area has the least choice cannot be told from chance.";

    public override string Id => "area-bands";

    public override string Name => "Areas by size of provider";

    public override string Headline => "Effective number of providers in the area with least choice";

    public override Unit Unit => Unit.Effective;

    public override bool IsWeighted => true;

    public override Direction Diverse => Direction.HighIsDiverse;

    public override bool Trends => false;

    public override string NoTrend => "Its headline is of whichever area has the least choice, so two quarters may speak of two areas.";

    public override IReadOnlyList<Fact> Needs => [Fact.Area];

    public override MeasureWords Words { get; } = new()
    {
        What = "For each area, the share of referrals by size of provider, how many providers were used, and the effective number of "
            + "providers in as many referrals as are looked at in every area: how many would give as much choice if they shared them "
            + "equally. The headline is that of the area with the least choice, where it lies apart from all others.",
        WhyItMatters = "A county can be diverse on the whole while one valley has two providers. The duty is to everybody in the area.",
        Plainly = "For each area we count the referrals that went to providers of each size. To compare how much choice people have, we "
            + "look at the same number of referrals in each area: otherwise an area with few referrals would always seem to have less "
            + "choice.",
        How = "Share by size: as in the share by size of provider, worked out for each area by itself, by the size at the end of the "
            + "period; how much people who come again widen an interval is measured over all areas together. Effective number: few "
            + "referrals can meet few providers, so areas are compared at one number of referrals, which is that of the area with fewest "
            + "among those with 30 or more, rounded down to tens, and never more than 1,000. Of all ways to take so many of an area’s "
            + "referrals, the mean of −Σ p ln p over providers with share p of them, and exp of it (rarefaction). Its 95% interval is "
            + "1.96 standard errors each way, from leaving out each referral in turn. An area is said to have the least choice only "
            + "where the 95% interval of its difference from each of the others leaves out 0. Choice is counted by referrals, whatever "
            + "shares are counted by. Version 1 compared areas at their own numbers, and named one with few referrals in 93 of 100 "
            + "markets where all were alike; its shares took every referral for another person.",
        Limits = "Areas with fewer than 30 referrals are not compared. Area means where the person is supported, as the referral "
            + "recorded it; referrals without one are shown in a row of their own. Compared at few referrals, areas are more alike than "
            + "they are. A person who comes back to the same provider counts each time.",
        Source = "Care Act 2014, section 5(1); M. O. Hill (1973), Ecology 54:427–432; S. H. Hurlbert (1971), Ecology 52:577–586; A. Chao "
            + "and L. Jost (2012), Ecology 93:2533–2547",
    };

    public override int Version => 2;

    public override DateOnly VersionFrom => new(2026, 11, 29);

    public override DateOnly ReviewedOn => new(2026, 11, 29);

    protected override MeasureResult<AreaBandsRow> Work(MarketSlice slice)
    {
        List<RegisterEntry?> areas = [.. slice.Market.Areas, null];
        var counts = areas.ToDictionary(
            x => x?.Index ?? -1, x => slice.Providers.Select(p => slice.InArea(x?.Index ?? -1, p.Index).Referrals).ToArray());
        var looked = LookedAt(slice.Market.Areas.Select(x => counts[x.Index].Sum()));
        var rows = areas.Select(x => Row(slice, x, Effective(counts[x?.Index ?? -1], looked)))
            .Where(x => x.Bands.Any(t => t.Referrals > 0)).ToList();
        var judged = rows.Where(x => x.Area is not null && x.Effective.Value is not null).OrderBy(x => x.Effective.Value).ToList();
        var named = rows.Any(x => x.Area is not null && x.Active > 0);
        var why = named ? _few : _none;
        var least = Least(judged);
        return new MeasureResult<AreaBandsRow>
        {
            Measure = this,
            Value = least?.Effective ?? Figure.Cannot(Unit.Effective, judged.Count == 0 ? why : _chance),
            Finding = judged.Count == 0 ? new(why) : Finding(judged, least, looked),
            Rows = rows,
            Table = Table(rows, slice.Weight),
            Working = least is null ? [] : Working.Estimate(
                least.Effective,
                $"In {least.Area!.Name} {Written.Counted(least.Active, "provider")} received "
                    + $"{Written.Counted(least.Effective.Basis, "referral")}.",
                $"Of {looked} of these taken at random, the mean of −Σ p ln p is {Working.Number(Math.Log(least.Effective.Value!.Value))}, "
                    + $"and exp of that is {Working.Number(least.Effective.Value.Value)}.",
                judged.Count == 1 ? "No other area has 30 referrals or more."
                    : $"Of {judged.Count} areas with 30 referrals or more, each of the others has more: the 95% interval of the difference "
                        + "leaves out 0."),
        };
    }

    /// <summary>
    /// At how many referrals areas are compared: the fewest of those with enough, in tens, so that none is told exactly. More than a
    /// thousand would tell no more, and take longer.
    /// </summary>
    private static long LookedAt(IEnumerable<long> referrals)
        => Math.Min(_enough, referrals.Where(x => x >= Figure.ReliableBasis).DefaultIfEmpty(Figure.ReliableBasis).Min() / 10 * 10);

    private static Figure Effective(long[] counts, long looked)
        => counts.Sum() >= Figure.ReliableBasis && Rarefaction.Order1(counts, looked) is { } found
            ? new Figure(found.Value, Unit.Effective, counts.Sum(), found.Interval) : Figure.Cannot(Unit.Effective, _here);

    /// <summary>The first of those in order, where each of the others has more beyond chance; where there is only one, that.</summary>
    private static AreaBandsRow? Least(List<AreaBandsRow> judged)
        => judged.Count > 0 && judged.Skip(1).All(x => IsMore(x.Effective, judged[0].Effective)) ? judged[0] : null;

    /// <summary>
    /// The difference’s 95% interval leaves out 0. No allowance for the number of areas is needed: to be named, one must differ from each
    /// of the others, and chance makes one of them so in no more than 5 of 100, however many they are (R. L. Berger (1982), Technometrics
    /// 24:295–300).
    /// </summary>
    internal static bool IsMore(Figure one, Figure other)
        => Mover.Difference(one.Value!.Value, one.Interval!.Value, other.Value!.Value, other.Interval!.Value).Interval.Low > 0;

    private static Sentence Finding(List<AreaBandsRow> judged, AreaBandsRow? least, long looked)
    {
        var compared = $"{judged.Count} areas with 30 referrals or more";
        if (judged.Count == 1)
        {
            return new($"Only {judged[0].Area!.Name} has 30 referrals or more. There, {Number(judged[0])}.");
        }

        var others = judged.Skip(1).Select(x => x.Effective).ToList();
        return least is not null
            ? new($"{least.Area!.Name} has the least choice of the {compared}: in {looked} referrals of each, {Number(least)}, and in the "
                + $"{(others.Count == 1 ? "other" : "others")} {Between(others)}.")
            : new($"Which of the {compared} has the least choice cannot be told from chance: in {looked} referrals of each, the effective "
                + $"number of providers is {Between([.. judged.Select(x => x.Effective)])}.");
    }

    private static string Number(AreaBandsRow row) => row.Active == 1
        ? "{one provider} received all" : $"the effective number of providers is {{{row.Effective.Text}}}";

    private static string Between(List<Figure> inOrder) => inOrder[0].Text == inOrder[^1].Text
        ? $"{{{inOrder[0].Text}}}" : $"{{{inOrder[0].Text}}} to {{{inOrder[^1].Text}}}";

    private static AreaBandsRow Row(MarketSlice slice, RegisterEntry? area, Figure effective)
    {
        var place = area?.Index ?? -1;
        var bands = new Tally[DisplayBands.OwnerNotKnown + 1];
        var makers = new Makers[(int)DisplayBand.NotRecorded + 1];
        bands[(int)DisplayBand.NotRecorded] = slice.InArea(place, -1);
        var tallies = slice.Providers.Select(x => slice.InArea(place, x.Index)).ToArray();
        foreach (var provider in slice.Providers)
        {
            var band = (int)slice.BandOf(provider, slice.Period.To);
            bands[band] += tallies[provider.Index];
            bands[DisplayBands.OwnerNotKnown] += provider.IsOwnerNotKnown ? tallies[provider.Index] : default;
            makers[band] = makers[band].With(tallies[provider.Index].Amount);
        }

        return new AreaBandsRow(
            area, new BandTallies(bands, x => slice.DesignEffect(x)), makers, tallies.Count(x => x.Referrals > 0), effective);
    }

    private static MeasureTable Table(List<AreaBandsRow> rows, Weight weight)
    {
        var all = new Column("all", "Referrals", Unit.Referrals, Protection.CountOfPeople);
        var active = new Column("active", "Active providers", Unit.Providers, Protection.Free);
        var effective = new Protection.IndexOf(all, active);
        return MeasureTable.FromRows<AreaBandsRow>(
            "Referrals by area and size of provider", rows,
            [
                (new("area", "Area", Unit.Text, Protection.Free), x => x.Area?.Name ?? "Area not recorded"),
                (all, x => x.Recorded.Referrals),
                .. BandColumns.Create<AreaBandsRow>(weight, all, x => x.Bands, x => x.Makers),
                (active, x => x.Active),
                (new("effective", "Effective number in as many referrals", Unit.Effective, effective), x => x.Effective.Value),
                (new("effective_low", "95% interval of it from", Unit.Effective, effective), x => x.Effective.Interval?.Low),
                (new("effective_high", "95% interval of it to", Unit.Effective, effective), x => x.Effective.Interval?.High),
            ]);
    }
}
