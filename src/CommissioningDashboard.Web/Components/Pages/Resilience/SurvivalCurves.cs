using CommissioningDashboard.Measures;
using CommissioningDashboard.Web.Components.Charts;

namespace CommissioningDashboard.Web.Components.Pages.Resilience;

/// <summary>The share of micro-providers still open as falling lines, one for each group that is large enough to draw.</summary>
internal static class SurvivalCurves
{
    private const int _months = 24;
    private const double _daysInMonth = 365.25 / 12;

    public static ChartData FromRows(IEnumerable<MicroSurvivalRow> rows) => new(
        [.. Enumerable.Range(0, _months + 1).Select(x => x == 1 ? "1 month" : $"{x} months")],
        [
            .. rows.Where(x => x.FirstYear is not null && x.Providers >= MicroSurvival.Least && x.After(1).Value is not null)
                .Select(row => new ChartDataset(
                    row.Name,
                    [.. Enumerable.Range(0, _months + 1).Select(x => row.Open.At((int)(x * _daysInMonth))?.Survival)],
                    Colour(row.FirstYear!.Value))),
        ],
        [.. Enumerable.Range(0, (_months / 6) + 1).Select(x => new ChartTick(x * 6, x == 0 ? "after 12 months" : $"{x * 6} more"))]);

    private static string Colour(FirstYear firstYear) => firstYear switch
    {
        FirstYear.None => Palette.Orange,
        FirstYear.OneOrTwo => Palette.Turquoise,
        _ => Palette.DarkBlue,
    };
}
