using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Benchmarks;

/// <summary>Arranged referrals added up, wherever they were. Column and area 0 are "not recorded"; months count from the snapshot's first.</summary>
public interface IMarketSums
{
    MarketSnapshot Market { get; }

    Tally Cell(int month, int column);

    Tally InArea(int area, int column);

    /// <summary>Those of a month on a route, and those of them with no provider recorded.</summary>
    (Tally Arranged, Tally NotRecorded) OnRoute(int month, Route route);
}
