using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Benchmarks;

/// <summary>The sums that every measure is worked out from, as a peer's rows give them. Column 0 is "not recorded".</summary>
public sealed class MarketSums(MarketSnapshot market) : IMarketSums
{
    private const int _routes = 5;
    private readonly int _columns = market.Providers.Count + 1;
    private readonly Tally[] _byMonth = new Tally[market.Months * (market.Providers.Count + 1)];
    private readonly Tally[] _byArea = new Tally[(market.Areas.Count + 1) * (market.Providers.Count + 1)];
    private readonly Tally[] _byRoute = new Tally[market.Months * _routes * 2];

    public MarketSnapshot Market => market;

    public Tally Cell(int month, int column) => _byMonth[(month * _columns) + column];

    public Tally InArea(int area, int column) => _byArea[(area * _columns) + column];

    public (Tally Arranged, Tally NotRecorded) OnRoute(int month, Route route)
    {
        var at = ((month * _routes) + (int)route) * 2;
        return (_byRoute[at] + _byRoute[at + 1], _byRoute[at + 1]);
    }

    /// <summary>Takes one row of a peer's answer.</summary>
    /// <param name="set">1: month, provider, outcome; 2: area, provider in the period; 3: month, route, 1 when no provider is recorded.</param>
    public void Take(int set, int first, int second, int third, Tally tally)
    {
        switch (set)
        {
            case 1:
                if (third == (int)ReferralOutcome.Arranged)
                {
                    _byMonth[(first * _columns) + second] = tally;
                }

                break;
            case 2:
                _byArea[(first * _columns) + second] = tally;
                break;
            default:
                _byRoute[(((first * _routes) + second) * 2) + third] = tally;
                break;
        }
    }

    /// <summary>Compares every sum with the slice's own.</summary>
    /// <exception cref="InvalidOperationException">One differs, so a comparison of speed would mean nothing.</exception>
    public void MustEqual(MarketSlice slice, string peer)
    {
        for (var month = 0; month < market.Months; month++)
        {
            var at = market.FirstMonth.Plus(month);
            var time = new Period(at, at);
            var providers = slice.ByProvider(time);
            Same(Cell(month, 0), slice.NotRecorded(time), peer, $"{at}, not recorded");
            foreach (var provider in market.Providers)
            {
                Same(Cell(month, provider.Index + 1), providers[provider.Index], peer, $"{at}, {provider.Name}");
            }

            foreach (var route in Enum.GetValues<Route>())
            {
                Same(OnRoute(month, route), slice.OnRoute(route, time), peer, $"{at}, {route}");
            }
        }

        for (var area = 0; area <= market.Areas.Count; area++)
        {
            for (var column = 0; column < _columns; column++)
            {
                Same(InArea(area, column), slice.InArea(area - 1, column - 1), peer, $"area {area}, provider {column}");
            }
        }
    }

    private static void Same<T>(T theirs, T ours, string peer, string what) where T : struct, IEquatable<T>
    {
        if (!theirs.Equals(ours))
        {
            throw new InvalidOperationException($"{peer} and the slice differ at {what}: {theirs} against {ours}.");
        }
    }
}
