using System.Text.RegularExpressions;

namespace CommissioningDashboard.Referrals;

/// <summary>
/// Finds what would tell who a person is in a text that somebody types, so that it is refused before it is stored: it can be told from
/// other text by its shape alone. A name cannot, so the pages ask for none.
/// </summary>
public static partial class PersonalData
{
    private static readonly (Regex Shape, Func<string, bool> IsReally, string Words)[] _kinds =
    [
        (EMail(), _ => true, "an e-mail address"),
        (NationalInsurance(), _ => true, "a National Insurance number"),
        (TenDigits(), IsNhsNumber, "an NHS number"),
        (Phone(), _ => true, "a telephone number"),
        (Birth(), _ => true, "a date of birth"),
        (Postcode(), _ => true, "a full postcode"),
    ];

    /// <returns>What it looks like, with its article, or none.</returns>
    public static string? Find(string? text)
        => text is null ? null
            : _kinds.Where(x => x.Shape.Matches(text).Any(m => x.IsReally(m.Value))).Select(x => x.Words).FirstOrDefault();

    /// <summary>What to tell the writer, or none.</summary>
    public static string? Problem(string? text)
        => Find(text) is { } kind ? $"This looks like {kind}. Take it out: nothing that tells who the person is may be kept here" : null;

    /// <summary>The tenth digit checks the first nine: NHS Data Dictionary, "NHS number", modulus 11.</summary>
    private static bool IsNhsNumber(string text)
    {
        var digits = text.Where(char.IsAsciiDigit).Select(x => x - '0').ToList();
        var check = 11 - (digits.Take(9).Select((x, i) => x * (10 - i)).Sum() % 11);
        return check != 10 && (check == 11 ? 0 : check) == digits[9];
    }

    [GeneratedRegex(@"[^\s@]+@[^\s@]+\.[^\s@]+", RegexOptions.CultureInvariant)]
    private static partial Regex EMail();

    /// <summary>The letters that HMRC does not give out are left out: D, F, I, Q, U, V; O as the second.</summary>
    [GeneratedRegex(@"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NationalInsurance();

    [GeneratedRegex(@"(?<!\d)\d{3}[\s-]?\d{3}[\s-]?\d{4}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex TenDigits();

    [GeneratedRegex(@"(?<!\d)(\+44[\s-]?(\(0\))?|\(?0)[\s-]?\d{2,4}\)?[\s-]?\d{3,4}[\s-]?\d{3,4}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();

    /// <summary>A whole date of more than fifteen years ago, or any that says it is of birth.</summary>
    [GeneratedRegex(@"\b(dob|born|date of birth)\b.{0,12}\d|(?<!\d)\d{1,2}[/.\-\s](\d{1,2}|[A-Za-z]{3,9})[/.\-\s](19\d{2}|200\d)(?!\d)"
        + @"|(?<!\d)(19\d{2}|200\d)-\d{2}-\d{2}(?!\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Birth();

    /// <summary>The shapes of BS 7666: one or two letters, a digit, a digit or letter, then a digit and two letters.</summary>
    [GeneratedRegex(@"\b([A-Z]{1,2}\d[A-Z\d]?|GIR)\s?\d[ABD-HJLNP-UW-Z]{2}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Postcode();
}
