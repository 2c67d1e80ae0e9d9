namespace CommissioningDashboard.Imports.Reading.Columns;

/// <summary>Finds for each column of dates which part is the day.</summary>
internal static class DateReadings
{
    /// <summary>So many different dates of one order, and none of the other, are no slips.</summary>
    private const int _sure = 3;

    public static void Find(Dictionary<ImportColumn, DateEvidence> evidence, Dictionary<ImportColumn, ColumnReading> readings,
        ImportSession session)
    {
        var isAmericanElsewhere = evidence.Values.Any(x => x.MonthFirst > 0 && x.DayFirst == 0);
        foreach (var (column, found) in evidence.OrderBy(x => x.Key.Position))
        {
            readings[column] = ColumnReading.British with
            {
                Order = OrderOf(column, found, isAmericanElsewhere, session),
                AreDaysTurned = AreTurned(column, found, session),
                MayShortYearsStandFirst = found.MayShortYearsStandFirst,
                Orders = found.DayFirst > 0 && found.MonthFirst > 0
                    ? $"the day first in row {found.DayExample.Row:N0} ({found.DayExample.Text}) and the month first in row "
                        + $"{found.MonthExample.Row:N0} ({found.MonthExample.Text})" : "",
            };
            Say(column, found, readings[column], session);
        }

        var plain = evidence.Where(x => readings[x.Key].Order == DayOrder.DayFirst && x.Value.DayFirst == 0 && x.Value.HasOpen).ToList();
        if (plain.Count > 0)
        {
            var example = plain[0].Value.OpenExample.Text;
            _ = Dates.TryRead(example, out var day);
            session.Said.Add(
                $"Dates in the British order, so {Shown(plain[0].Key, example)} is {Shown(plain[0].Key, $"{day:d MMMM yyyy}")}: "
                    + $"{string.Join(", ", plain.Select(x => x.Key.Heading))}.");
        }
    }

    private static void Say(ImportColumn column, DateEvidence found, ColumnReading reading, ImportSession session)
    {
        if (reading.Order == DayOrder.MonthFirst)
        {
            session.Said.Add(
                $"{column.Heading}: the month stands first, as in {Shown(column, found.MonthExample.Text)}, the American order"
                    + $"{Open(column, found, reading.Order)}.");
        }
        else if (found is { DayFirst: > 0, MonthFirst: 0 })
        {
            session.Said.Add(
                $"{column.Heading}: the day stands first, as in {Shown(column, found.DayExample.Text)}"
                    + $"{Open(column, found, reading.Order)}.");
        }

        if (found.DayNumbers > 0)
        {
            session.Said.Add($"{column.Heading}: numbers are read as a spreadsheet’s numbers of days.");
        }
    }

    private static string Open(ImportColumn column, DateEvidence found, DayOrder order)
    {
        if (!found.HasOpen || column.Personal)
        {
            return "";
        }

        _ = Dates.TryRead(found.OpenExample.Text, order, 0, out var day, out _);
        return $", so {found.OpenExample.Text} is {day:d MMMM yyyy}";
    }

    private static DayOrder OrderOf(ImportColumn column, DateEvidence found, bool isAmericanElsewhere, ImportSession session)
    {
        if (found.DayFirst > 0)
        {
            return found.MonthFirst > 0 ? DayOrder.Either : DayOrder.DayFirst;
        }

        if (found.DifferentMonthFirst >= _sure)
        {
            return DayOrder.MonthFirst;
        }

        if (found.MonthFirst > 0)
        {
            return Asked(
                column, found.MonthExample, "has the month first, the American order, and no date in the column tells the British one",
                session);
        }

        return found.IsOdd || (isAmericanElsewhere && found.HasOpen)
            ? Asked(column, found.OpenExample, "can be read in two ways, and no date in the column tells which", session)
            : DayOrder.DayFirst;
    }

    private static DayOrder Asked(ImportColumn column, (string Text, int Row) example, string why, ImportSession session)
        => session.Ask(
            $"days:{column.Heading}",
            $"{column.Heading}: {Shown(column, example.Text)} in row {example.Row:N0} {why}. Which part is the day in this column?",
            [new("day-first", "The first, as in Britain"), new("month-first", "The second, as in America")]) == "month-first"
            ? DayOrder.MonthFirst : DayOrder.DayFirst;

    /// <summary>
    /// Dates that a spreadsheet could read became dates, those that it could not stayed text. When all the text is of dates after the 12th
    /// and no true date is, the spreadsheet has read the others in the other order.
    /// </summary>
    private static bool AreTurned(ImportColumn column, DateEvidence found, ImportSession session)
    {
        if (found.Days == 0 || found.LateDays > 0 || found.HasOpen || found.DayFirst + found.MonthFirst == 0)
        {
            return false;
        }

        var left = found.DayFirst > 0 ? found.DayExample : found.MonthExample;
        return session.Ask(
            $"turned:{column.Heading}",
            $"{column.Heading}: {found.Days:N0} cells are true dates, none of them after the 12th of a month, while "
                + $"{Shown(column, left.Text)} in row {left.Row:N0} stayed text. A spreadsheet may have turned day and month of the true "
                + "dates round. Has it?",
            [new("no", "No, the true dates are right"), new("yes", "Yes, turn them back")]) == "yes";
    }

    private static string Shown(ImportColumn column, string date) => column.Personal ? "a date" : date;
}
