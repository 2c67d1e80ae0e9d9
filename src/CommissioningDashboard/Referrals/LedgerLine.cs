using System.Globalization;
using CommissioningDashboard.Data;

namespace CommissioningDashboard.Referrals;

/// <summary>One list of the exposure ledger as it leaves the authority: what its order is worked out of, and nothing of anybody.</summary>
/// <param name="Authority">The authority's code.</param>
/// <param name="Day">The day of the search.</param>
/// <param name="Service">The service's code.</param>
/// <param name="Area">The area's code; empty for everywhere.</param>
/// <param name="Sort">What the reader had it sorted by; empty for the fair order.</param>
/// <param name="FirstPlace">The place of the first shown, from 1.</param>
/// <param name="Eligible">The keys of all that fitted.</param>
/// <param name="Shown">The keys of those shown, in the order shown.</param>
/// <param name="Narrowed">
/// The kinds of what the reader narrowed the list by, such as "language"; empty when all that fitted were listed. Which language would tell
/// of a person.
/// </param>
public sealed record LedgerLine(
    string Authority, DateOnly Day, string Service, string Area, string Sort, int FirstPlace, IReadOnlyList<int> Eligible,
    IReadOnlyList<int> Shown, string Narrowed = "")
{
    public static IReadOnlyList<string> Headings { get; } =
        ["authority", "day", "service", "area", "sorted_by", "first_place", "eligible", "shown", "narrowed_by"];

    public string Context => FairOrder.Context(Authority, Day, Service, Area.Length == 0 ? null : Area);

    /// <summary>What a ledger's context was made of; the area is empty for everywhere.</summary>
    public static (string Authority, DateOnly Day, string Service, string Area) Split(string context)
    {
        var parts = context.Split('\n');
        return (parts[1], DateOnly.ParseExact(parts[2], "yyyy-MM-dd", CultureInfo.InvariantCulture), parts[3], parts[4]);
    }

    /// <summary>A list of the ledger, without whom it was for.</summary>
    public static LedgerLine Of(ShownList list)
    {
        var (authority, day, service, area) = Split(list.Context);
        return new LedgerLine(authority, day, service, area, list.Sort, list.FirstPlace, list.Eligible, list.Shown, KindsOf(list.Narrowed));
    }

    public IReadOnlyList<string> Fields =>
    [
        Authority, Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Service, Area, Sort,
        FirstPlace.ToString(CultureInfo.InvariantCulture), string.Join(' ', Eligible), string.Join(' ', Shown), Narrowed,
    ];

    /// <returns>None when a field cannot be read.</returns>
    public static LedgerLine? Parse(IReadOnlyList<string> fields)
        => fields.Count == Headings.Count
            && DateOnly.TryParseExact(fields[1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && int.TryParse(fields[5], NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            && Keys(fields[6]) is { } eligible && Keys(fields[7]) is { } shown
            ? new LedgerLine(fields[0], day, fields[2], fields[3], fields[4], place, eligible, shown, fields[8]) : null;

    private static string KindsOf(string narrowed) => string.Join(", ", narrowed.Split("; ").Select(x => x.Split(':')[0]));

    private static List<int>? Keys(string field)
    {
        var keys = new List<int>();
        foreach (var word in field.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var key))
            {
                return null;
            }

            keys.Add(key);
        }

        return keys;
    }
}
