using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CsCheck;

namespace CommissioningDashboard.Tests.Market;

/// <summary>
/// Made-up markets with everything that goes wrong in real ones: missing hours, unknown and changing sizes, in-house and
/// grouped providers, closed ones, ones without services, referrals without a provider or an area, or no referral at all.
/// </summary>
internal static class RandomMarkets
{
    private static readonly string[] _services = ["day", "home", "night"];
    private static readonly string[] _areas = ["north", "south", "west"];
    private static readonly string[] _teams = ["hospital", "locality"];
    private static readonly DateOnly _first = new(2023, 11, 6);

    private static readonly Gen<DateOnly> _day = Gen.Int[0, 970].Select(_first.AddDays);
    private static readonly Gen<DateOnly> _early = Gen.Frequency((3, Gen.Const(new DateOnly(2020, 1, 1))), (2, _day));
    private static readonly Gen<DateOnly?> _end = Gen.Frequency<DateOnly?>((4, Gen.Const((DateOnly?)null)), (1, _day.Select(x => (DateOnly?)x)));

    private static readonly Gen<PlainSize> _size = Gen.Select(
        _early, Gen.Enum<SizeBasis>(), Gen.OneOf(Gen.Int[0, 12], Gen.Int[40, 60], Gen.Int[240, 400]).Select(x => x + 0.5m * (x % 2)),
        (on, basis, value) => new PlainSize(on, basis, value));

    private static readonly Gen<PlainProvider> _provider = Gen.Select(
        Gen.Select(Gen.Enum<Ownership>(), Gen.Frequency((3, Gen.Const("")), (1, Gen.Const("Group"))), _day, Gen.Int[0, 3]),
        _size.List[0, 3], Ties(_services, 0, 3), Ties(_areas, 0, 2), Gen.Select(_early, _end).List[0, 2],
        Gen.Select(_early, Gen.Int[0, 300]).List[0, 2], Gen.Select(
            Ties(_services, 0, 1), Ties(["Deaf people", "Somali"], 0, 2), _early, OneOf<bool?>(true, true, false, false, false, null),
            Gen.Select(_early, Gen.Enum<CqcRating>()).List[0, 2]),
        (who, sizes, services, areas, openings, capacities, more) => new PlainProvider("", who.Item1, who.Item2.Length == 0 ? null : who.Item2)
        {
            // The database holds one size a basis and day, and so on.
            Sizes = [.. sizes.DistinctBy(x => x.On)],
            Services = [.. services.DistinctBy(x => (x.Name, x.From))],
            Areas = [.. areas.DistinctBy(x => (x.Name, x.From))],
            Openings = [.. openings.Select(x => new PlainTie("", x.Item1, x.Item2)).DistinctBy(x => x.From)],
            Capacities = [.. capacities.Select(x => (On: x.Item1, Hours: (decimal)x.Item2)).DistinctBy(x => x.On)],
            OnFramework = more.Item1,
            Communities = [.. more.Item2.DistinctBy(x => (x.Name, x.From)).Select(x => new PlainCommunity(x.Name, x.From.Day % 2 == 0, x.From, x.To))],
            Listed = more.Item3,
            InGroups = InGroups(who.Item2, who.Item4, who.Item3, more.Item3),
            Registered = more.Item4,
            Ratings = more.Item4 == true ? [.. more.Item5.DistinctBy(x => x.Item1)] : [],
        });

    /// <summary>In no group, in one since it was listed, joined to one on a day, parted from one, or gone to another.</summary>
    private static IReadOnlyList<PlainTie> InGroups(string group, int kind, DateOnly day, DateOnly listed) => (group, kind, day > listed) switch
    {
        ("", _, _) => [],
        (_, 1, _) => [new(group, day, null)],
        (_, 2, true) => [new(group, listed, day.AddDays(-1))],
        (_, 3, true) => [new(group, listed, day.AddDays(-1)), new("Other", day, null)],
        _ => [new(group, listed, null)],
    };

    /// <summary>Nought to nine providers and nought to eighty referrals over 32 months.</summary>
    public static Gen<PlainMarket> Any { get; } =
        from providers in _provider.List[0, 9]
        from referrals in Referral(providers.Count).List[0, 80]
        select new PlainMarket
        {
            Services = _services,
            Regulated = new Dictionary<string, RegulatedActivity> { ["day"] = RegulatedActivity.No, ["home"] = RegulatedActivity.No },
            Areas = _areas,
            Teams = _teams,
            Providers = [.. providers.Select((x, i) => x with { Name = Name(i) })],
            Referrals = referrals,
        };

    /// <summary>Any filter over such a market: its codes are known, its months may lie outside the data.</summary>
    public static Gen<MarketFilter> Filter { get; } = Gen.Select(
        Gen.Select(Gen.Int[-1, 40], Gen.Int[0, 30]), Some(_services), Some(_areas), Some(_teams), Some(["physical", "memory", "not-known"]),
        Some(["commissioned", "direct-payment", "managed-budget"]), Gen.Enum<Weight>(),
        Gen.Select(OneOf<string?>(null, "birmingham-5", "somerset-8", "sme-10", "people-100"), Gen.Enum<PowerUnit>()),
        (months, services, areas, teams, needs, routes, weight, more) => new MarketFilter
        {
            From = months.Item1 % 3 == 0 ? null : Month.FromDate(_first).Plus(months.Item1),
            To = months.Item2 % 3 == 0 ? null : Month.FromDate(_first).Plus(months.Item1 + months.Item2),
            Services = services,
            Areas = areas,
            Teams = teams,
            Needs = needs,
            Routes = routes,
            Weight = weight,
            Scheme = more.Item1,
            Power = more.Item2,
        });

    public static string Name(int provider) => $"Provider {provider:00}";

    private static Gen<PlainReferral> Referral(int providers) => Gen.Select(
        _day, OneOf(_services), Gen.Int[-2, providers - 1], OneOf<string?>(null, "north", "south", "west"),
        OneOf<string?>(null, "hospital", "locality"), Gen.Select(Gen.Enum<Need>(), Gen.Enum<Route>(), Gen.Enum<AgeBand>(), Gen.Enum<EthnicityGroup>()),
        Gen.Frequency((4, Gen.Const(ReferralOutcome.Arranged)), (1, Gen.Enum<ReferralOutcome>())),
        Gen.Select(Gen.Int[-10, 80], Gen.Int[-5000, 100_000], Gen.Int[-20, 90], Gen.Int[-100, 400], Gen.Int[0, 30], Options(providers), Scores(_day)),
        (day, service, provider, area, team, kind, outcome, more) => new PlainReferral(day, service, provider < 0 ? null : Name(provider))
        {
            Area = area,
            Team = team,
            Need = kind.Item1,
            Route = kind.Item2,
            Age = kind.Item3,
            Ethnicity = kind.Item4,
            Outcome = outcome,
            Hours = more.Item1 < 0 ? null : more.Item1 * 0.25m,
            Cost = more.Item2 < 0 ? null : more.Item2 / 100m,
            Arranged = outcome == ReferralOutcome.Arranged && more.Item3 >= 0 ? day.AddDays(more.Item3) : null,
            Ended = outcome == ReferralOutcome.Arranged && more.Item3 >= 0 && more.Item4 >= 0 ? day.AddDays(more.Item3 + more.Item4) : null,
            Person = more.Item5,
            Options = more.Item6,
            Scores = outcome == ReferralOutcome.Arranged ? more.Item7 : [],
        });

    /// <summary>Nought to four different providers, each with what became of it and sometimes why.</summary>
    private static Gen<List<PlainOption>> Options(int providers) => providers == 0
        ? Gen.Const(new List<PlainOption>())
        : Gen.Select(Gen.Int[0, providers - 1], Gen.Enum<OptionOutcome>(), OneOf<string?>(null, "No capacity", "Too far"))
            .List[0, 4].Select(x => x.DistinctBy(o => o.Item1).Select(o => new PlainOption(Name(o.Item1), o.Item2, o.Item3)).ToList());

    private static Gen<List<PlainScore>> Scores(Gen<DateOnly> day) => Gen.Frequency(
        (3, Gen.Const(new List<PlainScore>())),
        (1, Gen.Select(day, Gen.Int[0, 24], Gen.Int[0, 1], (on, quality, agrees) => new List<PlainScore> { new(on, null, quality), new(on, "I am in control", agrees) })));

    private static Gen<List<PlainTie>> Ties(string[] names, int least, int most)
        => Gen.Select(OneOf(names), _early, _end, (name, from, to) => new PlainTie(name, from, to)).List[least, most];

    private static Gen<IReadOnlyList<string>> Some(string[] codes) => Gen.Frequency<IReadOnlyList<string>>(
        (3, Gen.Const<IReadOnlyList<string>>([])),
        (1, OneOf(codes).List[1, codes.Length].Select(x => (IReadOnlyList<string>)[.. x.Distinct()])));

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(x => values[x]);
}
