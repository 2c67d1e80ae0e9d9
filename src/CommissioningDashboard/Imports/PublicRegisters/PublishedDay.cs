using System.Globalization;
using System.Text.RegularExpressions;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Imports.PublicRegisters;

/// <summary>The day of which a published file tells: by its own words, its name, or the latest day in it.</summary>
internal static partial class PublishedDay
{
    /// <summary>As the file or its name states it; none where they do not.</summary>
    public static DateOnly? Stated(ImportSession session)
    {
        foreach (var (text, said) in session.Reading.Above.Select(x => (x, "says above its headings"))
            .Append((session.Batch.FileName, "says by its name")))
        {
            if (Read(text) is { } day && day <= session.Today)
            {
                session.Said.Add($"It tells of {Written.Date(day)}, as it {said}.");
                return day;
            }
        }

        return null;
    }

    public static DateOnly Concluded(ImportSession session, ImportColumn column, DateOnly? latest)
    {
        var day = latest ?? session.Today;
        session.Said.Add(latest is null
            ? $"It says nowhere of which day it tells, so it is taken to be of today, {Written.Date(day)}."
            : $"It says nowhere of which day it tells, so it is taken to be of {Written.Date(day)}, the latest in “{column.Heading}”.");
        return day;
    }

    private static DateOnly? Read(string text)
    {
        var found = InWords().Match(text) is { Success: true } words ? words : InDigits().Match(text);
        var (day, month, year) = (found.Groups["day"].Value, found.Groups["month"].Value, found.Groups["year"].Value);
        return DateOnly.TryParseExact(
            $"{day} {month} {year}", ["d MMMM yyyy", "d MM yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)
            ? read : null;
    }

    [GeneratedRegex(@"(?<!\d)(?<day>\d{1,2})[\s_-]+(?<month>January|February|March|April|May|June|July|August|September|October|November|"
        + @"December)[\s_-]+(?<year>\d{4})(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex InWords();

    [GeneratedRegex(@"(?<!\d)(?<year>20\d{2})-(?<month>\d{2})-(?<day>\d{2})(?!\d)")]
    private static partial Regex InDigits();
}
