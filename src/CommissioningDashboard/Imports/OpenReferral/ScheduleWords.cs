using System.Globalization;

namespace CommissioningDashboard.Imports.OpenReferral;

/// <summary>Schedules of a feed in words, as the register keeps times.</summary>
internal static class ScheduleWords
{
    private static readonly Dictionary<string, string> _days = new(StringComparer.OrdinalIgnoreCase)
    {
        ["MO"] = "Monday",
        ["TU"] = "Tuesday",
        ["WE"] = "Wednesday",
        ["TH"] = "Thursday",
        ["FR"] = "Friday",
        ["SA"] = "Saturday",
        ["SU"] = "Sunday",
    };

    /// <returns>None when nothing is said.</returns>
    public static string? Of(IEnumerable<FeedThing> schedules)
        => string.Join("; ", schedules.Select(One).OfType<string>().Distinct()) is { Length: > 0 } all ? all : null;

    private static string? One(FeedThing schedule)
    {
        var days = Days(schedule.Text("byday") ?? schedule.Text("weekday"));
        var (opens, closes) = (Time(schedule.Text("opens_at")), Time(schedule.Text("closes_at")));
        var hours = (opens, closes) switch
        {
            (null, null) => null,
            (_, null) => $"from {opens}",
            (null, _) => $"until {closes}",
            _ => $"{opens} to {closes}",
        };

        // What somebody has written reads better than what is put together from its parts.
        var put = string.Join(", ", new[] { days, hours }.OfType<string>());
        return schedule.Text("description") ?? (put.Length > 0 ? put : null);
    }

    /// <summary>"TH,FR" is Thursday and Friday; "1MO" the first Monday of a month; words stay as they are.</summary>
    private static string? Days(string? said)
    {
        var days = (said ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Day).ToList();
        return days.Count switch
        {
            0 => null,
            1 => days[0],
            _ => $"{string.Join(", ", days.SkipLast(1))} and {days[^1]}",
        };
    }

    private static string Day(string said)
    {
        if (said.Length < 2 || !_days.TryGetValue(said[^2..], out var day))
        {
            return said;
        }

        return said[..^2].TrimStart('+') switch
        {
            "" => day,
            "1" => $"first {day} of the month",
            "2" => $"second {day} of the month",
            "3" => $"third {day} of the month",
            "4" => $"fourth {day} of the month",
            "-1" => $"last {day} of the month",
            _ => said,
        };
    }

    private static string? Time(string? said)
        => TimeOnly.TryParse(said, CultureInfo.InvariantCulture, out var time)
            ? time.ToString("HH:mm", CultureInfo.InvariantCulture) : said;
}
