using System.Globalization;

namespace CommissioningDashboard.Imports.Reading.Columns;

/// <summary>A number as a spreadsheet shows it: 10.5 may show as 1050%, €10.50 or 10.5 hrs per day, and was meant so.</summary>
internal static class ShownNumber
{
    /// <summary>Why what the cell shows is not what it holds; none when the two agree.</summary>
    public static string? Differs(decimal held, string? shown, ColumnHolds holds)
    {
        if (string.IsNullOrWhiteSpace(shown) || EmptyWords.Are(shown.Trim('£', ' ')) || shown.All(x => x == '#'))
        {
            return null;
        }

        var read = Numbers.Read(shown, DecimalMark.Point, holds);
        if (read.Why is { } why)
        {
            return $"The cell holds {held.ToString(CultureInfo.InvariantCulture)} and shows {shown}. {why}";
        }

        // Shown with fewer places, a number is rounded.
        var point = shown.LastIndexOf('.');
        var places = point < 0 ? 0 : shown[(point + 1)..].TakeWhile(char.IsAsciiDigit).Count();
        return Math.Abs(read.Value - held) <= 0.5m / (decimal)Math.Pow(10, Math.Min(places, 15)) ? null
            : $"The cell holds {held.ToString(CultureInfo.InvariantCulture)} and shows {shown}.";
    }
}
