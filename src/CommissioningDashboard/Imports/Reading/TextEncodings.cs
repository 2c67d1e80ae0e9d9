using System.Text;
using System.Text.Unicode;

namespace CommissioningDashboard.Imports.Reading;

/// <summary>
/// Finds how a text file was written: UTF-8 or UTF-16 by mark or by content, otherwise Windows-1252, which is what
/// Excel's plain "CSV" means on a British machine.
/// </summary>
internal static class TextEncodings
{
    public static Encoding Windows { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static Encoding Detect(Stream file)
    {
        Span<byte> start = stackalloc byte[256];
        file.Position = 0;
        start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        file.Position = 0;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || HasZeros(start, offset: 1))
        {
            return Encoding.Unicode;
        }

        if (start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || HasZeros(start, offset: 0))
        {
            return Encoding.BigEndianUnicode;
        }

        return IsUtf8(file) ? Encoding.UTF8 : Windows;
    }

    /// <summary>Latin text in UTF-16 has a zero in every second byte.</summary>
    private static bool HasZeros(ReadOnlySpan<byte> start, int offset)
    {
        var pairs = start.Length / 2;
        var zeros = 0;
        for (var i = 0; i < pairs; i++)
        {
            zeros += start[(2 * i) + offset] == 0 ? 1 : 0;
        }

        return pairs > 1 && zeros > pairs * 0.8;
    }

    private static bool IsUtf8(Stream file)
    {
        var buffer = new byte[1 << 16];
        var kept = 0;
        try
        {
            int read;
            while ((read = file.Read(buffer, kept, buffer.Length - kept)) > 0)
            {
                var length = kept + read;

                // A character may be cut by the end of the block: its first bytes wait for the next one.
                var whole = WholeCharacters(buffer.AsSpan(0, length));
                if (!Utf8.IsValid(buffer.AsSpan(0, whole)))
                {
                    return false;
                }

                kept = length - whole;
                buffer.AsSpan(whole, kept).CopyTo(buffer);
            }

            return kept == 0;
        }
        finally
        {
            file.Position = 0;
        }
    }

    private static int WholeCharacters(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var b = bytes[^back];
            if (b >= 0xC0)
            {
                var needs = b switch
                {
                    >= 0xF0 => 4,
                    >= 0xE0 => 3,
                    _ => 2,
                };
                return needs > back ? bytes.Length - back : bytes.Length;
            }

            if (b < 0x80)
            {
                break;
            }
        }

        return bytes.Length;
    }
}
