using System.Buffers;
using System.Text;

namespace CommissioningDashboard.Imports.Reading.Columns;

/// <summary>References as they are compared: the hyphens and quotation marks that programs put in mean the same as plain ones.</summary>
internal static class IdentifierText
{
    /// <summary>Hyphens, dashes and minus signs that stand in references for the plain hyphen.</summary>
    private static readonly SearchValues<char> _hyphens = SearchValues.Create(
        "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE58\uFE63\uFF0D");

    /// <summary>The reference with plain hyphens and without a spreadsheet's mark for text; none when it is as it stands.</summary>
    public static string? Plain(ReadOnlySpan<char> text)
    {
        var isMarked = text.Length > 1 && text[0] is '\'' or '\u2018' or '\u2019' or '`';
        if (!isMarked && !text.ContainsAny(_hyphens))
        {
            return null;
        }

        var plain = new StringBuilder(text.Length);
        foreach (var c in isMarked ? text[1..] : text)
        {
            plain.Append(_hyphens.Contains(c) ? '-' : c);
        }

        return plain.ToString().Trim();
    }

    /// <summary>
    /// A reference of three digits or more to which a program that took it for a number has put ".0"; none for any other. Shorter ones may
    /// be parts of a numbered scheme.
    /// </summary>
    public static string? WithoutDecimals(ReadOnlySpan<char> text)
        => text.Length > 4 && text.EndsWith(".0") && !text[..^2].ContainsAnyExceptInRange('0', '9') ? text[..^2].ToString() : null;

    /// <summary>
    /// What near-twins share: two references of one key differ only in case, in spaces, or in how words are parted.
    /// </summary>
    public static string Key(string reference)
        => string.Concat((Plain(reference) ?? reference).Where(x => !char.IsWhiteSpace(x))).ToUpperInvariant();
}
