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
/// <param name="Effective">How many equally used providers that is like.</param>
public sealed record AreaBandsRow(RegisterEntry? Area, IReadOnlyList<Tally> Bands, IReadOnlyList<Makers> Makers, int Active,
    Figure Effective)
{
    public Tally Recorded { get; } = Shares.Recorded(Bands);

    public Figure Share(DisplayBand band) => Shares.Calculate(Bands[(int)band], Recorded, Shares.Unknown(Bands, band));
}

/// <summary>The spread over the bands in each area, with how many providers people there really meet.</summary>
public sealed record AreaBands : Measure<AreaBands, AreaBandsRow>
{
    private const string _none = "No referral was arranged with a named provider in any area.";
    private const string _few = "No area has 30 referrals or more, so which has the least choice cannot be said.";

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
            + "providers: how many would give as much choice if they shared the referrals equally. The headline is the lowest effective "
            + "number among areas with at least 30 referrals.",
        WhyItMatters = "A county can be diverse on the whole while one valley has two providers. The duty is to everybody in the area.",
        How = "As the share by size of provider and the effective number of providers (Hill’s order 1), worked out for each area by "
            + "itself. A provider’s size is the one it has at the end of the period.",
        Limits = "Small areas have small numbers. Area means where the person is supported, as the referral recorded it; referrals without "
            + "one are shown in a row of their own.",
        Source = "Care Act 2014, section 5(1); M. O. Hill (1973), Ecology 54:427–432",
    };

    protected override MeasureResult<AreaBandsRow> Work(MarketSlice slice)
    {
        var rows = slice.Market.Areas.Select(x => Row(slice, x)).Append(Row(slice, null))
            .Where(x => x.Bands.Any(t => t.Referrals > 0)).ToList();
        var named = rows.Where(x => x.Area is not null && x.Effective.Value is not null).ToList();
        var judged = named.Where(x => x.Effective.IsReliable).OrderBy(x => x.Effective.Value).ToList();
        var fewest = judged.FirstOrDefault();
        return new MeasureResult<AreaBandsRow>
        {
            Measure = this,
            Value = fewest?.Effective ?? Figure.Cannot(Unit.Effective, named.Count == 0 ? _none : _few),
            Finding = fewest is null ? new(named.Count == 0 ? _none : _few) : Finding(judged, slice.Weight),
            Rows = rows,
            Table = Table(rows, slice.Weight),
            Working = fewest is null ? [] : Working.Index(
                fewest.Effective,
                $"In {fewest.Area!.Name} {Written.Counted(fewest.Active, "provider")} received "
                    + $"{Written.Amount(fewest.Recorded, slice.Weight)}.",
                $"With each one’s share p, −Σ p ln p = {Working.Number(Math.Log(fewest.Effective.Value.GetValueOrDefault(1)))}, and exp of "
                    + $"that is {Working.Number(fewest.Effective.Value.GetValueOrDefault())}.",
                judged.Count == 1 ? "No other area has 30 referrals or more."
                    : $"It is the lowest of {judged.Count} areas with 30 referrals or more."),
        };
    }

    /// <summary>The area with the least choice of those with enough referrals; nothing is called least of one, or where others share its
    /// figure.</summary>
    private static Sentence Finding(List<AreaBandsRow> judged, Weight weight)
    {
        var fewest = judged[0];
        var like = EffectiveProviders.InWords(fewest.Active, fewest.Effective, weight);
        var tied = judged.TakeWhile(x => x.Effective.Text == fewest.Effective.Text).Select(x => x.Area!.Name).ToList();
        var compared = $"the {judged.Count} areas with 30 referrals or more";
        var number = $"an effective number of {{{fewest.Effective.Text}}} providers";
        if (judged.Count == 1)
        {
            return new($"Only {fewest.Area!.Name} has 30 referrals or more. There, {like}.");
        }

        if (tied.Count == judged.Count)
        {
            return new($"{Parts.Upper(compared)} have as much choice as each other: {number}.");
        }

        return tied.Count == 1
            ? new($"{fewest.Area!.Name} has the least choice of {compared}: {like}.")
            : new($"{FilterWords.Joined(tied)} have the least choice of {compared}: {number} each.");
    }

    private static AreaBandsRow Row(MarketSlice slice, RegisterEntry? area)
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
            bands[DisplayBands.OwnerNotKnown] += provider.ToBeCompleted ? tallies[provider.Index] : default;
            makers[band] = makers[band].With(tallies[provider.Index].Amount);
        }

        var amounts = tallies.Select(x => x.Amount).ToArray();
        var effective = Diversity.Hill(amounts, 1) is { } value
            ? new Figure(value, Unit.Effective, Tally.Sum(tallies).Counted)
            : Figure.Cannot(Unit.Effective, "No referral was arranged here with a named provider.");
        return new AreaBandsRow(area, bands, makers, tallies.Count(x => x.Referrals > 0), effective);
    }

    private static MeasureTable Table(List<AreaBandsRow> rows, Weight weight)
    {
        var all = new Column("all", "Referrals", Unit.Referrals, Protection.CountOfPeople);
        var active = new Column("active", "Active providers", Unit.Providers, Protection.Free);
        var effective = new Protection.IndexOf(all, active, weight == Weight.Referrals ? null : BandColumns.WholeColumn(weight, all));
        return MeasureTable.FromRows<AreaBandsRow>(
            "Referrals by area and size of provider", rows,
            [
                (new("area", "Area", Unit.Text, Protection.Free), x => x.Area?.Name ?? "Area not recorded"),
                (all, x => x.Recorded.Referrals),
                .. BandColumns.Create<AreaBandsRow>(weight, all, x => x.Bands, x => x.Makers),
                (active, x => x.Active),
                (new("effective", "Effective number (equal-share providers)", Unit.Effective, effective), x => x.Effective.Value),
            ]);
    }
}
