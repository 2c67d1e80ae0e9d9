using CommissioningDashboard.Measures;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Web.Components.Charts;

/// <summary>Turns a figure by quarter into what a <see cref="LineChart"/> draws.</summary>
public static class QuarterChart
{
    public static FigureUnit UnitOf(Unit unit) => unit switch
    {
        Unit.Share => FigureUnit.Percent,
        Unit.Pounds => FigureUnit.Pounds,
        Unit.PoundsAnHour => FigureUnit.PoundsAndPence,
        Unit.Effective or Unit.Times or Unit.Days or Unit.Months or Unit.Score => FigureUnit.OneDecimal,
        Unit.Coefficient => FigureUnit.TwoDecimals,
        _ => FigureUnit.Count,
    };

    /// <summary>The figure as a line, with the range it was expected in as the ribbon around it.</summary>
    public static ChartData WithLimits(QuarterSeries series, IReadOnlyList<ControlLimit?> limits) => new(
        [.. series.Points.Select(x => x.Label)],
        [
            new ChartDataset(series.Name, [.. series.Points.Select(x => x.Value)])
            {
                // As the sentences write it, so that the label at the line's end says no other number.
                Shown = [.. series.Points.Select(x => x.Value is { } value ? Written.Number(value, series.Unit) : null)],
                Low = limits.Any(x => x is not null) ? [.. limits.Select(x => x?.Low)] : null,
                High = limits.Any(x => x is not null) ? [.. limits.Select(x => x?.High)] : null,
            },
        ],
        Ticks(series));

    /// <summary>The figure as a line by itself, broken where it cannot be calculated.</summary>
    public static ChartData FromSeries(QuarterSeries series) => WithLimits(series, []);

    public static IReadOnlyList<ChartTick> Ticks(QuarterSeries series)
        => ChartTicks.FinancialYears([.. series.Points.Select(x => x.Time.From.FirstDay)]);
}
