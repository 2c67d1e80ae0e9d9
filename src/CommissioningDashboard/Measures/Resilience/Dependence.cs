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

    public override IReadOnlyList<Fact> Uses => [Fact.Hours];

    public override MeasureWords Words { get; } = new()
    {
        What = "Of the people whose support goes on at the end of the period, the share that the largest one, three and five providers "
            + "support, and the same for weekly hours. The headline is the largest three.",
        WhyItMatters = "The Care Act asks councils to keep the market sustainable and to step in when a provider fails. This is how many "
            + "people that would be about.",
        How = "Support goes on when it was arranged with a named provider, has begun by the last day of the period (on the day received "
            + "when no other is recorded) and has not ended before it; referrals from any time up to then count. People are counted once "
            + "however many referrals they have; a referral that does not say whose it is counts as one person. Providers are ordered by "
            + "people, then by hours, then by name. Share = people with support from the largest ÷ people with support from any named "
            + "provider, with Wilson’s 95% interval; for hours it rests on Kish’s effective sample size. The weight of the filter is not "
            + "used.",
        Limits = "Support whose end was never recorded seems to go on. Support arranged before the data begin is not seen. A person with "
            + "support from two providers may keep half of it. Providers of one group are counted apart, though they may fail together.",
        Source = "Care Act 2014, sections 5(2)(d) and 48 to 52; E. B. Wilson (1927), JASA 22:209–212",
    };

    protected override MeasureResult<DependenceRow> Work(MarketSlice slice)
    {
        var rows = Rows(ActiveSupport.Now(slice));
        return new MeasureResult<DependenceRow>
        {
            Measure = this,
            Value = rows[1].People,
            Compared = slice.Beside is { } beside ? Rows(ActiveSupport.At(beside.Slice, beside.Period.To))[1].People : null,
            Finding = Finding(rows, ActiveSupport.Now(slice)),
            Working = Working.Rate(
                "People with support from the largest three", rows[1].Support.People, "People with support from any named provider",
                    rows[1].Whole.People, rows[1].People),
            Rows = rows,
            Table = Table(rows),
        };
    }

    private static List<DependenceRow> Rows(ActiveSupport going)
    {
        var order = going.Providers.Select((x, rank) => (x.Provider, rank)).ToDictionary(x => x.Provider.Index, x => x.rank);
        return [.. _largest.Select(
            k => new DependenceRow(k, going.Total(going.Cells.Where(x => order[x.Provider.Index] < k)), going.Whole))];
    }

    private static Sentence Finding(List<DependenceRow> rows, ActiveSupport going) => going.Providers.Count switch
    {
        0 => new("Nobody has support going on with a named provider at the end of the period."),
        1 => new($"One provider supports {Parts.Count(going.Whole.People, going.Whole.People, "person", "people")} with support."),
        <= 3 => new($"{going.Providers.Count} providers between them support "
            + $"{Parts.Count(going.Whole.People, going.Whole.People, "person", "people")} with support."),
        _ => new($"If the largest three providers left, "
            + $"{Parts.Share(rows[1].Support.People, rows[1].Whole.People, "person with support", "people with support")} would need "
            + $"another."),
    };

    private static MeasureTable Table(List<DependenceRow> rows) => MeasureTable.FromRows(
        "What goes on with the largest providers",
        rows.Where(x => x.Whole.People > 0),
        [
            (new("largest", "Providers", Unit.Text, Protection.Free), x => NameOf(x.Largest)),
            .. SupportColumns.Create<DependenceRow>("with support", x => (x.Support, x.Whole)),
        ]);

    /// <summary>"The largest", "The largest three".</summary>
    public static string NameOf(int largest) => largest switch { 1 => "The largest", 3 => "The largest three", _ => "The largest five" };
}
