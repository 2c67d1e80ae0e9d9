using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;
using CommissioningDashboard.Tests.Market;
using static CommissioningDashboard.Data.OptionOutcome;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>
/// A small made-up market in which nothing but chance decides who is shown and who is chosen, or besides it what is planted: a list is
/// drawn from the providers able, in random order, and one on it is chosen. Some people come again, half of them at once, and stay with
/// their provider, which is no preference of anybody's for a size or an owner, and no team's habit.
/// </summary>
internal sealed class NeutralMarket(ulong seed)
{
    private static readonly (string Name, decimal Size, Ownership Ownership, bool NorthOnly)[] _register =
    [
        .. Enumerable.Range(0, 16).Select(x => ($"P{x * 7 % 16:00}", x % 3 == 0 ? 3m : 100m,
            x % 4 == 1 ? Ownership.CouncilOwnedCompany : Ownership.Private, x % 5 == 2)),
    ];

    private readonly Xoshiro256 _random = new(seed);

    public int Referrals { get; init; } = 240;

    /// <summary>The part of referrals that are of somebody who has been before.</summary>
    public double Returning { get; init; } = 0.3;

    public bool IsLogged { get; init; } = true;

    /// <summary>How many times others' odds of being chosen from a list in-house providers have.</summary>
    public double InHouseOdds { get; init; } = 1;

    /// <summary>How many times others' odds of being chosen from a list registered providers have, where no service needs it.</summary>
    public double RegisteredOdds { get; init; } = 1;

    /// <summary>How many times the odds of those rated less those rated good have.</summary>
    public double GoodOdds { get; init; } = 1;

    /// <summary>How many times the places on lists that chance would give them micro-providers have.</summary>
    public double MicroOnLists { get; init; } = 1;

    /// <summary>How often whoever chooses takes the provider that the team chose last, where it is able.</summary>
    public double Habit { get; init; }

    /// <summary>How many times the odds the provider that the team chose last has, among all able.</summary>
    public double LastOdds { get; init; } = 1;

    /// <summary>How many times the odds the first on a list has.</summary>
    public double FirstOdds { get; init; } = 1;

    /// <summary>Lists stand in the order of names, so that a person who stays with a provider finds it in one place.</summary>
    public bool IsByName { get; init; }

    /// <summary>Names are given out at random, whatever a provider's size, owner and area.</summary>
    public bool IsNamedAnew { get; init; }

    /// <summary>How unlike providers are liked, whatever their size: 0 for all alike.</summary>
    public double Liking { get; init; }

    public MarketSlice Slice()
    {
        var builder = new MarketBuilder().Regulated("home", RegulatedActivity.No);
        var names = IsNamedAnew ? [.. _register.OrderBy(_ => _random.Next())] : _register;
        var named = _register.Zip(names).ToDictionary(x => x.First.Name, x => x.Second.Name);
        var liked = _register.ToDictionary(x => x.Name, x => Math.Exp(Liking * NormalDraw()));
        foreach (var x in _register)
        {
            builder.Provider(named[x.Name], x.Size, x.Ownership, capacity: 20,
                with: p => p with
                {
                    Areas = x.NorthOnly ? [new("north", new(2020, 1, 1), null)] : [],
                    Registered = IsRegistered(x.Name),
                    Ratings = [(new(2024, 1, 1), IsGood(x.Name) ? CqcRating.Good : CqcRating.RequiresImprovement)],
                });
        }

        var last = new Dictionary<string, string>();
        var people = new List<(string Area, string Provider)>();
        for (var i = 0; i < Referrals; i++)
        {
            var again = people.Count > 0 && _random.NextDouble() < Returning;
            var before = Below(2) == 0 ? people.Count - 1 : Below(people.Count);
            var person = again ? before : people.Count;
            var stays = person < people.Count ? people[person].Provider : null;
            var area = stays is null ? Below(2) == 0 ? "north" : "south" : people[person].Area;
            var list = Drawn(area, stays, liked);
            list = IsByName ? [.. list.OrderBy(x => named[x], StringComparer.Ordinal)] : list;
            var team = Below(2) == 0 ? "east" : "west";
            var followed = stays is null && LastOdds != 1 ? Followed(list, area, last.GetValueOrDefault(team), liked) : null;
            var usual = stays is null && Habit > 0 && _random.NextDouble() < Habit
                ? list.Find(x => x == last.GetValueOrDefault(team)) : null;
            var chosen = stays ?? followed ?? usual ?? Choice(list, x => Odds(x, list));
            if (stays is null)
            {
                last[team] = chosen;
                people.Add((area, chosen));
            }

            builder.Refer(1, named[chosen], $"2026-05-{1 + (i * 31 / Referrals):00}", x => x with
            {
                Area = area,
                Team = team,
                Person = person + 1,
                Options = IsLogged ? [.. list.Select(p => new PlainOption(named[p], p == chosen ? Accepted : Shown))] : [],
            });
        }

        return builder.Slice();
    }

    private static bool IsRegistered(string name) => Array.FindIndex(_register, x => x.Name == name) % 5 is 0 or 3;

    private static bool IsGood(string name) => Array.FindIndex(_register, x => x.Name == name) % 3 > 0;

    private double Odds(string name, List<string> list) => (IsInHouse(name) ? InHouseOdds : 1) * (name == list[0] ? FirstOdds : 1)
        * (IsRegistered(name) ? RegisteredOdds : 1) * (IsGood(name) ? GoodOdds : 1);

    /// <summary>Chosen from all able and put on the list, if it is not there.</summary>
    private string Followed(List<string> list, string area, string? last, Dictionary<string, double> liked)
    {
        var able = _register.Where(x => area == "north" || !x.NorthOnly).Select(x => x.Name).ToList();
        var chosen = Choice(able, x => liked[x] * (x == last ? LastOdds : 1));
        if (!list.Contains(chosen))
        {
            list[Below(list.Count)] = chosen;
        }

        return chosen;
    }

    private static bool IsInHouse(string name) => _register.Single(x => x.Name == name).Ownership == Ownership.CouncilOwnedCompany;

    /// <summary>Two to five names, one of which a person stays with.</summary>
    private List<string> Drawn(string area, string? stays, Dictionary<string, double> liked)
    {
        var length = 2 + Below(4);
        var able = _register.Where(x => area == "north" || !x.NorthOnly).ToList();
        var microPart = MicroOnLists * able.Count(x => x.Size < 5) / able.Count;
        List<string> list = stays is null ? [] : [stays];
        while (list.Count < length)
        {
            var micro = MicroOnLists == 1 ? (bool?)null : _random.NextDouble() < microPart;
            list.Add(Choice(
                [.. able.Where(x => !list.Contains(x.Name) && micro != x.Size >= 5).Select(x => x.Name)], x => liked[x]));
        }

        return [.. list.Select(x => (Name: x, At: _random.Next())).OrderBy(x => x.At).Select(x => x.Name)];
    }

    private string Choice(IReadOnlyList<string> names, Func<string, double> weight)
    {
        var at = _random.NextDouble() * names.Sum(weight);
        return names.First(x => (at -= weight(x)) < 0 || x == names[^1]);
    }

    /// <summary>Box and Muller (1958).</summary>
    private double NormalDraw()
        => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    private int Below(int count) => (int)(_random.NextDouble() * count);
}
