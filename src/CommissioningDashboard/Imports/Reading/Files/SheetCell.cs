using System.Globalization;

namespace CommissioningDashboard.Imports.Reading.Files;

/// <summary>One cell of a sheet as its file holds it.</summary>
/// <param name="ShownAs">A number as the sheet shows it, when that is more than its digits.</param>
internal readonly record struct SheetCell(string? Text, CellKind Kind = CellKind.Text, string? ShownAs = null)
{
    /// <summary>A day number of the 1900 system plus this is one of the 1904 system.</summary>
    public const int From1904 = 1462;

    /// <summary>A formula whose outcome the file does not hold reads as nothing, and must not.</summary>
    public static SheetCell NotWorkedOut { get; } = new("a formula that was never worked out", CellKind.Error);

    /// <summary>A number, which its format may make a day, a time or something shown with more than its digits.</summary>
    public static SheetCell Of(double number, CellFormat format, bool is1904) => format.Kind switch
    {
        FormatKind.Day => Day(number + (is1904 ? From1904 : 0)) ?? new(Plain(number), CellKind.Number),
        FormatKind.Time => new(Hours(number, format), CellKind.Time),
        FormatKind.Dressed => new(Plain(number), CellKind.Number, format.Shown(number)),
        _ => new(Plain(number), CellKind.Number),
    };

    public static SheetCell Of(DateTime day) => new(
        day.ToString(day.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), CellKind.Day);

    public static string Plain(double number)
        => number.ToString(Math.Abs(number) < 1e15 && number == Math.Floor(number) ? "F0" : "R", CultureInfo.InvariantCulture);

    /// <summary>A length of time in hours and minutes, to the second.</summary>
    public static string Hours(TimeSpan time) => string.Create(
        CultureInfo.InvariantCulture, $"{(time < TimeSpan.Zero ? "-" : "")}{(int)time.Duration().TotalHours}:{time:mm\\:ss}");

    private static SheetCell? Day(double serial)
        => serial is >= 0 and < 2_958_466
            ? Of(DateTime.FromOADate(Math.Round(serial * 86_400) / 86_400)) : null;

    /// <summary>A time of day shown for a number above one would hide its whole days, so it is given as what it shows and holds.</summary>
    private static string Hours(double number, CellFormat format)
        => Math.Abs(number) < 1 || format.IsLength
            ? Hours(TimeSpan.FromSeconds(Math.Round(Math.Clamp(number, -10_000, 10_000) * 86_400)))
            : $"{format.Shown(number)} shown for {Plain(number)} days";
}
