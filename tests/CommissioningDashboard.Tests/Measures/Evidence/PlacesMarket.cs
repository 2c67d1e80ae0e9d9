using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>
/// Eight areas with one to four micro-providers and four larger ones each, which cover no other, and a team for each that mostly works
/// there: fewer micro-providers in some is no choice of anybody's. Among those able chance decides; some people come again and stay.
/// </summary>
internal sealed class PlacesMarket(ulong seed)
{
    private const int _places = 8;
    private const int _larger = 4;

    private readonly Xoshiro256 _random = new(seed);

    /// <summary>How many referrals the smallest place has; the next have more by as many fifths of it.</summary>
    public int Least { get; init; } = 120;

    /// <summary>The part of referrals that are of somebody who has been before.</summary>
    public double Returning { get; init; } = 0.3;

    /// <summary>How many times others' odds micro-providers have in the last place, or with its team.</summary>
    public double LastOdds { get; init; } = 1;

    /// <summary>How many hours one in ten packages of larger providers has; 20 as all others.</summary>
    public double LargePackages { get; init; } = 20;

    public MarketSlice Slice(Weight weight = Weight.Referrals)
    {
        string[] places = [.. Enumerable.Range(0, _places).Select(x => $"place {x}")];
        var market = new MarketBuilder();
        foreach (var (place, name) in places.Index())
        {
            for (var i = 0; i < Micro(place) + _larger; i++)
            {
                market.Provider($"{name} {i}", i < Micro(place) ? 3 : 100, with: x => x with { Areas = [new(name, new(2020, 1, 1), null)] });
            }
        }

        var people = new List<(int Place, int Provider)>();
        var all = Enumerable.Range(0, _places).Sum(Count);
        List<int> turns = [.. Enumerable.Range(0, _places).SelectMany(x => Enumerable.Repeat(x, Count(x))).OrderBy(_ => _random.Next())];
        for (var i = 0; i < all; i++)
        {
            var again = people.Count > 0 && _random.NextDouble() < Returning;
            var person = again ? Below(people.Count) : people.Count;
            if (!again)
            {
                people.Add((turns[i], Chosen(turns[i])));
            }

            var (place, provider) = people[person];
            var hours = provider >= Micro(place) && _random.NextDouble() < 0.1 ? LargePackages : 20;
            market.Refer(1, $"{places[place]} {provider}", $"2026-05-{1 + (i * 31 / all):00}", x => x with
            {
                Area = places[place],
                Team = $"team {(Below(5) == 0 ? Below(_places) : place)}",
                Person = person + 1,
                Hours = (decimal)hours,
                Cost = (decimal)hours * 20,
            });
        }

        var rows = market.Rows with { Areas = places, Teams = [.. Enumerable.Range(0, _places).Select(x => $"team {x}")] };
        return MarketSlice.Take(rows.Snapshot(), MarketBuilder.InMay with { Weight = weight });
    }

    private static int Micro(int place) => 1 + (place % 4);

    private int Count(int place) => Least + (place * Least / 5);

    private int Chosen(int place)
    {
        var odds = place == _places - 1 ? LastOdds : 1;
        var at = _random.NextDouble() * ((Micro(place) * odds) + _larger);
        return at < Micro(place) * odds ? (int)(at / odds) : Micro(place) + (int)(at - (Micro(place) * odds));
    }

    private int Below(int count) => (int)(_random.NextDouble() * count);
}
