using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Web.Components.Charts;
using CommissioningDashboard.Web.Components.Pages.Market;

namespace CommissioningDashboard.Web.Components.Pages.MarketAccess;

/// <summary>
/// Turns the waits of new providers into rising lines, one for each size with enough newcomers to draw, by months since joining. Where the
/// finding gives no share, for want of newcomers or of a year to watch them, no line does.
/// </summary>
internal static class NewcomerCurves
{
    private const int _months = 24;
    private const int _fewest = 5;
    private const double _daysInMonth = 365.25 / 12;

    public static ChartData FromResult(MeasureResult<NewcomerAccessRow> result) => new(
        [.. Enumerable.Range(0, _months + 1).Select(x => x == 1 ? "1 month" : $"{x} months")],
        [
            .. result.Rows.Where(x => IsAnswered(result.Value) && IsDrawn(x)).Select(row => new ChartDataset(
                row.Band!.Value.Name(),
                [.. Enumerable.Range(0, _months + 1)
                    .Select(x => row.First.At((int)(x * _daysInMonth)) is { } left ? 1 - left.Survival : (double?)null)],
                BandCharts.Colour(row.Band.Value))),
        ],
        [.. Enumerable.Range(0, (_months / 6) + 1).Select(x => new ChartTick(x * 6, x == 0 ? "joined" : $"{x * 6} months"))]);

    private static bool IsAnswered(Figure share) => share is { Value: not null, Basis: >= Parts.FewestForPercent };

    private static bool IsDrawn(NewcomerAccessRow row)
        => row is { Band: not null, Providers: >= _fewest } && row.WithinYear.Value is not null;
}
