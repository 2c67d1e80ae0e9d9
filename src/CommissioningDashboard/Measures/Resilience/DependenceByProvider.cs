using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>What rests on one provider.</summary>
/// <param name="Band">Its band at the period's end.</param>
/// <param name="Support">The support that goes on with it.</param>
/// <param name="Whole">The support that goes on with all named providers.</param>
/// <param name="Alone">Areas where it is the only one to support anybody.</param>
/// <param name="OneOfTwo">Areas where one other does.</param>
public sealed record DependenceByProviderRow(
    ProviderRecord Provider, DisplayBand Band, SupportAmount Support, SupportAmount Whole, IReadOnlyList<RegisterEntry> Alone,
        IReadOnlyList<RegisterEntry> OneOfTwo)
{
    public Figure People => Support.PeopleShare(Whole);
}

/// <summary>The ten providers that support most people, and the areas that have hardly anybody else.</summary>
public sealed record DependenceByProvider : Measure<DependenceByProvider, DependenceByProviderRow>
{
    private const int _shown = 10;
    private const string _none = "Nobody has support going on with a named provider in a recorded area.";

    public override string Id => "dependence-by-provider";

    public override string Name => "What rests on each of the largest providers";

    public override string Headline => "Share of areas with one or two providers";

    public override Unit Unit => Unit.Share;

    public override Direction Diverse => Direction.LowIsDiverse;

    public override bool Trends => false;

    public override IReadOnlyList<Fact> Needs => [Fact.Area];

    public override IReadOnlyList<Fact> Uses => [Fact.Hours, Fact.Person];

    public override MeasureWords Words { get; } = new()
    {
        What = "The ten providers that support most people at the end of the period: their people, their weekly hours, and the areas where "
            + "they are the only one or one of two. The headline is the share of areas in which one or two providers support everybody.",
        WhyItMatters = "It says whom to keep a close eye on, and where a second or third provider is needed before the first one leaves.",
        Plainly = "We list the ten providers with most people, and for each the areas where hardly anybody else gives support. The "
            + "headline counts the areas that have only one or two providers at work.",
        How = "Support going on, people and hours are counted as for the dependence on the largest providers. A provider is active in an "
            + "area when it supports anybody there, in any service looked at. The headline is the number of areas with one or two active "
            + "providers ÷ areas with any, with Wilson’s 95% interval.",
        Limits = "An area with few people will often have few providers. Providers able to work there but not used are not counted; the "
            + "share of hours that others could take over looks at them. A person who is a provider is not named.",
        Source = "Care Act 2014, sections 5(2)(d) and 48 to 52",
    };

    protected override MeasureResult<DependenceByProviderRow> Work(MarketSlice slice)
    {
        var going = ActiveSupport.Now(slice);
        var active = going.Cells.Where(x => x.Area is not null).GroupBy(x => slice.Market.Areas[x.Area!.Value], x => x.Provider)
            .ToDictionary(x => x.Key, x => x.Distinct().ToList());
        var few = active.Count(x => x.Value.Count <= 2);
        var rows = going.Providers.Take(_shown).Select(x => new DependenceByProviderRow(
            x.Provider, slice.BandOf(x.Provider, slice.Period.To), x.Support, going.Whole, Areas(x.Provider, 1), Areas(x.Provider, 2)))
                .ToList();
        var value = Figure.Share(few, active.Count, active.Count, active.Count, _none);
        return new MeasureResult<DependenceByProviderRow>
        {
            Measure = this,
            Value = value,
            Finding = (active.Count, few) switch
            {
                (0, _) => new(_none),
                (_, 0) => new($"In {Parts.Count(active.Count, active.Count, "area")} three or more providers support people."),
                _ => new($"In {Parts.Count(few, active.Count, "area")} one or two providers support everybody."),
            },
            Working = Working.Rate("Areas with one or two active providers", few, "Areas with any", active.Count, value),
            Rows = rows,
            Table = Table(rows),
        };

        List<RegisterEntry> Areas(ProviderRecord provider, int providers)
            => [.. active.Where(x => x.Value.Count == providers && x.Value.Contains(provider)).Select(x => x.Key).OrderBy(x => x.Index)];
    }

    private static MeasureTable Table(List<DependenceByProviderRow> rows) => MeasureTable.FromRows(
        "The providers that support most people", rows,
        [
            (new("provider", "Provider", Unit.Text, Protection.Free), x => ActiveSupport.NameOf(x.Provider)),
            (new("band", "Size", Unit.Text, Protection.Free), x => x.Band.Name()),
            .. SupportColumns.Create<DependenceByProviderRow>("with support", x => (x.Support, x.Whole)),
            (new("alone", "Areas where it is the only one", Unit.Text, Protection.Free), x => Listed(x.Alone)),
            (new("one_of_two", "Areas where it is one of two", Unit.Text, Protection.Free), x => Listed(x.OneOfTwo)),
        ]);

    private static string Listed(IReadOnlyList<RegisterEntry> areas)
        => areas.Count == 0 ? "none" : string.Join("; ", areas.Select(x => x.Name));
}
