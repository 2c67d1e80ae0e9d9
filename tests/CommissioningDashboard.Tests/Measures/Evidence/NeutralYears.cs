using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;
using CommissioningDashboard.Tests.Market;
using static CommissioningDashboard.Data.OptionOutcome;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>
/// Five years of a made-up market in which nothing but chance decides who is shown and who is chosen, while it may grow and its providers
/// may come and go.
/// </summary>
internal sealed class NeutralYears(ulong seed)
{
    private const int _months = 60;
    private static readonly DateOnly _start = new(2021, 7, 1);
    private readonly Xoshiro256 _random = new(seed);

    public double ReferralsAMonth { get; init; } = 30;

    /// <summary>By how much more each month has than the one before: 0.015 for 1.5%.</summary>
    public double Growth { get; init; }

    /// <summary>The chance of each provider to close in a month, and of one to open in its stead, of any size.</summary>
    public double Churn { get; init; }

    /// <summary>The chance of each choice to fall on a micro-provider on the list from the last quarter on.</summary>
    public double MicroFavoured { get; init; }

    public MarketSlice Slice()
    {
        var register = Register();
        var builder = new MarketBuilder();
        foreach (var x in register)
        {
            builder.Provider($"P{x.Number:000}", x.IsMicro ? 3 : 100, x.IsInHouse ? Ownership.CouncilOwnedCompany : Ownership.Private,
                closed: x.Closed is { } closed ? $"{_start.AddMonths(closed).AddDays(-1):yyyy-MM-dd}" : null, capacity: 20,
                with: p => p with
                {
                    Openings = [p.Openings[0] with { From = Day(x.Opened) }],
                    Services = [p.Services[0] with { From = Day(x.Opened) }],
                    Listed = Day(x.Opened),
                });
        }

        for (var month = 0; month < _months; month++)
        {
            var open = register.Where(x => x.Opened <= month && !(x.Closed <= month)).ToList();
            var count = PoissonDraw(ReferralsAMonth * Math.Pow(1 + Growth, month));
            for (var i = 0; i < count; i++)
            {
                Refer(builder, open, _start.AddMonths(month).AddDays(i * 28 / count), month);
            }
        }

        return builder.Slice(MarketFilter.Everything);
    }

    private static DateOnly Day(int month) => month == 0 ? new(2020, 1, 1) : _start.AddMonths(month);

    private void Refer(MarketBuilder builder, List<Entry> open, DateOnly day, int month)
    {
        var list = Enumerable.Range(0, 2 + Below(3)).Select(_ => open[Below(open.Count)]).Distinct().ToList();
        var micro = list.Find(x => x.IsMicro);
        var chosen = month >= _months - 3 && micro is not null && _random.NextDouble() < MicroFavoured ? micro : list[Below(list.Count)];
        builder.Refer(1, $"P{chosen.Number:000}", $"{day:yyyy-MM-dd}", x => x with
        {
            Area = Below(2) == 0 ? "north" : "south",
            Team = Below(2) == 0 ? "east" : "west",
            Hours = 5 + Below(20),
            Options = [.. list.Select(p => new PlainOption($"P{p.Number:000}", p == chosen ? Accepted : Shown))],
        });
    }

    private List<Entry> Register()
    {
        List<Entry> all = [.. Enumerable.Range(0, 16).Select(x => new Entry(x, x % 3 == 0, x % 4 == 1, 0, null))];
        for (var month = 1; month < _months && Churn > 0; month++)
        {
            foreach (var at in Enumerable.Range(0, all.Count).Where(x => all[x].Closed is null).ToList())
            {
                if (_random.NextDouble() < Churn)
                {
                    all[at] = all[at] with { Closed = month };
                    all.Add(new Entry(all.Count, Below(3) == 0, Below(4) == 0, month, null));
                }
            }
        }

        return all;
    }

    /// <summary>Knuth's draw of a Poisson number.</summary>
    private int PoissonDraw(double mean)
    {
        var (count, product) = (0, _random.NextDouble());
        for (var limit = Math.Exp(-mean); product > limit; count++)
        {
            product *= _random.NextDouble();
        }

        return count;
    }

    private int Below(int count) => (int)(_random.NextDouble() * count);

    private sealed record Entry(int Number, bool IsMicro, bool IsInHouse, int Opened, int? Closed);
}
