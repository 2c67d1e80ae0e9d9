using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>
/// What an area's page shows, as whole tables. People who are providers stand in one line together, unnamed, as they do on the page.
/// </summary>
public static class AreaTables
{
    private const string _alone = "People working alone";

    private static readonly Column _referrals = new("referrals", "Referrals", Unit.Referrals, Protection.CountOfPeople, IsWorking: true);

    private static readonly Column _referralsCompared = _referrals with { Id = "referrals_compared" };

    /// <summary>Every headline beside what it is compared with; the unit differs from row to row.</summary>
    public static MeasureTable Figures(MarketSlice slice)
    {
        var compare = slice.Filter.Compare;
        var basis = new Column("basis", "Rests on", Unit.Referrals, Protection.CountOfPeople);
        var basisCompared = new Column("basis_compared", $"Rests on {compare.When()}", Unit.Referrals, Protection.CountOfPeople);
        return MeasureTable.FromRows<AreaFigure>(
            "Headline figures of the area", AreaFigures.For(slice),
            (new("figure", "Figure", Unit.Text, Protection.Free), x => x.Headline.Name),
            (new("unit", "Unit", Unit.Text, Protection.Free), x => $"{x.Now.Unit}"),
            (basis, x => x.Now.Basis),
            (new("value", "Value", Unit.Any, new Protection.FigureOf(basis)), x => x.Now.Value),
            (new("low", "95% interval from", Unit.Any, new Protection.FigureOf(basis)), x => x.Now.Interval?.Low),
            (new("high", "95% interval to", Unit.Any, new Protection.FigureOf(basis)), x => x.Now.Interval?.High),
            (basisCompared, x => x.Beside?.Basis ?? Cell.Nothing),
            (new("compared", compare.Heading(), Unit.Any, new Protection.FigureOf(basisCompared)), x => x.Beside?.Value),
            (new("judgement", "Judgement", Unit.Text, Protection.Free), x => x.Beside is null ? null : x.Judgement(compare)));
    }

    /// <summary>What a band's change is made of, by cause; none when the slice is not compared in time.</summary>
    public static MeasureTable? Causes(MarketSlice slice, DisplayBand band) => BandChange.For(slice, band) is { } change
        ? Made(slice, $"{band.Name()} providers: what their change is made of", "Cause",
            change.Causes.Select(x => new Line(AreaReasons.Name(x.Cause), x.Providers, x.Before, x.Now, x.Points)))
        : null;

    /// <summary>The same by provider, those that gained most first.</summary>
    public static MeasureTable? Providers(MarketSlice slice, DisplayBand band)
    {
        if (BandChange.For(slice, band) is not { } change)
        {
            return null;
        }

        var named = change.Providers.ToLookup(x => x.Provider.Ownership != Ownership.Individual);
        var people = named[false].ToList();
        return Made(slice, $"{band.Name()} providers: what each gained and lost", "Provider",
        [
            .. named[true].OrderByDescending(x => x.Change).Select(x => new Line(x.Provider.Name, 1, x.Before, x.Now, x.Points)),
            .. people.Count == 0 ? [] : new[]
            {
                new Line(_alone, people.Count, Tally.Sum(people.Select(x => x.Before)), Tally.Sum(people.Select(x => x.Now)),
                    people.Sum(x => x.Points)),
            },
        ]);
    }

    /// <summary>What a band's share owes to each service.</summary>
    public static MeasureTable Services(MarketSlice slice, DisplayBand band) => MeasureTable.FromRows<ServiceChange>(
        $"Services: what the share of {band.Name().ToLowerInvariant()} providers owes to each", ServiceChange.For(slice, band),
        [
            (new("service", "Service", Unit.Text, Protection.Free), x => x.Service.Name),
            .. Amounts<ServiceChange>(slice, x => x.Beside, x => x.Now),
            (new("share_compared", $"Share {slice.Filter.Compare.When()}", Unit.Share, new Protection.FigureOf(_referralsCompared)),
                x => x.ShareBeside),
            (new("share", "Share now", Unit.Share, new Protection.FigureOf(_referrals)), x => x.Share),
            (new("within", "Within", Unit.Points, new Protection.FigureOf(_referrals)), x => x.Within),
            (new("mix", "Mix", Unit.Points, new Protection.FigureOf(_referrals)), x => x.Mix),
        ]);

    /// <summary>Who left, with what each had carried.</summary>
    public static MeasureTable Left(MarketSlice slice)
    {
        var left = AreaLeaver.For(slice).ToLookup(x => x.Provider.Ownership != Ownership.Individual);
        return MeasureTable.FromRows<(string Name, AreaLeaver? Of, long Referrals, Tally Hours)>(
            "Providers that left",
            [
                .. left[true].Select(x => (x.Provider.Name, (AreaLeaver?)x, x.Referrals, x.Hours)),
                .. left[false].Any() ? [(_alone, null, left[false].Sum(x => x.Referrals), Tally.Sum(left[false].Select(x => x.Hours)))]
                    : Array.Empty<(string, AreaLeaver?, long, Tally)>(),
            ],
            (new("provider", "Provider", Unit.Text, Protection.Free), x => x.Name),
            (new("band", "Size", Unit.Text, Protection.Free), x => x.Of?.Band.Name()),
            (new("services", "Services", Unit.Text, Protection.Free), x => x.Of is null ? null : Names(x.Of.Services)),
            (new("last_day", "Last day", Unit.Text, Protection.Free), x => x.Of is null ? null : $"{x.Of.On:yyyy-MM-dd}"),
            (_referrals with { IsWorking = false }, x => x.Referrals),
            (new("hours", "Hours a week", Unit.Hours, new Protection.AmountOf(_referrals)),
                x => x.Referrals > 0 && x.Hours.Counted == 0 ? Cell.Nothing : x.Hours.In(Weight.WeeklyHours)));
    }

    /// <summary>Who could take over, with the hours each says it has.</summary>
    public static MeasureTable Able(MarketSlice slice)
    {
        var able = AbleProvider.For(slice).ToLookup(x => x.Provider.Ownership != Ownership.Individual);
        return MeasureTable.FromRows<(string Name, AbleProvider? Of, List<AbleProvider> All)>(
            "Providers able to take over",
            [
                .. able[true].Select(x => (x.Provider.Name, (AbleProvider?)x, new List<AbleProvider> { x })),
                .. able[false].Any() ? [(_alone, null, able[false].ToList())] : Array.Empty<(string, AbleProvider?, List<AbleProvider>)>(),
            ],
            (new("provider", "Provider", Unit.Text, Protection.Free), x => x.Name),
            (new("band", "Size", Unit.Text, Protection.Free), x => x.Of?.Band.Name()),
            (new("services", "Services", Unit.Text, Protection.Free), x => x.Of is null ? null : Names(x.Of.Services)),
            (new("stated", "Hours stated", Unit.Hours, Protection.Free),
                x => x.All.Exists(p => p.Stated is not null) ? x.All.Sum(p => (double)(p.Stated?.WeeklyHours ?? 0)) : Cell.Nothing),
            (new("stated_on", "Stated on", Unit.Text, Protection.Free), x => x.Of?.Stated is { } said ? $"{said.On:yyyy-MM-dd}" : null),
            (new("spare", "Left to give", Unit.Hours, Protection.Free),
                x => x.All.Exists(p => p.Spare is not null) ? x.All.Sum(p => p.Spare ?? 0) : Cell.Nothing));
    }

    private static MeasureTable Made(MarketSlice slice, string title, string first, IEnumerable<Line> lines)
        => MeasureTable.FromRows<Line>(
            title, lines,
            [
                (new("name", first, Unit.Text, Protection.Free), x => x.Name),
                (new("providers", "Providers", Unit.Providers, Protection.Free), x => x.Providers),
                .. Amounts<Line>(slice, x => x.Before, x => x.Now),
                (new("points", "Points of share", Unit.Points, new Protection.FigureOf(_referrals)), x => x.Points),
            ]);

    /// <summary>An amount then and now, each with the people that it belongs to.</summary>
    private static IEnumerable<(Column, Func<TRow, Cell>)> Amounts<TRow>(MarketSlice slice, Func<TRow, Tally> then, Func<TRow, Tally> now)
    {
        var (weight, compare) = (slice.Weight, slice.Filter.Compare);
        return
        [
            (_referralsCompared, x => then(x).Referrals),
            (_referrals, x => now(x).Referrals),
            (new("amount_compared", compare.Heading(), Units.ForWeight(weight), Shares.Counted(weight, _referralsCompared)),
                x => then(x).In(weight)),
            (new("amount", "Now", Units.ForWeight(weight), Shares.Counted(weight, _referrals)), x => now(x).In(weight)),
        ];
    }

    private static string Names(IReadOnlyList<RegisterEntry> services) => string.Join(", ", services.Select(x => x.Name));

    private sealed record Line(string Name, int Providers, Tally Before, Tally Now, double? Points);
}
