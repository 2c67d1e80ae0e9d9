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

/// <summary>As the snapshot's scan gives them.</summary>
internal sealed class SnapshotSums(MarketSnapshot market, MarketFilter filter) : IMarketSums
{
    private readonly SliceSums _sums = SliceScan.Run(market, filter, new FilterMask(market, filter));

    public MarketSnapshot Market => market;

    public Tally Cell(int month, int column) => _sums.Cell(month, column);

    public Tally InArea(int area, int column) => _sums.AreaCell(area, column);

    public (Tally Arranged, Tally NotRecorded) OnRoute(int month, Route route) => _sums.RouteCell(month, route);
}
