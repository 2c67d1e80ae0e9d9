using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Benchmarks;

/// <summary>The sums as the snapshot's scan gives them.</summary>
internal sealed class ScannedSums(MarketSnapshot market, MarketFilter filter) : IMarketSums
{
    private readonly SliceSums _sums = SliceScan.Run(market, filter, new FilterMask(market, filter));

    public MarketSnapshot Market => market;

    public Tally Cell(int month, int column) => _sums.Cell(month, column);

    public Tally InArea(int area, int column) => _sums.AreaCell(area, column);

    public (Tally Arranged, Tally NotRecorded) OnRoute(int month, Route route) => _sums.RouteCell(month, route);
}
