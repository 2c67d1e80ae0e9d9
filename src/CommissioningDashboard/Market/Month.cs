using System.Globalization;

namespace CommissioningDashboard.Market;

/// <summary>A calendar month; the finest grain of time in every measure.</summary>
/// <param name="Index">Months since January of year 0.</param>
public readonly record struct Month(int Index) : IComparable<Month>
{
    private static readonly CultureInfo _english = CultureInfo.GetCultureInfo("en-GB");

    public int Year => Index / 12;

    /// <summary>1 for January to 12 for December.</summary>
    public int Number => (Index % 12) + 1;

    public DateOnly FirstDay => new(Year, Number, 1);

    public DateOnly LastDay => FirstDay.AddMonths(1).AddDays(-1);

    public static Month FromDate(DateOnly date) => new((date.Year * 12) + date.Month - 1);

    /// <summary>Reads 2026-11; anything else is none, and so are years outside 1900 to 2199, around which dates would run out.</summary>
    public static Month? Parse(string? text)
        => DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= 1900 and < 2200 ? FromDate(day) : null;

    public Month Plus(int months) => new(Index + months);

    public int CompareTo(Month other) => Index.CompareTo(other.Index);

    public static bool operator <(Month left, Month right) => left.Index < right.Index;

    public static bool operator >(Month left, Month right) => left.Index > right.Index;

    public static bool operator <=(Month left, Month right) => left.Index <= right.Index;

    public static bool operator >=(Month left, Month right) => left.Index >= right.Index;

    /// <summary>As in addresses and files: 2026-11.</summary>
    public override string ToString() => FirstDay.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>As read by people: November 2026.</summary>
    public string Label => FirstDay.ToString("MMMM yyyy", _english);

    /// <summary>As on a chart's axis: Nov 2026.</summary>
    public string ShortLabel => $"{_english.DateTimeFormat.AbbreviatedMonthNames[Number - 1][..3]} {Year}";
}

/// <summary>A run of whole months, both ends included.</summary>
public readonly record struct Period(Month From, Month To)
{
    public int Months => To.Index - From.Index + 1;

    /// <summary>The same months a year before.</summary>
    public Period YearBefore => new(From.Plus(-12), To.Plus(-12));

    /// <summary>As many months, up to the month before this begins.</summary>
    public Period Before => new(From.Plus(-Months), From.Plus(-1));

    public bool Contains(Month month) => month >= From && month <= To;

    /// <summary>April 2025 to March 2026, or one month's name.</summary>
    public string Label => From == To ? From.Label : $"{From.Label} to {To.Label}";
}
