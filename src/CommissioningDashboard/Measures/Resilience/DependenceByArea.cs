using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>Who carries most of one area.</summary>
/// <param name="Area">The area; none for support with no area recorded.</param>
/// <param name="Providers">How many providers support anybody there.</param>
/// <param name="Largest">The one that supports most people there.</param>
/// <param name="Support">What goes on with it there.</param>
/// <param name="Whole">What goes on there with all.</param>
public sealed record DependenceByAreaRow(
    RegisterEntry? Area, int Providers, Holder Largest, SupportAmount Support, SupportAmount Whole)
{
    public Figure People => Support.PeopleShare(Whole);

    public string Name => Area?.Name ?? "Area not recorded";
}

/// <summary>For each area, how much rests on the provider that is largest there.</summary>
public sealed record DependenceByArea : Measure<DependenceByArea, DependenceByAreaRow>
{
    public override string Id => "dependence-by-area";

    public override string Name => "Dependence on one provider by area";

    public override string Headline => "Largest share of one area’s people with one provider";

    public override Unit Unit => Unit.Share;

    public override Direction Diverse => Direction.LowIsDiverse;

    public override bool Trends => false;

    public override IReadOnlyList<Fact> Needs => [Fact.Area];

    public override int Version => 2;

    public override DateOnly VersionFrom => new(2026, 11, 29);

    public override DateOnly ReviewedOn => new(2026, 11, 29);

    public override IReadOnlyList<Fact> Uses => [Fact.Hours, Fact.Ownership, Fact.Person];

    public override MeasureWords Words { get; } = new()
    {
        What = "For each area, the provider that supports most people there at the end of the period, and its share of people and weekly "
            + "hours. The headline is the area with the largest share, among those where at least 30 people have support.",
        WhyItMatters = "A provider that is one of many in the county can be the only one up a valley. When it leaves, that is where people "
            + "are left without.",
        Plainly = "For each area we count the people whose support goes on at the end of the period, provider by provider, and look at the "
            + "one that supports most. Its share is its people out of all people with support there. Areas with fewer than 30 people "
            + "are shown and not used for the headline.",
        How = "As the dependence on the largest providers, for the people and hours of one area; the largest provider is chosen for each "
            + "area by itself, by people, then by hours, then by name. Providers of one group count as one, unless the filter counts "
            + "them apart.",
        Limits = "The provider shown was picked as the largest, which the interval does not allow for; in small areas somebody always has "
            + "a large share. A person who is a provider is not named.",
        Source = "Care Act 2014, sections 5(2)(d) and 48 to 52",
    };

    protected override MeasureResult<DependenceByAreaRow> Work(MarketSlice slice)
    {
        var going = ActiveSupport.Now(slice);
        var rows = going.Cells.GroupBy(x => x.Area).Select(x => Row(slice, going, x)).OrderByDescending(x => x.People.Value)
            .ThenBy(x => x.Area?.Index).ToList();
        var judged = rows.Where(x => x.Area is not null && x.People.IsReliable).ToList();
        var most = judged.FirstOrDefault();
        return new MeasureResult<DependenceByAreaRow>
        {
            Measure = this,
            Value = most?.People ?? Figure.Cannot(Unit.Share, "In no area do 30 people have support going on."),
            Finding = most is null
                ? new("In no area do 30 people or more have support, so which depends most on one provider cannot be said.")
                : new($"In {most.Name} one {(most.Largest.IsGroup ? "group" : "provider")}, {most.Largest.RankedName}, supports "
                    + $"{{{most.People.Text}}} of the people with support{Place(judged)}."),
            Working = most is null ? [] : Working.Rate(
                $"People with support in {most.Name} from its largest provider", most.Support.People, "People with support there",
                    most.Whole.People, most.People),
            Rows = rows,
            Table = Table(rows, Holder.Clause(slice, going.Providers.Select(x => x.Provider), going.Day)),
        };
    }

    /// <summary>Whether that is more than elsewhere: only areas with enough people are compared, and a tie is no first place.</summary>
    private static string Place(List<DependenceByAreaRow> judged)
        => judged.Count == 1 || judged[1].People.Text == judged[0].People.Text ? ""
            : $", the most of the {judged.Count} areas where 30 people or more have support";

    private static DependenceByAreaRow Row(MarketSlice slice, ActiveSupport going, IGrouping<int?, SupportCell> area)
    {
        var holders = going.LargestHolders(slice, area);
        return new DependenceByAreaRow(
            area.Key is { } place ? slice.Market.Areas[place] : null, area.DistinctBy(x => x.Provider).Count(), holders[0].Holder,
                holders[0].Support, going.Total(area));
    }

    private static MeasureTable Table(List<DependenceByAreaRow> rows, string clause) => MeasureTable.FromRows(
        $"The largest provider in each area{clause}", rows,
        [
            (new("area", "Area", Unit.Text, Protection.Free), x => x.Name),
            (new("provider", "Largest provider there", Unit.Text, Protection.Free), x => x.Largest.RankedName),
            (new("providers", "Providers supporting anybody", Unit.Providers, Protection.Free), x => x.Providers),
            .. SupportColumns.Create<DependenceByAreaRow>("with support there", x => (x.Support, x.Whole)),
        ]);
}
