using System.Globalization;
using System.Text.RegularExpressions;

namespace CommissioningDashboard.Referrals;

/// <summary>
/// The parts of the day, and the weekend, that a provider's own words name. Free text is read generously: "any time", "24 hours" and
/// "every day" count, and so do hours of the clock; a part that is denied does not.
/// </summary>
public static partial class TimesSaid
{
    private const string _weekend = "weekend";

    /// <summary>The hours of the parts of the day, as far as the next day's morning.</summary>
    private static readonly (string Part, int From, int To)[] _hours =
    [
        ("morning", 6, 12), ("afternoon", 12, 17), ("evening", 17, 22), ("night", 22, 30), ("morning", 30, 36),
    ];

    /// <summary>Parts of the day in their order, and the weekend.</summary>
    public static IReadOnlyList<string> All { get; } = [.. WeekTimes.Parts, _weekend];

    public static IReadOnlyList<string> Read(string text)
    {
        var said = Denied().Replace(text, "");
        if (Always().IsMatch(said))
        {
            return All;
        }

        var parts = ClockParts(said).ToHashSet();
        parts.UnionWith(WeekTimes.Parts.Where(x => Regex.IsMatch(said, $@"\b{x}s?\b", RegexOptions.IgnoreCase)));
        if (Daytime().IsMatch(said))
        {
            parts.UnionWith(["morning", "afternoon"]);
        }

        if (Weekend().IsMatch(said))
        {
            parts.Add(_weekend);
        }

        return [.. All.Where(parts.Contains)];
    }

    /// <summary>Parts of which at least an hour lies within "7am to 1pm" or "17:00–21:00".</summary>
    private static IEnumerable<string> ClockParts(string said)
    {
        foreach (Match match in Clock().Matches(said))
        {
            var to = Hour(match.Groups[4], match.Groups[5], match.Groups[6].Value);
            var from = Hour(match.Groups[1], match.Groups[2], match.Groups[3].Value);
            to = to <= from ? to + 24 : to;
            foreach (var (part, first, last) in _hours.Where(x => Math.Min(to, x.To) - Math.Max(from, x.From) >= 1))
            {
                yield return part;
            }
        }
    }

    private static double Hour(Group hour, Group minutes, string half)
    {
        var number = int.Parse(hour.Value, CultureInfo.InvariantCulture);
        var fraction = minutes.Success ? int.Parse(minutes.Value, CultureInfo.InvariantCulture) / 60.0 : 0;
        number = half.Length > 0 ? number % 12 : number;
        return number + fraction + (half.StartsWith("p", StringComparison.OrdinalIgnoreCase) ? 12 : 0);
    }

    [GeneratedRegex(@"\b(no|not|never|without|except)( at| on| in| the)*\s+\w+(\s+or\s+\w+)?", RegexOptions.IgnoreCase)]
    private static partial Regex Denied();

    [GeneratedRegex(@"\b(any ?time|24 hours|24/7|day and night|round the clock|at all times)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Always();

    [GeneratedRegex(@"\b(weekends?|saturdays?|sundays?|every day|seven days|7 days|all week)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Weekend();

    [GeneratedRegex(@"\b(daytimes?|during the day|office hours)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Daytime();

    [GeneratedRegex(
        @"\b(\d{1,2})(?:[:.](\d\d))?\s*(am|pm)?\s*(?:to|-|–|until|till)\s*(\d{1,2})(?:[:.](\d\d))?\s*(am|pm|(?=\W|$))",
        RegexOptions.IgnoreCase)]
    private static partial Regex Clock();
}
