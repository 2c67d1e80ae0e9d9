using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>
/// Three years of eight areas and two services with a change in the first area at the start of the third. Areas have one to four micro-providers,
/// which come and go by chance in both services at once, so that a whole area drifts; the market grows, and some people come again and stay.
/// </summary>
internal sealed class ChangeMarket(ulong seed)
{
    private const int _areas = 8;
    private const int _months = 36;
    private const int _changed = 24;
    private const int _larger = 4;
    private static readonly DateOnly _start = new(2023, 6, 1);

    private readonly Xoshiro256 _random = new(seed);

    public double ReferralsAMonth { get; init; } = 60;

    public double Growth { get; init; } = 0.015;

    /// <summary>The chance of each micro-provider to close in a month, and of one to open in its stead anywhere.</summary>
    public double Churn { get; init; } = 0.01;

    /// <summary>The part of referrals that are of somebody who has been before.</summary>
    public double Returning { get; init; } = 0.3;

    /// <summary>How many times others' odds micro-providers have in the first area from the change on.</summary>
    public double Odds { get; init; } = 1;

    public MarketSlice Slice() => MarketSlice.Take(Rows().Snapshot(), MarketFilter.Everything);

    public PlainMarket Rows()
    {
        var (market, open) = (new MarketBuilder(), new List<(int Area, string Name, bool IsMicro)>());
        for (var area = 0; area < _areas; area++)
        {
            for (var i = 0; i < 1 + (area % 4) + _larger; i++)
            {
                Open(market, open, area, isMicro: i > _larger - 1);
            }
        }

        var people = new List<(int Area, string Provider)>();
        for (var month = 0; month < _months; month++)
        {
            foreach (var micro in open.Where(x => x.IsMicro && _random.NextDouble() < Churn).ToList())
            {
                open.Remove(micro);
                Open(market, open, Below(_areas), isMicro: true);
            }

            var count = (int)(ReferralsAMonth * Math.Pow(1 + Growth, month));
            for (var i = 0; i < count; i++)
            {
                Refer(market, open, people, month, _start.AddMonths(month).AddDays(i * 28 / count));
            }
        }

        return market.Rows with
        {
            Areas = [.. Enumerable.Range(0, _areas).Select(AreaName)],
            Changes = [Change("area=area%200", _start.AddMonths(_changed))],
        };
    }

    internal static DatedChange Change(string filter, DateOnly from) => new()
    {
        Id = 1,
        Name = "Coordinator",
        From = from,
        Filter = filter,
        RecordedBy = "Somebody",
    };

    private static string AreaName(int area) => $"area {area}";

    private static void Open(MarketBuilder market, List<(int Area, string Name, bool IsMicro)> open, int area, bool isMicro)
    {
        var name = $"{(isMicro ? "micro" : "larger")} {market.Rows.Providers.Count}";
        market.Provider(name, isMicro ? 3 : 100);
        open.Add((area, name, isMicro));
    }

    private void Refer(
        MarketBuilder market, List<(int Area, string Name, bool IsMicro)> open, List<(int Area, string Provider)> people, int month, DateOnly day)
    {
        var again = people.Count > 0 && _random.NextDouble() < Returning;
        var person = again ? Below(people.Count) : people.Count;
        if (!again)
        {
            var area = Below(_areas);
            people.Add((area, Chosen([.. open.Where(x => x.Area == area)], area == 0 && month >= _changed ? Odds : 1)));
        }

        market.Refer(1, people[person].Provider, $"{day:yyyy-MM-dd}", x => x with
        {
            Service = Below(3) == 0 ? "day" : "home",
            Area = AreaName(people[person].Area),
            Person = person + 1,
        });
    }

    private string Chosen(List<(int Area, string Name, bool IsMicro)> able, double odds)
    {
        var at = _random.NextDouble() * able.Sum(x => x.IsMicro ? odds : 1);
        return able.First(x => (at -= x.IsMicro ? odds : 1) < 0 || x == able[^1]).Name;
    }

    private int Below(int count) => (int)(_random.NextDouble() * count);
}
