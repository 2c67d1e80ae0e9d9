namespace CommissioningDashboard.Imports.Reading;

/// <content>Dates.</content>
internal sealed partial class RowFields
{
    private static readonly DateOnly _never = new(2099, 1, 1);

    public DateOnly? Date(ImportColumn column, DateOnly earliest, DateOnly latest)
    {
        var raw = Filled(column);
        if (raw.IsEmpty || IsRefusedIn(column))
        {
            return null;
        }

        var reading = session.Reading.Of(column);
        if (!TryDate(column, raw, reading, out var date, out var how))
        {
            if (how == DateReading.ShortYear && reading.MayShortYearsStandFirst)
            {
                Refuse(column, "Either the first or the last two figures may be the year here.",
                    "Write the year in full, as in 2025-12-31.");
            }
            else if (reading.Order == DayOrder.Either && Dates.TryRead(raw, out _))
            {
                Refuse(column, $"Day and month can stand either way here: the column has {reading.Orders}.",
                    "Write the dates of the column in one order, or all as 2025-12-31.");
            }
            else
            {
                Refuse(column, "This is not a date.", reading.Order == DayOrder.MonthFirst
                    ? "Write it as 12/31/2025, as the rest of the column, or as 2025-12-31." : "Write it as 31/12/2025 or 2025-12-31.");
            }

            return null;
        }

        if (how == DateReading.ShortYear && latest.Year - earliest.Year >= 100 && latest < DateOnly.MaxValue)
        {
            Refuse(column, "The year has two figures, and either century may be meant.", "Write the year in full, as in 31/12/1945.");
            return null;
        }

        if (column.Holds == ColumnHolds.EndDate && date >= _never && latest < DateOnly.MaxValue)
        {
            session.Repairs.Add(RowNumber, column, "a day so far ahead read as no end", raw, default);
            return null;
        }

        if (date < earliest || date > latest)
        {
            Refuse(column, $"The date must lie between {earliest:d MMMM yyyy} and {latest:d MMMM yyyy}.",
                "Check the year, and that day and month stand in the British order.");
            return null;
        }

        return date;
    }

    /// <summary>A date that is taken if it is one.</summary>
    public DateOnly? DateIn(ImportColumn column)
    {
        var raw = Given(column);
        if (raw.IsEmpty)
        {
            return null;
        }

        if (TryDate(column, raw, session.Reading.Of(column), out var date, out _))
        {
            return date;
        }

        Repair(column, "no date, so read as empty", "");
        return null;
    }

    private bool TryDate(ImportColumn column, ReadOnlySpan<char> raw, ColumnReading reading, out DateOnly date, out DateReading how)
    {
        var kind = KindOf(column);
        if (!Dates.TryRead(raw, reading.Order, kind == CellKind.Number ? rows.DayShift : 0, out date, out how)
            || (how == DateReading.ShortYear && reading.MayShortYearsStandFirst))
        {
            return false;
        }

        if (kind == CellKind.Day && reading.AreDaysTurned && date.Day <= 12)
        {
            date = new DateOnly(date.Year, date.Day, date.Month);
            Repair(column, "day and month turned back", $"{date:d MMMM yyyy}");
        }
        else if (how == DateReading.AnotherZone)
        {
            Repair(column, "the day here at that moment of another time zone", $"{date:d MMMM yyyy}");
        }
        else if (how == DateReading.DayNumber)
        {
            Repair(column, "a spreadsheet’s number of the day", $"{date:d MMMM yyyy}");
        }
        else if (how == DateReading.ShortYear)
        {
            Repair(column, "a year of two figures written out", $"{date:d MMMM yyyy}");
        }

        return true;
    }
}
