using System.Globalization;

namespace CommissioningDashboard.Web.Components.Charts;

/// <summary>Chooses which of many points along an axis get a label.</summary>
public static class ChartTicks
{
    /// <summary>About <paramref name="wanted"/> labels, evenly spaced from the first.</summary>
    public static IReadOnlyList<ChartTick> Evenly(IReadOnlyList<string> labels, int wanted)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(wanted, 1);
        var step = Math.Max(1, (int)Math.Ceiling(labels.Count / (double)wanted));
        return [.. Enumerable.Range(0, labels.Count).Where(index => index % step == 0)
            .Select(index => new ChartTick(index, labels[index]))];
    }

    /// <summary>
    /// One label for each financial year ("25/26") at its first point, for points that each begin on a date. Councils plan
    /// and report from 1 April to 31 March. A part year at the start gets none if the next begins too soon to leave it room.
    /// </summary>
    public static IReadOnlyList<ChartTick> FinancialYears(IReadOnlyList<DateOnly> starts)
    {
        var firsts = Enumerable.Range(0, starts.Count)
            .Where(index => index == 0 || YearOf(starts[index]) != YearOf(starts[index - 1]))
            .Select(index => new ChartTick(index, Name(YearOf(starts[index]))))
            .ToList();
        if (firsts.Count > 2 && firsts[1].Index * 2 < firsts[2].Index - firsts[1].Index) firsts.RemoveAt(0);
        return firsts;
    }

    private static int YearOf(DateOnly date) => date.Month >= 4 ? date.Year : date.Year - 1;

    private static string Name(int year) => string.Create(CultureInfo.InvariantCulture, $"{year % 100:00}/{(year + 1) % 100:00}");
}
