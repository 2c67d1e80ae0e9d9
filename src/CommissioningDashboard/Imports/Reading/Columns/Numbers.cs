using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CommissioningDashboard.Imports.Reading.Columns;

/// <summary>What stands before the decimals of a column's numbers.</summary>
internal enum DecimalMark
{
    Point,
    Comma,
}

/// <summary>A number as read, or why it could not be.</summary>
/// <param name="Repair">What had to be taken away or made of it; none when the digits stood alone.</param>
/// <param name="Why">The rule it breaks; none when it was read.</param>
internal readonly record struct NumberReading(decimal Value, string? Repair = null, string? Why = null);

/// <summary>Numbers as people and systems write them, where there is one meaning: 10 hrs, 10:30, £ 200, 1,234.50, (120.00).</summary>
internal static partial class Numbers
{
    private static readonly SearchValues<char> _digits = SearchValues.Create("0123456789.");

    private const string _brackets = "brackets read as a minus sign";

    // With "per week" and the like taken away, since every column is by the week.
    private static readonly HashSet<string> _hourWords = ["", "h", "hr", "hrs", "hour", "hours"];
    private static readonly HashSet<string> _poundWords = ["", "gbp", "pound", "pounds"];

    public static NumberReading Read(ReadOnlySpan<char> text, DecimalMark mark, ColumnHolds holds)
    {
        if (mark == DecimalMark.Point && text.Length <= 20 && !text.ContainsAnyExcept(_digits) && char.IsAsciiDigit(text[0])
            && text.Count('.') <= 1)
        {
            return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var plain) ? new(plain)
                : Not("This is not a number.");
        }

        var written = Fractions(text.ToString(), out var hasFraction).Replace('\u2212', '-').Replace('\u2019', '\'').Trim();
        if (holds == ColumnHolds.Hours && Time().Match(written) is { Success: true } time)
        {
            return new(Minutes(time) / 60m, "hours and minutes read as hours");
        }

        var repair = (string?)null;
        if (written is ['(', .., ')'])
        {
            (written, repair) = ($"-{written[1..^1].Trim()}", _brackets);
        }

        var match = Parts().Match(written);
        if (!match.Success)
        {
            return Not("This is not a number.");
        }

        if (Unit(match, holds) is { } wrong)
        {
            return Not(wrong);
        }

        if (Digits(match.Groups["digits"].Value, mark, out var number) is { } odd)
        {
            return Not(odd);
        }

        var sign = match.Groups["sign"].Value + match.Groups["inner"].Value;
        var words = match.Groups["before"].Length + match.Groups["after"].Length > 0
            && !(holds == ColumnHolds.Money && match.Groups["before"].Value == "£" && match.Groups["after"].Length == 0);
        repair ??= words ? "the unit left out" : Mended(match.Groups["digits"].Value);
        repair ??= hasFraction ? "a fraction read as decimals" : null;
        return sign.Length > 1 ? Not("This is not a number.") : new(sign == "-" ? -number : number, repair);
    }

    /// <summary>The digits of a number with their marks, for finding out what the marks mean; empty when there is no number.</summary>
    public static string Core(ReadOnlySpan<char> text)
    {
        var match = Parts().Match(text.ToString().Trim('(', ')', ' '));
        return match.Success ? match.Groups["digits"].Value : "";
    }

    private static string Fractions(string text, out bool has)
    {
        has = text.AsSpan().ContainsAny('¼', '½', '¾');
        return has ? Fraction().Replace(text, x => x.Value.Trim() switch { "¼" => ".25", "½" => ".5", _ => ".75" }) : text;
    }

    private static NumberReading Not(string why) => new(0, null, why);

    private static string? Mended(string digits)
        => digits.AsSpan().ContainsAny("eE") ? "powers of ten written out" : null;

    private static decimal Minutes(Match time)
    {
        var minutes = Part("hours") * 60 + Part("minutes") + Part("only") + (Part("seconds") / 60);
        return time.Groups["minus"].Length > 0 ? -minutes : minutes;

        decimal Part(string name)
            => time.Groups[name] is { Success: true } group ? decimal.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>Why what stands around the digits does not belong in the column; none when it does.</summary>
    private static string? Unit(Match match, ColumnHolds holds)
    {
        var after = Weekly().Replace(match.Groups["after"].Value.Trim().TrimEnd('.').ToLowerInvariant(), "").Trim();
        var before = match.Groups["before"].Value.Trim().ToLowerInvariant();
        if (after.StartsWith('%'))
        {
            return "This is a percentage, not a number of something.";
        }

        var isRight = holds switch
        {
            ColumnHolds.Money => before is "" or "£" or "gbp" or "gbp £" && _poundWords.Contains(after),
            ColumnHolds.Hours => before.Length == 0 && _hourWords.Contains(after),
            _ => before.Length == 0 && after.Length == 0 && match.Groups["after"].Length == 0,
        };
        return isRight ? null : $"“{(after.Length > 0 ? match.Groups["after"].Value.Trim() : match.Groups["before"].Value.Trim())}” is not "
            + $"the unit of this column, which is {Unit(holds)}.";
    }

    private static string Unit(ColumnHolds holds) => holds switch
    {
        ColumnHolds.Money => "pounds",
        ColumnHolds.Hours => "hours a week",
        _ => "a number alone",
    };

    /// <returns>Why the digits are no number in this reading; none when they are.</returns>
    private static string? Digits(string digits, DecimalMark mark, out decimal number)
    {
        var plain = mark == DecimalMark.Point ? digits : digits.Replace('.', '\u0001').Replace(',', '.').Replace('\u0001', ',');
        if (!Grouped().IsMatch(plain))
        {
            number = 0;
            return (plain.Contains(',') || plain.Count(x => x == '.') > 1) && plain.Any(char.IsAsciiDigit)
                ? $"The {(mark == DecimalMark.Point ? "comma stands where none can: this column has points before its decimals"
                    : "point stands where none can: this column has commas before its decimals")}."
                : "This is not a number.";
        }

        var bare = plain.Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal)
            .Replace("'", "", StringComparison.Ordinal);
        return decimal.TryParse(
            bare, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number)
            ? null : "The number is too large.";
    }

    [GeneratedRegex(@"\s*[¼½¾]")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"^(?<minus>-)?((?<hours>\d{1,4}):(?<minutes>[0-5]?\d)(:(?<seconds>[0-5]\d))?"
        + @"|(?<hours>\d{1,4})\s*h(ours?|rs?)?\s*(and\s*)?(?<minutes>[0-5]?\d)\s*(m|mins?|minutes?)?"
        + @"|(?<only>\d{1,4})\s*(mins?|minutes?))$", RegexOptions.IgnoreCase)]
    private static partial Regex Time();

    [GeneratedRegex(@"^(?<sign>[-+]?)\s*(?<before>(£|gbp|\p{Sc}|[a-z]{3}(?=[\s\d]))(\s*£)?)?\s*(?<inner>[-+]?)"
        + @"(?<digits>[0-9.,][0-9.,' ]*?(e[-+]?[0-9]+)?)\s*(?<after>[^0-9.,'\s-][^0-9]*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Parts();

    [GeneratedRegex(@"^(\d{1,3}(,\d{3})+|\d{1,3}([ ']\d{3})+|\d+)(\.\d*)?$|^\.\d+$|^\d+(\.\d+)?e[-+]?\d{1,2}$", RegexOptions.IgnoreCase)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"\s*(/|p\.?/?|per|a|each)?\s*(w|wk|week)(ly)?\.?$|\s*/\s*w(ee)?k$")]
    private static partial Regex Weekly();
}
