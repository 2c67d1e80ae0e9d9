using System.Buffers;
using System.Globalization;
using System.Text;

namespace CommissioningDashboard.Imports.Reading;

/// <summary>
/// Characters that nobody sees and that yet make two texts differ: a provider whose reference carries one would be a second
/// provider. Those that only hide (zero-width, byte-order marks, soft hyphens, single marks of direction, and odd spaces) are
/// made away with, and said. Those that turn the text around are left in for the file to be refused: it may not read as it looks.
/// </summary>
internal static class InvisibleCharacters
{
    /// <summary>
    /// What is shown by nothing at all: Unicode's default-ignorable characters, less those that turn text around, and marks of
    /// annotation.
    /// </summary>
    public static readonly IReadOnlyList<(int First, int Last)> Hidden =
    [
        (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F),
        (0x2060, 0x2065),
        (0x206A, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFFB), (0x1BCA0, 0x1BCA3),
        (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
    ];

    /// <summary>Embeddings, overrides and isolates of direction.</summary>
    public static readonly IReadOnlyList<(int First, int Last)> Turning = [(0x202A, 0x202E), (0x2066, 0x2069)];

    /// <summary>Looks like a space and is none by its class.</summary>
    private const int _blankBraille = 0x2800;

    private static readonly SearchValues<char> _turning = SearchValues.Create([.. Characters(Turning)]);

    // Also the first halves of what lies beyond 16 bits, and marks that a letter may carry in two ways.
    private static readonly SearchValues<char> _suspect = SearchValues.Create(
    [
        .. Characters(Hidden), .. Enumerable.Range(0x80, 0xFF00).Select(x => (char)x).Where(IsOddSpace), (char)_blankBraille, '\uD82F',
        '\uD834', .. Range(0xDB40, 0xDB43), .. Range(0x0300, 0x036F),
    ]);

    public static bool Turns(ReadOnlySpan<char> text) => IsBeyondAscii(text) && text.ContainsAny(_turning);

    /// <summary>True when <see cref="Without"/> might give another text. Nearly every cell is passed at once.</summary>
    public static bool MayBeIn(ReadOnlySpan<char> text) => IsBeyondAscii(text) && text.ContainsAny(_suspect);

    /// <summary>
    /// The text as it looks: nothing hidden, plain spaces, each letter with its marks in one character, no space at the ends.
    /// </summary>
    public static string Without(ReadOnlySpan<char> text)
    {
        if (!MayBeIn(text))
        {
            return text.Trim().ToString();
        }

        var kept = new StringBuilder(text.Length);
        while (!text.IsEmpty)
        {
            var isWhole = Rune.DecodeFromUtf16(text, out var rune, out var length) == OperationStatus.Done;
            if (isWhole && (rune.Value == _blankBraille || (rune.IsBmp && IsOddSpace((char)rune.Value))))
            {
                kept.Append(' ');
            }
            else if (!isWhole || !Hidden.Any(x => rune.Value >= x.First && rune.Value <= x.Last))
            {
                kept.Append(text[..length]);
            }

            text = text[length..];
        }

        var plain = kept.ToString().Trim();
        return plain.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? plain : plain.Normalize(NormalizationForm.FormC);
    }

    /// <summary>The text with each mark that turns it around written out as its number, to be looked at.</summary>
    public static string Shown(string text)
        => !Turns(text) ? text : string.Concat(text.Select(x => _turning.Contains(x) ? $"[U+{(int)x:X4}]" : $"{x}"));

    private static bool IsBeyondAscii(ReadOnlySpan<char> text) => text.ContainsAnyExceptInRange('\0', '~');

    private static bool IsOddSpace(char character)
        => character != ' '
        && char.GetUnicodeCategory(character) is (
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static IEnumerable<char> Characters(IEnumerable<(int First, int Last)> ranges)
        => ranges.Where(x => x.Last <= char.MaxValue).SelectMany(x => Range(x.First, x.Last));

    private static IEnumerable<char> Range(int first, int last) => Enumerable.Range(first, last - first + 1).Select(x => (char)x);
}
