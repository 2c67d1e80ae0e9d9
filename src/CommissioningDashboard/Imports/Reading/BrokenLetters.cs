using System.Text;

namespace CommissioningDashboard.Imports.Reading;

/// <summary>
/// Letters that were written in UTF-8 and read as Windows text on their way: é becomes Ã©, ’ becomes â€™. They are put right, and said;
/// what is left of one that was cut in half is not, and the cell is refused.
/// </summary>
internal static class BrokenLetters
{
    private const int _rounds = 3;

    private static readonly Dictionary<char, byte> _bytes = Enumerable.Range(0x80, 0x80)
        .ToDictionary(x => TextEncodings.Windows.GetString([(byte)x])[0], x => (byte)x);

    /// <summary>True when <see cref="PutRight"/> might give another text. Nearly every cell is passed at once.</summary>
    public static bool MayBeIn(ReadOnlySpan<char> text) => text.ContainsAnyInRange('\u00C2', '\u00EF') || text.Contains('\uFFFD');

    /// <summary>The text with every such letter as it was meant.</summary>
    public static string PutRight(string text)
    {
        for (var round = 0; round < _rounds; round++)
        {
            var better = Once(text);
            if (better == text)
            {
                break;
            }

            text = better;
        }

        return text;
    }

    /// <summary>True when a letter of it is lost for good.</summary>
    public static bool AreIn(ReadOnlySpan<char> text)
    {
        if (!MayBeIn(text))
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var isAlone = i + 1 == text.Length || !char.IsLetter(text[i + 1]);
            if (text[i] == '\uFFFD' || (text[i] is 'Ã' or 'Â' && isAlone) || text[i..].StartsWith("â€"))
            {
                return true;
            }
        }

        return false;
    }

    private static string Once(string text)
    {
        StringBuilder? better = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (Letter(text, i) is { } letter)
            {
                better ??= new StringBuilder(text, 0, i, text.Length);
                better.Append(letter);
                i += Encoding.UTF8.GetByteCount(letter) - 1;
            }
            else
            {
                better?.Append(text[i]);
            }
        }

        return better?.ToString() ?? text;
    }

    /// <summary>The letter whose UTF-8 bytes stand here as Windows characters; none when these are letters in their own right.</summary>
    private static string? Letter(string text, int at)
    {
        var length = text[at] switch
        {
            >= '\u00C2' and <= '\u00DF' => 2,
            >= '\u00E0' and <= '\u00EF' => 3,
            _ => 0,
        };
        if (length == 0 || at + length > text.Length)
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[length];
        for (var i = 0; i < length; i++)
        {
            if (!_bytes.TryGetValue(text[at + i], out bytes[i]) || (i > 0 && bytes[i] > 0xBF))
            {
                return null;
            }
        }

        // Only what British and European text is written with: É’ in CAFÉ’S is two characters of that very word.
        return Rune.DecodeFromUtf8(bytes, out var rune, out var used) == System.Buffers.OperationStatus.Done && used == length
            && rune.Value is (>= 0xA0 and <= 0x17F) or (>= 0x2010 and <= 0x2044) or 0x20AC or 0x2122 ? rune.ToString() : null;
    }
}
