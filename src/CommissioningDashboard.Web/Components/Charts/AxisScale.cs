namespace CommissioningDashboard.Web.Components.Charts;

/// <summary>
/// An axis from nought to a round number at or above the largest value, with evenly spaced round ticks. What is read by its length
/// starts at nought: a bar or column that does not would exaggerate differences. What is read by its place may stand on a part of it.
/// </summary>
public sealed record AxisScale(double Max, IReadOnlyList<double> Ticks, double Min = 0)
{
    private static readonly double[] RoundSteps = [1, 2, 2.5, 5, 10];

    /// <summary>
    /// Chooses the axis for values up to <paramref name="largest"/> with about <paramref name="wanted"/> steps. Whole counts
    /// never get a tick between two whole numbers, nor percentages one between two whole percentages.
    /// </summary>
    public static AxisScale For(double largest, FigureUnit unit, int wanted = 5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(wanted, 1);
        var grain = unit switch { FigureUnit.Percent => 0.01, FigureUnit.OneDecimal or FigureUnit.TwoDecimals => 0, _ => 1 };
        if (!double.IsFinite(largest) || largest <= 0) largest = unit == FigureUnit.Percent ? 0.1 : wanted;
        var step = Step(largest / wanted, grain);
        var count = (int)Math.Ceiling(largest / step - 1e-9);
        if (unit == FigureUnit.Percent && largest <= 1) count = Math.Min(count, (int)Math.Round(1 / step));
        return new AxisScale(step * count, [.. Enumerable.Range(0, count + 1).Select(n => Math.Round(step * n, 10))]);
    }

    /// <summary>An axis over <paramref name="low"/> to <paramref name="high"/> and little more, for places and never for lengths.</summary>
    public static AxisScale Around(double low, double high, FigureUnit unit, int wanted = 6)
    {
        var step = For(Math.Max(high - low, unit == FigureUnit.Percent ? 0.05 : 1), unit, wanted).Ticks[1];
        var (first, last) = (Math.Floor((low / step) + 1e-9), Math.Ceiling((high / step) - 1e-9));
        last = Math.Max(last, first + 1);
        var ticks = Enumerable.Range(0, (int)(last - first) + 1).Select(n => Math.Round((first + n) * step, 10)).ToList();
        return new AxisScale(ticks[^1], ticks, ticks[0]);
    }

    /// <summary>Where a value falls along the axis, from 0 to 100 per cent; values beyond either end are held at it.</summary>
    public double Percent(double value) => Math.Clamp((value - Min) / (Max - Min), 0, 1) * 100;

    private static double Step(double atLeast, double grain)
    {
        var decade = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(atLeast, grain))));
        return RoundSteps.Select(round => round * decade).First(step => step >= atLeast - 1e-12 && FallsOn(grain, step));
    }

    private static bool FallsOn(double grain, double step) =>
        grain == 0 || Math.Abs(step / grain - Math.Round(step / grain)) < 1e-9;
}
