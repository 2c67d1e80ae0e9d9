namespace CommissioningDashboard.Imports.Reading.Columns;

/// <summary>What a column's dates tell of the order of day and month.</summary>
internal sealed class DateEvidence
{
    /// <summary>So many different dates, none of them after the 12th, are not to be expected: 0.4 to that power.</summary>
    private const int _many = 12;

    /// <summary>Of a file's dates, years before 2010 are few.</summary>
    private const int _firstYear = 10;

    private readonly HashSet<(int First, int Second)> _open = [];
    private readonly HashSet<string> _monthFirst = [];

    /// <summary>The first and the last parts of dates whose year has two figures.</summary>
    private readonly HashSet<int> _firsts = [];
    private readonly HashSet<int> _shortYears = [];

    /// <summary>Rows of dates that only one order can mean, and the first of each.</summary>
    public int DayFirst { get; private set; }

    public int MonthFirst { get; private set; }

    public (string Text, int Row) DayExample { get; private set; }

    public (string Text, int Row) MonthExample { get; private set; }

    public (string Text, int Row) OpenExample { get; private set; }

    /// <summary>Different dates that only the month-first order can mean.</summary>
    public int DifferentMonthFirst => _monthFirst.Count;

    /// <summary>True when some dates of text can be read either way.</summary>
    public bool HasOpen => _open.Count > 0;

    /// <summary>Dates that the spreadsheet holds as such.</summary>
    public int Days { get; private set; }

    /// <summary>How many of those have a day after the 12th.</summary>
    public int LateDays { get; private set; }

    public int DayNumbers { get; private set; }

    /// <summary>
    /// True when nothing tells the order and the dates do not look British: many, and none after the 12th, or the first of each month with
    /// the month in front.
    /// </summary>
    public bool IsOdd => DayFirst + MonthFirst == 0 && _open.Count >= 3
        && _open.Select(x => x.First).Distinct().Count() > 1
        && (_open.Count >= _many || _open.All(x => x.Second == 1));

    /// <summary>
    /// True when the first part of every date with a year of two figures may be the year as well, and the last looks more like days: it
    /// takes more values, and none after 31.
    /// </summary>
    public bool MayShortYearsStandFirst
        => _shortYears.Count >= 3 && _shortYears.Count > _firsts.Count && _shortYears.All(x => x is >= 1 and <= 31)
        && _firsts.All(x => x >= _firstYear);

    public void Meet(ReadOnlySpan<char> text, CellKind kind, int row)
    {
        if (EmptyWords.AreNoDay(text))
        {
            return;
        }

        if (kind == CellKind.Day)
        {
            Days++;
            LateDays += text.Length >= 10 && int.TryParse(text[8..10], out var day) && day > 12 ? 1 : 0;
        }
        else if (Strokes(text) is not ({ } first, { } second))
        {
            DayNumbers += Dates.TryRead(text, DayOrder.DayFirst, 0, out _, out var how) && how == DateReading.DayNumber ? 1 : 0;
        }
        else if (first > 12 && second <= 12)
        {
            DayExample = DayFirst++ == 0 ? (text.ToString(), row) : DayExample;
        }
        else if (second > 12 && first <= 12)
        {
            MonthExample = MonthFirst++ == 0 ? (text.ToString(), row) : MonthExample;
            _ = _monthFirst.Count < _many && _monthFirst.Add(text.ToString());
        }
        else if (first != second && first <= 12 && second <= 12)
        {
            OpenExample = _open.Count == 0 ? (text.ToString(), row) : OpenExample;
            _ = _open.Count < 400 && _open.Add((first, second));
        }
    }

    private (int First, int Second)? Strokes(ReadOnlySpan<char> text)
    {
        var found = Dates.Strokes(text);
        if (found is { } parts && Dates.ShortYear(text) is { } year)
        {
            _firsts.Add(parts.First);
            _shortYears.Add(year);
        }

        return found;
    }
}
