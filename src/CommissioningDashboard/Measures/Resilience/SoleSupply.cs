using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>A service in an area that rests on one provider.</summary>
/// <param name="Provider">Whom it rests on.</param>
/// <param name="Providers">How many providers support anybody in it.</param>
/// <param name="Support">What goes on with the one provider there.</param>
/// <param name="Whole">What goes on there with all.</param>
public sealed record SoleSupplyRow(
    RegisterEntry Area, RegisterEntry Service, ProviderRecord Provider, int Providers, SupportAmount Support, SupportAmount Whole)
{
    public Figure Hours => Support.HoursShare(Whole);
}

/// <summary>Services in areas that rest on one provider.</summary>
public sealed record SoleSupply : Measure<SoleSupply, SoleSupplyRow>
{
    /// <summary>A share of weekly hours above this is resting on one provider.</summary>
    public const double Mostly = 0.8;

    private const string _none = "Nobody has support going on with a named provider in a recorded area.";

    public override string Id => "sole-supply";

    public override string Name => "Services that rest on one provider";

    public override string Headline => "Share of people whose service rests on one provider";

    public override Unit Unit => Unit.Share;

    public override Direction Diverse => Direction.LowIsDiverse;

    public override bool Trends => false;

    public override IReadOnlyList<Fact> Needs => [Fact.Services, Fact.Area];

    public override IReadOnlyList<Fact> Uses => [Fact.Hours, Fact.Person];

    public override MeasureWords Words { get; } = new()
    {
        What = "Each service in each area where one provider gives more than 80% of the weekly hours that go on at the end of the period, "
            + "or is the only one used. The headline is the share of people with support who have it from such a service.",
        WhyItMatters = "Where one provider gives nearly everything there is no choice, no yardstick for price and quality, and nobody to "
            + "turn to when it leaves.",
        Plainly = "We take every service in every area and look at who gives the hours of support that go on at the end of the period. If "
            + "one provider gives more than four fifths of them, or nobody else is there, the service rests on one provider. Then we "
            + "count the people who depend on such services.",
        How = "Support going on, people and hours are counted as for the dependence on the largest providers; support with no area "
            + "recorded is left out. A service in an area rests on one provider when its share of the recorded weekly hours is above 80%, "
            + "or when no other supports anybody there. Where some do not record their hours, both are ranges: from where they rest "
            + "on one provider whatever those are to where they may, each being between none and the largest in the data. The "
            + "share’s 95% interval is Wilson’s on the effective sample size of that share. The headline counts each person once, "
            + "with Wilson’s interval.",
        Limits = "A service that two people use will often rest on one provider; read the number of people and the interval with each. The "
            + "80% is a convention of this dashboard and has no authority. A package larger than any in the data whose own hours are not "
            + "recorded would reach past the range. A person who is a provider is not named. Version 1 took all "
            + "packages to be alike and those without recorded hours to have none.",
        Source = "Care Act 2014, section 5(1)(a); E. B. Wilson (1927), JASA 22:209–212; E. L. Korn and B. I. Graubard (1998), "
            + "Survey Methodology 24:193–201",
    };

    public override int Version => 2;

    public override DateOnly VersionFrom => new(2026, 11, 29);

    public override DateOnly ReviewedOn => new(2026, 11, 29);

    protected override MeasureResult<SoleSupplyRow> Work(MarketSlice slice)
    {
        var going = ActiveSupport.Now(slice);
        var places = going.Cells.Where(x => x.Area is not null).GroupBy(x => (Area: x.Area!.Value, x.Service)).ToList();
        var all = places.Select(x => (Place: x, Row: Row(slice, going, x))).ToList();
        var sole = all.Where(x => x.Row.Providers == 1 || x.Row.Hours.Value > Mostly).ToList();
        var rows = sole.Select(x => x.Row).OrderByDescending(x => x.Whole.People).ThenBy(x => x.Area.Index).ThenBy(x => x.Service.Index)
            .ToList();

        // Where hours are not recorded, more may rest on one provider: any that could have so much.
        var mayBe = all.Where(x => x.Row.Providers == 1 || MayRest(going, x.Place, x.Row.Whole)).ToList();
        var whole = going.Total(places.SelectMany(x => x));
        var there = going.Total(sole.SelectMany(x => x.Place));
        var most = going.Total(mayBe.SelectMany(x => x.Place)).PeopleShare(whole);
        var value = there.PeopleShare(whole);
        value = mayBe.Count == sole.Count ? value : value with
        {
            Range = new Interval(value.Value!.Value, most.Value!.Value),
            Interval = new Interval(value.Interval!.Value.Low, most.Interval!.Value.High),
        };
        return new MeasureResult<SoleSupplyRow>
        {
            Measure = this,
            Value = value,
            Finding = (whole.People, mayBe.Count) switch
            {
                (0, _) => new(_none),
                (_, 0) => new($"{Parts.Upper(Parts.Count(0, places.Count, "service in an area", "services in an area"))} "
                    + "rests on one provider."),
                var (_, many) when many > rows.Count => Open(
                    rows.Count, many, places.Count,
                    Shares.PartOf(value, there.People, whole.People, "person with support", "people with support")),
                _ => new($"{Parts.Upper(Parts.Count(rows.Count, places.Count, "service in an area", "services in an area"))} "
                + $"{Parts.Verb(rows.Count, places.Count, "rests", "rest")} on one provider; "
                    + $"{Parts.Share(there.People, whole.People, "person with support", "people with support")} "
                    + $"{Parts.ShareVerb(there.People, whole.People, "has", "have")} it there."),
            },
            Working = Working.Rate("People with support from a service that rests on one provider", there.People, "People with support in "
                + "a recorded area", whole.People, value),
            Rows = rows,
            Table = Table(rows),
        };
    }

    /// <summary>How many services may rest on one provider where hours that are not recorded leave it open.</summary>
    private static Sentence Open(int least, int most, int places, string people)
    {
        if (places == 1)
        {
            return new("Whether the one service in an area rests on one provider cannot be said, as some hours are not recorded.");
        }

        var services = Written.Counted(places, "service in an area", "services in an area");
        return new($"{{{(least == 0 ? "Up to" : $"{least} to")} {most}}} of {services} {(most == 1 ? "rests" : "rest")} on one provider, "
            + $"as some hours are not recorded; {people} have it there.");
    }

    private static bool MayRest(ActiveSupport going, IEnumerable<SupportCell> place, SupportAmount whole)
        => place.Any(x => going.Total([x]).HoursBetween(whole).High > Mostly);

    private static SoleSupplyRow Row(MarketSlice slice, ActiveSupport going, IGrouping<(int Area, int Service), SupportCell> place)
    {
        var largest = place.OrderByDescending(x => x.Hours.Amount).ThenByDescending(x => going.Total([x]).People)
            .ThenBy(x => x.Provider.Index).First();
        return new SoleSupplyRow(
            slice.Market.Areas[place.Key.Area], slice.Market.Services[place.Key.Service], largest.Provider, place.Count(),
                going.Total([largest]), going.Total(place));
    }

    private static MeasureTable Table(List<SoleSupplyRow> rows) => MeasureTable.FromRows(
        "Services in areas that rest on one provider", rows,
        [
            (new("area", "Area", Unit.Text, Protection.Free), x => x.Area.Name),
            (new("service", "Service", Unit.Text, Protection.Free), x => x.Service.Name),
            (new("provider", "Provider", Unit.Text, Protection.Free), x => ActiveSupport.NameOf(x.Provider)),
            (new("providers", "Providers used", Unit.Providers, Protection.Free), x => x.Providers),
            .. SupportColumns.Create<SoleSupplyRow>("with it there", x => (x.Support, x.Whole)),
        ]);
}
