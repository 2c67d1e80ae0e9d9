using System.Globalization;

namespace CommissioningDashboard.Imports.Reading;

/// <summary>
/// Dates as files write them: 31/12/2025, 2025-12-31, 31 Dec 2025, or the day number that Excel stores. A time of day is dropped.
/// </summary>
internal static class Dates
{
    // Day numbers of 1927 and 2099: outside them five digits are more likely something else.
    private const int _firstSerial = 10_000;
    private const int _lastSerial = 73_050;

    private static readonly string[] _written = ["d MMM yyyy", "d MMMM yyyy", "d-MMM-yyyy", "yyyyMMdd"];
    private static readonly CultureInfo _british = CultureInfo.GetCultureInfo("en-GB");

    public static bool TryRead(ReadOnlySpan<char> text, out DateOnly date)
    {
        if (text.Length >= 10 && text[4] == '-' && text[7] == '-')
        {
            return TryMake(text[..4], text[5..7], text[8..10], out date) && IsTime(text[10..]);
        }

        var first = text.IndexOfAny('/', '.', '-');
        if (text.Length >= 8 && first is 1 or 2)
        {
            var rest = text[(first + 1)..];
            var second = rest.IndexOf(text[first]);
            if (second is 1 or 2 && rest.Length >= second + 5)
            {
                var year = rest[(second + 1)..];
                return TryMake(year[..4], rest[..second], text[..first], out date) && IsTime(year[4..]);
            }
        }

        if (text.Length >= 5 && char.IsAsciiDigit(text[0]) && (text.Length == 5 || text[5] == '.')
            && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial)
            && serial is >= _firstSerial and < _lastSerial)
        {
            date = DateOnly.FromDateTime(DateTime.FromOADate(Math.Floor(serial)));
            return true;
        }

        return DateOnly.TryParseExact(text, _written, _british, DateTimeStyles.None, out date);
    }

    private static bool TryMake(ReadOnlySpan<char> year, ReadOnlySpan<char> month, ReadOnlySpan<char> day, out DateOnly date)
    {
        date = default;
        if (!Digits(year, out var y) || !Digits(month, out var m) || !Digits(day, out var d)
            || y < 1 || m is < 1 or > 12 || d < 1 || d > DateTime.DaysInMonth(y, m))
        {
            return false;
        }

        date = new DateOnly(y, m, d);
        return true;
    }

    private static bool Digits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            value = (value * 10) + c - '0';
        }

        return !text.IsEmpty;
    }

    /// <summary>Nothing, or a time as databases append it.</summary>
    private static bool IsTime(ReadOnlySpan<char> rest)
        => rest.IsEmpty || (rest[0] is ' ' or 'T' && TimeOnly.TryParse(rest[1..].TrimEnd('Z'), CultureInfo.InvariantCulture, out _));
}
