using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Tests.Market;
using CsCheck;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>Markets of which everything is known, and ways in which their data may lack something: some rows lose a fact.</summary>
internal static class Wipes
{
    private static readonly string[] _services = ["day", "home"];
    private static readonly string[] _areas = ["north", "south"];
    private static readonly DateOnly _start = new(2020, 1, 1);

    /// <summary>Three to seven providers with size, owner, services and capacity, and up to ninety referrals with all there is to know.</summary>
    public static Gen<PlainMarket> Known { get; } =
        from providers in Gen.Select(OneOf(2m, 3m, 20m, 100m, 400m), Gen.Int[0, 5], Gen.Int[0, 80]).List[3, 7]
        from referrals in Gen.Select(
            Gen.Int[0, 364], Gen.Int[0, providers.Count - 1], OneOf(_areas), Gen.Int[4, 80], Gen.Int[0, 9], Gen.Int[0, 20], Gen.Int[1, 15]).List[10, 90]
        select new PlainMarket
        {
            Services = _services,
            Regulated = new Dictionary<string, RegulatedActivity> { ["day"] = RegulatedActivity.No, ["home"] = RegulatedActivity.No },
            Areas = _areas,
            Teams = ["east", "west"],
            Providers = [.. providers.Select((x, i) => Provider(i, x.Item1, x.Item2, x.Item3))],
            Referrals = [.. referrals.Select(x => Referral(x.Item1, x.Item2, x.Item3, x.Item4, x.Item5, x.Item6, x.Item7, providers.Count))],
        };

    /// <summary>Each takes a fact from some rows; which, the number decides.</summary>
    public static IReadOnlyList<(string Name, Func<PlainMarket, int, PlainMarket> Wipe)> All { get; } =
    [
        ("sizes", (market, salt) => Providers(market, salt, x => x with { Sizes = [] })),
        ("all of a provider but its name", (market, salt) => Providers(market, salt, Forgotten)),
        ("registration", (market, salt) => Providers(market, salt, x => x with { Registered = null, Ratings = [] })),
        ("ratings", (market, salt) => Providers(market, salt, x => x with { Ratings = [] })),
        ("what a service needs", (market, _) => market with { Regulated = new Dictionary<string, RegulatedActivity> { ["day"] = RegulatedActivity.No } }),
        ("capacity", (market, salt) => Providers(market, salt, x => x with { Capacities = [] })),
        ("lists", (market, salt) => Referrals(market, salt, x => x with { Options = [] })),
        ("areas", (market, salt) => Referrals(market, salt, x => x with { Area = null })),
        ("teams", (market, salt) => Referrals(market, salt, x => x with { Team = null })),
        ("who somebody is", (market, salt) => Referrals(market, salt, x => x with { Person = 0 })),
        ("hours", Hours),
        ("cost", (market, salt) => Referrals(market, salt, x => x with { Cost = null })),
        ("answers to surveys", (market, _) => market with { Referrals = [.. market.Referrals.Select(x => x with { Scores = [] })] }),
        ("what a source of services alone has no place for", (market, _) => market with
        {
            Referrals = [.. market.Referrals.Where(x => x.Outcome == ReferralOutcome.Arranged)
                .Select(x => x with { Day = InMonthOf(x, x.Arranged!.Value), Gaps = SourceGaps.Request | SourceGaps.Unmet })],
        }),
    ];

    /// <summary>The day support began stands for the day of the request, as far as that leaves the referral in its month.</summary>
    private static DateOnly InMonthOf(PlainReferral referral, DateOnly began)
        => Month.FromDate(began) == Month.FromDate(referral.Day) ? began : referral.Day;

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(x => values[x]);

    private static PlainProvider Provider(int number, decimal size, int kind, int capacity) => new(
        RandomMarkets.Name(number), kind == 0 ? Ownership.CouncilDepartment : Ownership.Private, kind == 1 ? "Group" : null)
    {
        Sizes = [new(_start, SizeBasis.FullTimeEquivalents, size)],
        Services = [.. _services.Select(x => new PlainTie(x, _start, null))],
        Openings = [new("", _start, null)],
        Capacities = [(_start, capacity)],
        OnFramework = kind > 2 ? [new("home", _start, null)] : [],
        Communities = kind == 3 ? [new("Somali", true, _start)] : [],
        Listed = _start,
        Registered = number % 3 > 0,
        Ratings = number % 3 > 0 ? [(_start, number % 2 == 0 ? CqcRating.Good : CqcRating.Inadequate)] : [],
    };

    private static PlainReferral Referral(int day, int provider, string area, int hours, int outcome, int wait, int person, int providers)
    {
        var received = new DateOnly(2025, 6, 1).AddDays(day);
        var isArranged = outcome > 1;
        return new PlainReferral(received, day % 3 == 0 ? "day" : "home", isArranged ? RandomMarkets.Name(provider) : null)
        {
            Area = area,
            Team = day % 2 == 0 ? "east" : "west",
            Route = Route.CouncilCommissioned,
            Outcome = isArranged ? ReferralOutcome.Arranged : ReferralOutcome.NoProviderFound,
            Hours = hours / 4m,
            Cost = hours * 5,
            Age = day % 2 == 0 ? AgeBand.From65To74 : AgeBand.From75To84,
            Arranged = isArranged ? received.AddDays(wait) : null,
            Person = person,
            Options = [.. new[] { provider, (provider + 1) % providers }.Select((x, i) => new PlainOption(
                RandomMarkets.Name(x), i == 0 && isArranged ? OptionOutcome.Accepted : OptionOutcome.DeclinedByProvider, "No capacity"))],
            Scores = isArranged && day % 4 == 0 ? [new(received.AddDays(20), null, day % 25), new(received.AddDays(20), "I am in control", day % 2)] : [],
        };
    }

    /// <summary>As a provider is that a file of referrals brought with it, on the day of its first one.</summary>
    private static PlainProvider Forgotten(PlainProvider provider) => provider with
    {
        Ownership = Ownership.NotKnown,
        Group = null,
        Sizes = [],
        Services = [],
        Areas = [],
        Capacities = [],
        OnFramework = [],
        Communities = [],
        ToBeCompleted = true,
        Registered = null,
        Ratings = [],
    };

    private static PlainMarket Providers(PlainMarket market, int salt, Func<PlainProvider, PlainProvider> wipe)
        => market with { Providers = [.. market.Providers.Select((x, i) => IsHit(i, salt) ? wipe(x) : x)] };

    private static PlainMarket Referrals(PlainMarket market, int salt, Func<PlainReferral, PlainReferral> wipe)
        => market with { Referrals = [.. market.Referrals.Select((x, i) => IsHit(i, salt) ? wipe(x) : x)] };

    /// <summary>The largest stays while any does, as the method pages say: what is not recorded is taken to be no more than that.</summary>
    private static PlainMarket Hours(PlainMarket market, int salt)
    {
        var largest = IsEach(salt) ? null : market.Referrals.Max(x => x.Hours);
        return Referrals(market, salt, x => x.Hours == largest ? x : x with { Hours = null });
    }

    private static bool IsEach(int salt) => salt % 10 == 9;

    /// <summary>None, some or all of the rows, by the number: from every ninth to each.</summary>
    private static bool IsHit(int row, int salt) => (((row * 7) + salt) % 9) < salt % 10;
}
