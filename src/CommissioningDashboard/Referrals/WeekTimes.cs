namespace CommissioningDashboard.Referrals;

/// <summary>Parts of the days of a week, a bit for each: Monday morning is the lowest, Sunday night the highest.</summary>
public readonly record struct WeekTimes(int Bits)
{
    public static IReadOnlyList<string> Days { get; } = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    public static IReadOnlyList<string> Parts { get; } = ["morning", "afternoon", "evening", "night"];

    public bool IsEmpty => Bits == 0;

    /// <summary>The code of one part of one day, as forms send it.</summary>
    public static string Code(int day, int part) => $"{Days[day][..3].ToLowerInvariant()}-{Parts[part]}";

    /// <summary>Unknown codes are left out.</summary>
    public static WeekTimes Read(IEnumerable<string> codes)
    {
        var bits = 0;
        foreach (var code in codes)
        {
            for (var place = 0; place < Days.Count * Parts.Count; place++)
            {
                bits |= Code(place / Parts.Count, place % Parts.Count) == code ? 1 << place : 0;
            }
        }

        return new WeekTimes(bits);
    }

    public bool Has(int day, int part) => (Bits & (1 << ((day * Parts.Count) + part))) != 0;

    /// <summary>"Monday morning and evening, Tuesday morning"; "any time" where none is named.</summary>
    public string InWords()
    {
        var times = this;
        var days = Days.Select((name, day) => (Name: name, Parts: Parts.Where((_, part) => times.Has(day, part)).ToList()))
            .Where(x => x.Parts.Count > 0).ToList();
        if (days.Count == 0)
        {
            return "any time";
        }

        return days.Count == Days.Count && days.All(x => x.Parts.SequenceEqual(days[0].Parts))
            ? $"every {Listed(days[0].Parts)}"
            : string.Join(", ", days.Select(x => $"{x.Name} {Listed(x.Parts)}"));
    }

    private static string Listed(List<string> parts)
        => parts.Count == 1 ? parts[0] : $"{string.Join(", ", parts.SkipLast(1))} and {parts[^1]}";
}
