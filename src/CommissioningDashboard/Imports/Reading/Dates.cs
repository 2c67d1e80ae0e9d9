using System.Globalization;

namespace CommissioningDashboard.Imports.Reading;

/// <summary>Which part of 03/11/2025 is the day.</summary>
internal enum DayOrder
{
    DayFirst,
    MonthFirst,

    /// <summary>The column has both, so a date that can be read either way is not read.</summary>
    Either,
}

/// <summary>What had to be made of a date to read it.</summary>
internal enum DateReading
{
    AsWritten,

    /// <summary>It was a spreadsheet's number of the day.</summary>
    DayNumber,

    /// <summary>It was a moment of another time zone, and the day is the one it was here.</summary>
    AnotherZone,

    /// <summary>Its year had two figures.</summary>
    ShortYear,
}

/// <summary>
/// Dates as files write them: 31/12/2025, 31/12/25, 2025-12-31, 31 Dec 2025, or the day number that Excel stores. A time of day is dropped,
/// and one of another time zone first made into ours.
/// </summary>
internal static class Dates
{
    // Day numbers of 1927 and 2099: outside them five digits are more likely something else.
    private const int _firstSerial = 10_000;
    private const int _lastSerial = 73_050;

    // As Excel has it: 30 to 99 are of the last century.
    private const int _firstOfLastCentury = 30;

    private static readonly TimeZoneInfo _here = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    public static bool TryRead(ReadOnlySpan<char> text, out DateOnly date) => TryRead(text, DayOrder.DayFirst, 0, out date, out _);

    /// <param name="text">The date as written.</param>
    /// <param name="order">Which part is the day where numbers are parted by strokes.</param>
    /// <param name="dayShift">Added to a day number to make it one of the 1900 system.</param>
    /// <param name="date">The day.</param>
    /// <param name="how">What had to be made of it.</param>
    public static bool TryRead(ReadOnlySpan<char> text, DayOrder order, int dayShift, out DateOnly date, out DateReading how)
    {
        how = DateReading.AsWritten;
        if (text.Length >= 10 && text[4] == '-' && text[7] == '-')
        {
            return TryMake(text[..4], text[5..7], text[8..10], out date) && IsTime(text[10..], ref date, ref how);
        }

        if (Parts(text) is { } parts)
        {
            var first = text[parts.First];
            var second = text[parts.Second];
            var year = text[parts.Year];
            var rest = text[parts.Year.End..];
            if (order == DayOrder.Either && IsAmbiguous(first, second))
            {
                date = default;
                return false;
            }

            var isMonthFirst = order == DayOrder.MonthFirst;
            how = year.Length == 2 ? DateReading.ShortYear : how;
            return TryMake(year, isMonthFirst ? first : second, isMonthFirst ? second : first, out date)
                && IsTime(rest, ref date, ref how);
        }

        if (text.Length >= 5 && char.IsAsciiDigit(text[0]) && (text.Length == 5 || text[5] == '.')
            && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial)
            && serial is >= _firstSerial and < _lastSerial)
        {
            date = DateOnly.FromDateTime(DateTime.FromOADate(Math.Floor(serial) + dayShift));
            how = DateReading.DayNumber;
            return true;
        }

        if (NamedMonths.Find(text) is { } named)
        {
            how = named.Year.Length == 2 ? DateReading.ShortYear : how;
            return TryMake(named.Year, named.Month, named.Day, out date) && IsTime(named.After, ref date, ref how);
        }

        date = default;
        return text.Length == 8 && TryMake(text[..4], text[4..6], text[6..], out date);
    }

    /// <summary>The two parts before the year of a date such as 03/11/2025; none for any other.</summary>
    public static (int First, int Second)? Strokes(ReadOnlySpan<char> text)
        => Parts(text) is { } parts && Digits(text[parts.First], out var first) && Digits(text[parts.Second], out var second)
            ? (first, second) : null;

    /// <summary>The last part of such a date when it has two figures, which might be the day of 25/11/03; none for any other.</summary>
    public static int? ShortYear(ReadOnlySpan<char> text)
        => Parts(text) is { } parts && text[parts.Year].Length == 2 && Digits(text[parts.Year], out var year) ? year : null;

    private static bool IsAmbiguous(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
        => Digits(first, out var one) && Digits(second, out var two) && one <= 12 && two <= 12 && one != two;

    private static (Range First, Range Second, Range Year)? Parts(ReadOnlySpan<char> text)
    {
        var first = text.IndexOfAny('/', '.', '-');
        if (text.Length < 6 || first is not (1 or 2))
        {
            return null;
        }

        var second = text[(first + 1)..].IndexOf(text[first]);
        var year = first + second + 2;
        var figures = 0;
        while (year + figures < text.Length && char.IsAsciiDigit(text[year + figures]))
        {
            figures++;
        }

        return second is 1 or 2 && figures is 2 or 4 ? (..first, (first + 1)..(first + 1 + second), year..(year + figures)) : null;
    }

    private static bool TryMake(ReadOnlySpan<char> year, ReadOnlySpan<char> month, ReadOnlySpan<char> day, out DateOnly date)
    {
        date = default;
        return Digits(month, out var m) && TryMake(year, m, day, out date);
    }

    private static bool TryMake(ReadOnlySpan<char> year, int m, ReadOnlySpan<char> day, out DateOnly date)
    {
        date = default;
        if (!Digits(year, out var y) || !Digits(day, out var d))
        {
            return false;
        }

        if (year.Length == 2)
        {
            y += y < _firstOfLastCentury ? 2000 : 1900;
        }

        if (y < 1 || m is < 1 or > 12 || d < 1 || d > DateTime.DaysInMonth(y, m))
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

    /// <summary>Nothing, or a time as databases append it. Half past eleven at night in UTC is the next day in a British summer.</summary>
    private static bool IsTime(ReadOnlySpan<char> rest, ref DateOnly date, ref DateReading how)
    {
        if (rest.IsEmpty)
        {
            return true;
        }

        if (rest[0] is not (' ' or 'T'))
        {
            return false;
        }

        var time = Colons(rest[1..].Trim());
        var zone = time.LastIndexOfAny('Z', '+', '-');
        if (zone < 0)
        {
            return TimeOnly.TryParse(time, CultureInfo.InvariantCulture, out _);
        }

        if (!TimeOnly.TryParse(time[..zone], CultureInfo.InvariantCulture, out var at) || !Offset(time[zone..], out var offset))
        {
            return false;
        }

        var here = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(new DateTimeOffset(date.ToDateTime(at), offset), _here).DateTime);
        how = here == date ? how : DateReading.AnotherZone;
        date = here;
        return true;
    }

    /// <summary>A time such as 10.30.00.000000 with colons, as the largest of databases writes it with points.</summary>
    private static ReadOnlySpan<char> Colons(ReadOnlySpan<char> time)
    {
        if (time.Length < 8 || time[2] != '.' || time[5] != '.')
        {
            return time;
        }

        Span<char> colons = time.ToArray();
        (colons[2], colons[5]) = (':', ':');
        return colons;
    }

    private static bool Offset(ReadOnlySpan<char> zone, out TimeSpan offset)
    {
        offset = default;
        if (zone is "Z")
        {
            return true;
        }

        Span<char> digits = stackalloc char[4];
        var length = 0;
        foreach (var c in zone[1..])
        {
            if (c != ':' && length < digits.Length)
            {
                digits[length++] = c;
            }
        }

        if (length is not (2 or 4) || !Digits(digits[..2], out var hours) || hours > 14
            || !Digits(length == 4 ? digits[2..4] : "0", out var minutes) || minutes > 59)
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0) * (zone[0] == '-' ? -1 : 1);
        return true;
    }
}
