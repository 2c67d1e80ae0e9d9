using System.Globalization;
using System.Text.RegularExpressions;

namespace CommissioningDashboard.Imports.Reading;

/// <summary>Dates with the month as a word, whose order is plain: 3 Nov 2025, 03-NOV-25, Mon 3rd November 2025, Nov 3, 2025.</summary>
internal static partial class NamedMonths
{
    private static readonly string[] _months =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The parts of such a date; none for any other text. The month may not have the day.</summary>
    /// <returns>The year of two or four figures, and what follows it: a time, or nothing.</returns>
    public static (string Year, int Month, string Day, string After)? Find(ReadOnlySpan<char> text)
    {
        if (text.Length is < 8 or > 50 || !text.ContainsAnyInRange('A', 'z')
            || Written().Match(text.ToString()) is not { Success: true } match)
        {
            return null;
        }

        var month = Array.IndexOf(_months, match.Groups["month"].Value[..3].ToLower(CultureInfo.InvariantCulture)) + 1;
        return (match.Groups["year"].Value, month, match.Groups["day"].Value, match.Groups["rest"].Value);
    }

    private const string _weekday = @"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[,.]?\s+)?";
    private const string _month = "(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
        + @"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?";
    private const string _day = "(?<day>[0-9]{1,2})(?:st|nd|rd|th)?";
    private const string _year = "(?<year>[0-9]{4}|[0-9]{2})(?<rest>$|[ T].*$)";

    [GeneratedRegex($@"^{_weekday}(?:{_day}[\s/.-]*{_month}[\s/.,-]*{_year}|{_month}\s+{_day},?\s+{_year})$", RegexOptions.IgnoreCase)]
    private static partial Regex Written();
}
