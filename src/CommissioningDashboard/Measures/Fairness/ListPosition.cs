using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>One service's list of providers by name, and what its first quarter received.</summary>
/// <param name="Service">The service; none for all together.</param>
/// <param name="Providers">How many names are on the list; for all together, how many different ones on any.</param>
/// <param name="FirstNames">How many of the list count as the first; for all together none.</param>
/// <param name="First">What went to those.</param>
/// <param name="Whole">What went to everybody on the list.</param>
/// <param name="ByName">The first names' part, against chance.</param>
/// <param name="AmongAlike">The same with a list for each size, service and area; none when none has two names.</param>
public sealed record ListPositionRow(RegisterEntry? Service, int Providers, int? FirstNames, Tally First, Tally Whole, NameOrder ByName,
    NameOrder? AmongAlike)
{
    /// <summary>How many of the names received anything.</summary>
    public int Used { get; init; }

    /// <summary>Who makes what went to the first names, or to all the others if those are fewer.</summary>
    public Makers Makers { get; init; }
}

/// <summary>Whether providers early in the alphabet receive more than their part.</summary>
public sealed record ListPosition : Measure<ListPosition, ListPositionRow>
{
    private const string _none = "No two providers could have taken the same referrals.";

    public override string Id => "list-position";

    public override string Name => "Position in the list of names";

    public override string Headline => "What the first quarter of names receives, against an even part";

    public override Unit Unit => Unit.Times;

    public override int Version => 2;

    public override DateOnly VersionFrom => new(2026, 11, 29);

    public override DateOnly ReviewedOn => new(2026, 11, 29);

    public override bool IsWeighted => true;

    public override IReadOnlyList<Fact> Needs => [Fact.Services];

    public override IReadOnlyList<Fact> Uses => [Fact.Area];

    public override MeasureWords Words { get; } = new()
    {
        What = "What went to the first quarter of providers when those able to take a service’s referrals are listed by name, set against "
            + "the part they would have if the order of names did not matter.",
        WhyItMatters = "Whoever draws up or reads an alphabetical list from the top favours names that begin with A without meaning to. "
            + "Nobody gains from it, and turning the list round costs nothing.",
        Plainly = "For each service we put the providers able to take it in order of their names, and count what the first quarter of the "
            + "list received. Then we shuffle the names many times: if shuffled lists often give as much to the first quarter, chance "
            + "explains it.",
        How = "For each service, the list is every provider open, offering it and covering the area in the month of at least one of its "
            + "arranged referrals, in the register’s order of names. The first names are a quarter of the list, rounded up. Share = what "
            + "they received ÷ what all on the list received; expected = their number ÷ the list’s length; the result is how many times "
            + "the share is the expected. Services are added up by what they received. Chance: the names are put in random order 1,999 "
            + "times, each provider keeping what it received, and the lists are read again; the chance is (random orders with as large a "
            + "share + 1) ÷ 2,000. The provider is the unit and not the referral, in all its lists at once. The second comparison does "
            + "the same with one list for each size, service and area, so that size and place cannot pose as alphabet. What is said of "
            + "the two is held to 5% together (Holm). Spearman’s correlation of place and amount is below 0 when early names receive more.",
        Limits = "It reads the register’s order, which need not be the order in which anybody was shown the names; where lists were "
            + "logged, the pick rate by position says more. A few large providers with early names can make it by chance, which is what "
            + "the random orders show. Lists of two or three alike say little. Referrals to providers that the register does not show as "
            + "able are left out. Version 1 held each of the two comparisons to 5% by itself.",
        Source = "D. Feenberg, I. Ganguli, P. Gaulé and J. Gruber (2017), Review of Economics and Statistics 99:32–39, on places in a "
            + "list; B. Phipson and G. K. Smyth (2010) on chances from permutations; C. Spearman (1904)",
    };

    protected override MeasureResult<ListPositionRow> Work(MarketSlice slice)
    {
        var lists = new ServiceLists(slice);
        List<ListPositionRow> rows = [.. slice.Market.Services.Select(lists.Row).OfType<ListPositionRow>()];
        var all = rows.Count == 1 ? rows[0] : lists.Row(null);
        if (all is not null && rows.Count > 1)
        {
            rows.Add(all);
        }

        return new MeasureResult<ListPositionRow>
        {
            Measure = this,
            Value = all is null ? Figure.Cannot(Unit.Times, _none) : new Figure(all.ByName.Times, Unit.Times, all.Whole.Counted),
            Finding = all is null ? new(_none) : Finding(all, slice.Weight),
            Rows = rows,
            Table = Table(rows, slice.Weight),
            Working = all is null ? [] : Steps(all, slice.Weight),
        };
    }

    private static Sentence Finding(ListPositionRow all, Weight weight)
    {
        var (order, alike) = Together(all);
        var who = all.FirstNames switch
        {
            null => "The first quarter of names in each service",
            1 => $"The first of {all.Providers} names",
            { } first => $"The first {first} of {all.Providers} names",
        };
        var verdict = order.Times > 1 ? Written.Chance(order.Chance.UpperP) : "no more than their part";
        return new($"{who} took {Shares.PartOf(all.First, all.Whole, weight)}; it would be {{{Written.Percent(order.Expected)}}} if order "
            + $"did not matter: {verdict}.{Alike(order, alike)}");
    }

    /// <summary>Both comparisons with their chances held to 5% together, since either alone would be spoken of.</summary>
    private static (NameOrder Order, NameOrder? Alike) Together(ListPositionRow all)
    {
        if (all.AmongAlike is not { } alike)
        {
            return (all.ByName, null);
        }

        var chances = Holm.Adjusted([all.ByName.Chance.UpperP, alike.Chance.UpperP]);
        return (With(all.ByName, chances[0]), With(alike, chances[1]));

        static NameOrder With(NameOrder order, double chance) => order with { Chance = order.Chance with { UpperP = chance } };
    }

    /// <summary>What the comparison among providers alike adds: whether it bears out a bias, takes it away or finds one by
    /// itself.</summary>
    private static string Alike(NameOrder order, NameOrder? alike) => (order.IsBias, alike) switch
    {
        (true, null) => " No two providers are alike in size, service and area, so whether that explains it cannot be told.",
        (true, { IsBias: true }) => " Among providers alike in size, service and area the first names took more than their part too.",
        (true, _)
        => " Among providers alike in size, service and area it is no more than chance, so size, service or place may explain it.",
        (false, { IsBias: true })
        => " Among providers alike in size, service and area, though, the first names took more than chance would explain.",
        _ => "",
    };

    private static IReadOnlyList<string> Steps(ListPositionRow all, Weight weight) =>
    [
        .. Working.Share(
            "The first quarter of names received", all.First, "All on the lists received", all.Whole, weight,
                new Figure(all.ByName.Share, Unit.Share, all.Whole.Counted)),
        $"If order did not matter it would be {Working.Percent(all.ByName.Expected)}: in each list the number of first names ÷ the number "
            + $"of names, averaged by what the lists received.",
        $"{Working.Percent(all.ByName.Share)} ÷ {Working.Percent(all.ByName.Expected)} = {Written.Number(all.ByName.Times, Unit.Times)}.",
    ];

    private static MeasureTable Table(List<ListPositionRow> rows, Weight weight)
    {
        var received = new Column("referrals", "To the first names", Unit.Referrals, Protection.CountOfPeople);
        var allReceived = new Column("all_referrals", "Referrals", Unit.Referrals, Protection.CountOfPeople);
        var amount = Shares.AmountColumn(weight, received, isKnownWhose: true);
        var whole = Shares.WholeColumn(weight, allReceived);
        var used = new Column("used", "Names used", Unit.Providers, Protection.Free, IsWorking: true);
        var all = new Protection.IndexOf(allReceived, used, weight == Weight.Referrals ? null : amount);
        var share = new Column("share", $"Share of {weight.Noun()}", Unit.Share, new Protection.ShareOf(amount, whole, received));
        var expected = new Column("expected", "If order did not matter", Unit.Share, all);
        return MeasureTable.FromRows<ListPositionRow>(
            "What the first quarter of names received, by service", rows,
            [
                (new("service", "Service", Unit.Text, Protection.Free), x => x.Service?.Name ?? "All services"),
                (new("providers", "Names", Unit.Providers, Protection.Free), x => x.Providers),
                (new("first_names", "First names", Unit.Providers, Protection.Free), x => (double?)x.FirstNames),
                (allReceived, x => x.Whole.Referrals),
                (received, x => x.First.Referrals),
                (amount, x => x.First.In(weight)),
                .. MakerColumns.Create<ListPositionRow>(amount.Id, weight, x => x.Makers),
                (used, x => x.Used),
                (whole, x => x.Whole.In(weight)),
                (share, x => x.ByName.Share),
                (expected, x => x.ByName.Expected),
                (new("chance_low", "Chance gives 95% from", Unit.Share, all), x => x.ByName.Chance.Low),
                (new("chance_high", "Chance gives 95% to", Unit.Share, all), x => x.ByName.Chance.High),
                (new("times", "Times expected", Unit.Times, new Protection.RatioOf(share, expected, received)), x => x.ByName.Times),
                (new("chance", "Chance of as much", Unit.Chance, all), x => x.ByName.Chance.UpperP),
                (new("rank", "Correlation of place and amount", Unit.Coefficient, all), x => x.ByName.Rank?.Observed),
                (new("rank_chance", "Chance of as low", Unit.Chance, all), x => x.ByName.Rank?.LowerP),
                (new("alike_times", "Times expected among alike", Unit.Times, all), x => x.AmongAlike?.Times),
                (new("alike_chance", "Chance of as much among alike", Unit.Chance, all), x => x.AmongAlike?.Chance.UpperP),
            ]);
    }
}
