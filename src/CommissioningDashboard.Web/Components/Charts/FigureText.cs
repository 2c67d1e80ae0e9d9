using System.Globalization;

namespace CommissioningDashboard.Web.Components.Charts;

/// <summary>Writes charted numbers as a reader sees them: 48%, 7,912, 13.4, £1,940.</summary>
public static class FigureText
{
    public const string CannotBeCalculated = "cannot be calculated";

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>
    /// The number in words and signs. Shares between nought and one per cent keep a decimal, so that few is not shown as none.
    /// </summary>
    public static string Format(double? value, FigureUnit unit) => value switch
    {
        null => CannotBeCalculated,
        double.NaN => CannotBeCalculated,
        { } number => unit switch
        {
            FigureUnit.Percent
                => (Math.Abs(number) is > 0 and < 0.00995 ? (number * 100).ToString("0.0", British) : Rounded(number * 100)) + "%",
            FigureUnit.Count => Rounded(number),
            FigureUnit.OneDecimal => Math.Round(number, 1, MidpointRounding.AwayFromZero).ToString("#,##0.0", British),
            FigureUnit.TwoDecimals => Math.Round(number, 2, MidpointRounding.AwayFromZero).ToString("#,##0.00", British),
            FigureUnit.Pounds => (number < 0 ? "−£" : "£") + Rounded(Math.Abs(number)),
            FigureUnit.PoundsAndPence => (number < 0 ? "−£" : "£") + Math.Abs(number).ToString("#,##0.00", British),
            _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "No way of writing this unit is known."),
        },
    };

    /// <summary>An interval as words ("10% to 12%"), or nothing when either end is missing.</summary>
    public static string Interval(double? low, double? high, FigureUnit unit) =>
        low is null || high is null ? "" : $"{Format(low, unit)} to {Format(high, unit)}";

    /// <summary>A value on an axis, where whole steps carry no decimals.</summary>
    public static string Tick(double value, FigureUnit unit) => unit switch
    {
        FigureUnit.Percent => Math.Round(value * 100, 2).ToString("0.##", British) + "%",
        FigureUnit.Pounds or FigureUnit.PoundsAndPence => "£" + Math.Round(value, 2).ToString("#,##0.##", British),
        _ => Math.Round(value, 2).ToString("#,##0.##", British),
    };

    private static string Rounded(double number) => Math.Round(number, MidpointRounding.AwayFromZero).ToString("#,##0", British);
}
