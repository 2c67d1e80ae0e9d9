using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>
/// One area's spread over the bands. The band is the one at the period's end, since an area is looked at as a whole period.
/// </summary>
/// <param name="Area">The area; none for referrals with no area recorded.</param>
/// <param name="Bands">Arranged referrals by band, indexed by band; the last is "provider not recorded".</param>
/// <param name="Active">Providers that received a referral there.</param>
/// <param name="Effective">How many equally used providers that is like.</param>
public sealed record AreaBandsRow(RegisterEntry? Area, IReadOnlyList<Tally> Bands, int Active, Figure Effective)
{
    public Tally Recorded { get; } = Shares.Recorded(Bands);

    public Figure Share(DisplayBand band) => Shares.Calculate(Bands[(int)band], Recorded);
}

/// <summary>The spread over the bands in each area, with how many providers people there really meet.</summary>
public sealed record AreaBands : Measure<AreaBands, AreaBandsRow>
{
    private const string _none = "No referral was arranged with a named provider in any area.";
    private const string _few = "Every area has fewer than 30 referrals, too few to say which has the least choice.";

    public override string Id => "area-bands";

    public override string Name => "Areas by size of provider";

    public override Unit Unit => Unit.Effective;

    public override Direction Diverse => Direction.HighIsDiverse;

    public override bool Trends => false;

    public override string NoTrend => "Its headline is of whichever area has the least choice, so two quarters may speak of two areas.";

    public override MeasureWords Words { get; } = new()
    {
        What = "For each area, the share of referrals by size of provider, how many providers were used, and how many equally used ones "
            + "that is like. The headline is the area with the fewest, among those with at least 30 referrals.",
        WhyItMatters = "A county can be diverse on the whole while one valley has two providers. The duty is to everybody in the area.",
        How = "As the share by size of provider and the effective number of providers (Hill’s order 1), worked out for each area by "
            + "itself. A provider’s band is the one it has at the end of the period.",
        Limits = "Small areas have small numbers. Area means where the person is supported, as the referral recorded it; referrals without "
            + "one are shown in a row of their own.",
        Source = "Care Act 2014, section 5(1); M. O. Hill (1973), Ecology 54:427–432",
    };

    protected override MeasureResult<AreaBandsRow> Work(MarketSlice slice)
    {
        var rows = slice.Market.Areas.Select(x => Row(slice, x)).Append(Row(slice, null))
            .Where(x => x.Bands.Any(t => t.Referrals > 0)).ToList();
        var named = rows.Where(x => x.Area is not null && x.Effective.Value is not null).ToList();
        var fewest = named.Where(x => x.Effective.IsReliable).MinBy(x => x.Effective.Value);
        return new MeasureResult<AreaBandsRow>
        {
            Measure = this,
            Value = fewest?.Effective ?? Figure.Cannot(Unit.Effective, named.Count == 0 ? _none : _few),
            Finding = fewest is null
                ? new(named.Count == 0 ? _none : _few)
                : new($"{fewest.Area!.Name} has the least choice: {{{Written.Counted(fewest.Active, "active provider")}}} "
                + $"act{(fewest.Active == 1 ? "s" : "")} like {{{fewest.Effective.Text}}}."),
            Rows = rows,
            Table = Table(rows, slice.Weight),
            Working = fewest is null ? [] : Working.Index(
                fewest.Effective,
                $"In {fewest.Area!.Name} {Written.Counted(fewest.Active, "provider")} received "
                    + $"{Written.Amount(fewest.Recorded, slice.Weight)}.",
                $"With each one’s share p, −Σ p ln p = {Working.Number(Math.Log(fewest.Effective.Value.GetValueOrDefault(1)))}, and exp of "
                    + $"that is {Working.Number(fewest.Effective.Value.GetValueOrDefault())}.",
                "Every other area with at least 30 referrals has more."),
        };
    }

    private static AreaBandsRow Row(MarketSlice slice, RegisterEntry? area)
    {
        var place = area?.Index ?? -1;
        var bands = new Tally[(int)DisplayBand.NotRecorded + 1];
        bands[(int)DisplayBand.NotRecorded] = slice.InArea(place, -1);
        var tallies = slice.Providers.Select(x => slice.InArea(place, x.Index)).ToArray();
        foreach (var provider in slice.Providers)
        {
            bands[(int)slice.BandOf(provider, slice.Period.To)] += tallies[provider.Index];
        }

        var amounts = tallies.Select(x => x.Amount).ToArray();
        var effective = Diversity.Hill(amounts, 1) is { } value
            ? new Figure(value, Unit.Effective, Tally.Sum(tallies).Counted)
            : Figure.Cannot(Unit.Effective, "No referral was arranged here with a named provider.");
        return new AreaBandsRow(area, bands, tallies.Count(x => x.Referrals > 0), effective);
    }

    private static MeasureTable Table(List<AreaBandsRow> rows, Weight weight) => MeasureTable.FromRows<AreaBandsRow>(
        "Referrals by area and size of provider", rows,
        [
            (new("area", "Area", Unit.Text, Protection.Free), x => x.Area?.Name ?? "Area not recorded"),
            (new("all", "Referrals", Unit.Referrals, Protection.CountOfPeople), x => x.Recorded.Referrals),
            .. BandColumns.Create<AreaBandsRow>(weight, x => x.Bands),
            (new("active", "Active providers", Unit.Providers, Protection.Free), x => x.Active),
            (new("effective", "Act like", Unit.Effective, new Protection.FigureOf("all")), x => x.Effective.Value),
        ]);
}
