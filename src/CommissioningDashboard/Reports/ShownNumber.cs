using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Reports;

/// <summary>
/// A number as a cell holds it: rounded to the digits that are displayed, with the format that displays them. A number with more digits
/// than
/// meet the eye tells a reader of the file what a reader of the page is not told.
/// </summary>
internal static class ShownNumber
{
    private const string _percent = "0%";
    private const string _percentTenth = "0.0%";

    public static (double Stored, string Format) From(double number, Unit unit) => unit switch
    {
        Unit.Share => ForShare(number),
        Unit.Chance => number <= Written.LeastChance ? (Written.LeastChance, "0.0%\" or less\"") : (Rounded(number, 3), _percentTenth),
        Unit.Pounds => (Rounded(number, 0), "£#,##0"),
        Unit.PoundsAnHour => (Rounded(number, 2), "£#,##0.00"),
        Unit.Days => Rounded(number, 1) is var days && days == Math.Floor(days) ? (days, "#,##0") : (days, "#,##0.0"),
        Unit.Effective or Unit.Score => (Rounded(number, 1), "#,##0.0"),
        Unit.Coefficient => (Rounded(number, 2), "0.00"),
        Unit.Points => (Rounded(number, 3), "+0.0%;−0.0%;0.0%"),
        Unit.Times => ForTimes(number),
        Unit.Any => (Rounded(number, Math.Abs(number) <= 1 ? 2 : 1), "#,##0.##"),
        _ => (Rounded(number, 0), "#,##0"),
    };

    /// <summary>0% and 100% are kept for exactly none and all.</summary>
    private static (double Stored, string Format) ForShare(double number) => Rounded(number, 2) is 0 or 1 && number is not (0 or 1)
        ? (Math.Clamp(Rounded(number, 3), 0.001, 0.999), _percentTenth)
        : (Rounded(number, 2), _percent);

    /// <summary>Two digits that carry meaning: 0.45, 3.2, 31.</summary>
    private static (double Stored, string Format) ForTimes(double number) => number switch
    {
        < 0.995 => (Rounded(number, 2), "0.00"),
        < 9.95 => (Rounded(number, 1), "0.0"),
        _ => (Rounded(number, 0), "#,##0"),
    };

    private static double Rounded(double number, int digits) => Math.Round(number, digits, MidpointRounding.AwayFromZero);
}
