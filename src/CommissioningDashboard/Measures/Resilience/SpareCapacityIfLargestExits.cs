using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>What would have to be placed anew in one service and area if the largest provider left.</summary>
/// <param name="Area">The area; none when not recorded.</param>
/// <param name="Support">What goes on there with the largest provider.</param>
/// <param name="Able">Others that offer the service and cover the area.</param>
/// <param name="WithSpare">Those of them with hours to spare.</param>
/// <param name="Spare">The hours a week they have to spare between them, in hundredths.</param>
public sealed record SpareCapacityIfLargestExitsRow(
    RegisterEntry? Area, RegisterEntry Service, SupportAmount Support, int Able, int WithSpare, long Spare)
{
    /// <summary>What could be placed there if nothing had to be placed anywhere else, in hundredths of an hour a week.</summary>
    public long PlacedAlone => Math.Min(Spare, Support.Hours.Amount);

    /// <summary>The same as a share of the hours there; none when no hours are recorded.</summary>
    public double? Share => Support.Hours.Amount == 0 ? null : (double)PlacedAlone / Support.Hours.Amount;
}

/// <summary>How much of the largest provider's hours others say they could take over.</summary>
public sealed record SpareCapacityIfLargestExits : Measure<SpareCapacityIfLargestExits, SpareCapacityIfLargestExitsRow>
{
    private const string _none = "No weekly hours go on with a named provider.";

    public override string Id => "absorption";

    public override string Name => "Hours that others could take over";

    public override string Headline => "Share of the largest provider’s hours that others could take over";

    public override Unit Unit => Unit.Share;

    public override Direction Diverse => Direction.HighIsDiverse;

    public override bool Trends => false;

    public override IReadOnlyList<Fact> Needs => [Fact.Capacity, Fact.Services, Fact.Area];

    public override IReadOnlyList<Fact> Uses => [Fact.Hours, Fact.HoursAnywhere, Fact.Person];

    public override MeasureWords Words { get; } = new()
    {
        What = "If the provider that supports most people left, the share of its weekly hours that other providers have the stated "
            + "capacity to take over, and where that falls short.",
        WhyItMatters = "Capacity in the county does not help a valley that nobody covers. It shows where a failure could be met and where "
            + "it could not.",
        Plainly = "We imagine that the largest provider closes. For each service and area we look for other open providers that offer it "
            + "there and still have room, going by the hours that they said they can give. Each spare hour is used once, and placed "
            + "where it helps most.",
        How = "The hours to place are those going on with the largest provider at the end of the period, by service and area. Able are "
            + "other providers open that day that offer the service and cover the area (all areas, when they state none). Their spare "
            + "hours are the capacity last stated by then less all weekly hours going on with them, in any service and area, and never "
            + "below 0. Every spare hour is used once: the headline is the most that can be placed over all services and areas together (a "
            + "maximum flow) ÷ the hours to place. For each row by itself stands what could be placed there if nothing had to be placed "
            + "elsewhere, so rows can add up to more than the whole.",
        Limits = "Stated capacity is self-declared and may be old; a provider that states none counts as having none to spare. Referrals "
            + "that record no hours weigh nothing. It is the best case: people’s wishes, travel and staff are not looked at. It is worked "
            + "out from statements, not drawn by chance, so it has no interval.",
        Source =
            "Care Act 2014, sections 5(3) and 48 to 52; L. R. Ford and D. R. Fulkerson (1956), Canadian Journal of Mathematics 8:399–404",
    };

    protected override MeasureResult<SpareCapacityIfLargestExitsRow> Work(MarketSlice slice)
    {
        var going = ActiveSupport.Now(slice);
        var largest = going.Providers.Select(x => x.Provider).FirstOrDefault();
        var cells = going.Cells.Where(x => x.Provider == largest).ToList();
        var spare = Spare(slice, slice.Period.To);
        var others = slice.Providers.Where(x => x != largest && x.IsOpen(going.Day)).ToList();
        var rows = cells.Select(cell => Row(slice.Market, going, cell, [.. others.Where(x => CanTake(x, cell, going.Day))], spare))
            .ToList();
        var toPlace = cells.Sum(x => x.Hours.Amount);
        var withSpare = others.Where(x => spare[x.Index] > 0).ToList();
        var placed = MaximumFlow.Compute(
            [.. cells.Select(x => x.Hours.Amount)], [.. withSpare.Select(x => spare[x.Index])],
                (cell, store) => CanTake(withSpare[store], cells[cell], going.Day));
        return new MeasureResult<SpareCapacityIfLargestExitsRow>
        {
            Measure = this,
            Value = toPlace == 0 ? Figure.Cannot(Unit.Share, _none)
                : new Figure((double)placed / toPlace, Unit.Share, cells.Sum(x => x.Hours.Counted)),
            Finding = toPlace == 0 ? new(_none)
                : Finding(ActiveSupport.NameOf(largest!), placed, toPlace),
            Working = toPlace == 0 ? [] :
            [
                $"To place: {Working.Number(toPlace / 100.0)} {(toPlace == 100 ? "hour" : "hours")} a week, in "
                    + $"{Written.Counted(cells.Count, "service of an area", "services of areas")}.",
                $"Hours to spare with {Written.Counted(withSpare.Count, "other provider")} in all: "
                    + $"{Working.Number(withSpare.Sum(x => spare[x.Index]) / 100.0)}.",
                $"Of these, the most that can be placed where their providers offer the service and cover the area, each hour once: "
                    + $"{Working.Number(placed / 100.0)}.",
                $"{Working.Number(placed / 100.0)} ÷ {Working.Number(toPlace / 100.0)} = {Working.Percent((double)placed / toPlace)}.",
            ],
            Rows = rows,
            Table = Table(rows),
        };
    }

    /// <summary>Hours each provider has to spare in hundredths: the whole market counts, whatever the filter.</summary>
    internal static long[] Spare(MarketSlice slice, Month end)
    {
        var market = slice.Market;
        var given = new long[market.Providers.Count];
        foreach (var referral in ActiveSupportRows.At(slice, end))
        {
            given[referral.Provider!.Value] += referral.Hours ?? 0;
        }

        return [.. market.Providers.Select(x => Math.Max(0, (long)((x.Capacity(end.LastDay) ?? 0) * 100) - given[x.Index]))];
    }

    private static Sentence Finding(string largest, long placed, long toPlace)
    {
        var room = placed switch
        {
            0 => "{no} room for its",
            _ when placed == toPlace => "room for {all} of its",
            _ => $"room for {{{Written.Percent((double)placed / toPlace)}}} of its",
        };
        return new($"If {largest} left, others state {room} {Written.HoursAWeek(toPlace / 100.0)}.");
    }

    private static bool CanTake(ProviderRecord provider, SupportCell cell, DateOnly day)
        => provider.Services.Any(x => x.Index == cell.Service && x.Contains(day))
        && (cell.Area is null || !provider.Areas.Any(x => x.Contains(day))
        || provider.Areas.Any(x => x.Index == cell.Area && x.Contains(day)));

    private static SpareCapacityIfLargestExitsRow Row(
        MarketSnapshot market, ActiveSupport going, SupportCell cell, List<ProviderRecord> able, long[] spare) => new(
        cell.Area is { } area ? market.Areas[area] : null, market.Services[cell.Service], going.Total([cell]),
        able.Count, able.Count(x => spare[x.Index] > 0), able.Sum(x => spare[x.Index]));

    private static MeasureTable Table(List<SpareCapacityIfLargestExitsRow> rows)
    {
        var people = new Column("people", "People", Unit.Referrals, Protection.CountOfPeople);
        var hours = new Column("hours", "Hours a week to place", Unit.Hours, new Protection.AmountOf(people));
        var placed = new Column("placed", "Could be placed there", Unit.Hours, new Protection.AmountOf(people));
        return MeasureTable.FromRows<SpareCapacityIfLargestExitsRow>(
            "Hours of the largest provider that others could take over", rows,
            (new("area", "Area", Unit.Text, Protection.Free), x => x.Area?.Name ?? "Area not recorded"),
            (new("service", "Service", Unit.Text, Protection.Free), x => x.Service.Name),
            (people, x => x.Support.People),
            (hours, x => x.Support.Hours.In(Weight.WeeklyHours)),
            (new("able", "Others able", Unit.Providers, Protection.Free), x => x.Able),
            (new("with_spare", "With hours to spare", Unit.Providers, Protection.Free), x => x.WithSpare),
            (new("spare", "Hours they could spare", Unit.Hours, new Protection.FigureOf(people)), x => x.Spare / 100.0),
            (placed, x => x.PlacedAlone / 100.0),
            (new("share", "Share of hours", Unit.Share, new Protection.ShareOf(placed, hours, people)), x => x.Share));
    }
}
