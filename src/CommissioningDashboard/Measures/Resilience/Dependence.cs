using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>What the largest providers carry between them.</summary>
/// <param name="Largest">How many providers are taken together: 1, 3 or 5.</param>
/// <param name="Support">The support that goes on with them.</param>
/// <param name="Whole">The support that goes on with all named providers.</param>
public sealed record DependenceRow(int Largest, SupportAmount Support, SupportAmount Whole)
{
    public Figure People => Support.PeopleShare(Whole);

    public Figure Hours => Support.HoursShare(Whole);
}

/// <summary>How many people would need somebody else if the largest providers left.</summary>
public sealed record Dependence : Measure<Dependence, DependenceRow>
{
    private static readonly int[] _largest = [1, 3, 5];

    public override string Id => "dependence";

    public override string Name => "Dependence on the largest providers";

    public override string Headline => "Share of people with support from the three largest providers";

    public override Unit Unit => Unit.Share;

    public override Direction Diverse => Direction.LowIsDiverse;

    public override bool Trends => false;

    public override int Version => 2;

    public override DateOnly VersionFrom => new(2026, 11, 29);

    public override DateOnly ReviewedOn => new(2026, 11, 29);

    public override IReadOnlyList<Fact> Uses => [Fact.Hours, Fact.Ownership, Fact.Person];

    public override MeasureWords Words { get; } = new()
    {
        What = "Of the people whose support goes on at the end of the period, the share that the largest one, three and five providers "
            + "support, and the same for weekly hours. The headline is the largest three.",
        WhyItMatters = "The Care Act asks councils to keep the market sustainable and to step in when a provider fails. This is how many "
            + "people that would be about.",
        Plainly = "We count everybody whose support goes on at the end of the period, each person once, and put providers in order of how "
            + "many they support. Then we add up the first one, three and five. Providers of one owner count together, unless you "
            + "choose otherwise.",
        How = "Support goes on when it was arranged with a named provider, has begun by the last day of the period (on the day received "
            + "when no other is recorded) and has not ended before it; referrals from any time up to then count. People are counted once "
            + "however many referrals they have; a referral that does not say whose it is counts as one person. Providers of one group "
            + "count as one, since they may fail together, unless the filter counts them apart (version 1 always did). They are ordered by "
            + "people, then by hours, then by name. Share = people with support from the largest ÷ people with support from any named "
            + "provider, with Wilson’s 95% interval; for hours it rests on the effective sample size of that share. Where "
            + "some do not record their hours, the share of hours is a range: from where those with the largest providers have none and "
            + "all others as many as the largest in the data, to the other way round. The weight of the filter is not used.",
        Limits = "A package larger than any in the data whose own hours are not recorded would reach past the range. Support whose end was "
            + "never recorded seems to go on. Support arranged before the data begin is not seen. A person with "
            + "support from two providers may keep half of it. Groups are those of that day. Version 1 took all packages "
            + "to be alike and those without recorded hours to have none.",
        Source = "Care Act 2014, sections 5(2)(d) and 48 to 52; E. B. Wilson (1927), JASA 22:209–212",
    };

    protected override MeasureResult<DependenceRow> Work(MarketSlice slice)
    {
        var going = ActiveSupport.Now(slice);
        var holders = going.LargestHolders(slice, going.Cells);
        var rows = Rows(going, holders);
        var clause = Holder.Clause(slice, going.Providers.Select(x => x.Provider), going.Day);
        return new MeasureResult<DependenceRow>
        {
            Measure = this,
            Value = rows[1].People,
            Compared = slice.Beside is { } beside ? Compared(slice, ActiveSupport.At(beside.Slice, beside.Period.To)) : null,
            Finding = Finding(rows, going, holders, clause),
            Working = Working.Rate(
                "People with support from the largest three", rows[1].Support.People, "People with support from any named provider",
                    rows[1].Whole.People, rows[1].People),
            Rows = rows,
            Table = Table(rows, clause),
        };
    }

    private static Figure Compared(MarketSlice slice, ActiveSupport then)
        => Rows(then, then.LargestHolders(slice, then.Cells))[1].People;

    private static List<DependenceRow> Rows(ActiveSupport going, IReadOnlyList<(Holder Holder, SupportAmount Support)> holders)
    {
        var order = holders.SelectMany((x, rank) => x.Holder.Providers.Select(p => (p.Index, rank)))
            .ToDictionary(x => x.Index, x => x.rank);
        return [.. _largest.Select(
            k => new DependenceRow(k, going.Total(going.Cells.Where(x => order[x.Provider.Index] < k)), going.Whole))];
    }

    private static Sentence Finding(
        List<DependenceRow> rows, ActiveSupport going, IReadOnlyList<(Holder Holder, SupportAmount Support)> holders, string clause)
    {
        var isGroup = holders.Any(x => x.Holder.IsGroup);
        var who = isGroup ? "groups or providers" : "providers";
        return holders.Count switch
        {
            0 => new("Nobody has support going on with a named provider at the end of the period."),
            1 => new($"One {(isGroup ? "group" : "provider")} supports {All()}."),
            <= 3 => new($"{holders.Count} {who} between them support {All()}."),
            _ => new($"If the largest three {who} left, "
                + $"{Parts.Share(rows[1].Support.People, rows[1].Whole.People, "person with support", "people with support")} would need "
                + $"another{clause}."),
        };

        string All() => $"{Parts.Count(going.Whole.People, going.Whole.People, "person", "people")} with support{clause}";
    }

    private static MeasureTable Table(List<DependenceRow> rows, string clause) => MeasureTable.FromRows(
        $"What goes on with the largest providers{clause}",
        rows.Where(x => x.Whole.People > 0),
        [
            (new("largest", "Providers", Unit.Text, Protection.Free), x => NameOf(x.Largest)),
            .. SupportColumns.Create<DependenceRow>("with support", x => (x.Support, x.Whole)),
        ]);

    /// <summary>"The largest", "The largest three".</summary>
    public static string NameOf(int largest) => largest switch { 1 => "The largest", 3 => "The largest three", _ => "The largest five" };
}
