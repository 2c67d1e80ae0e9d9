using System.Buffers.Binary;
using System.Text;

namespace CommissioningDashboard.Web.Pictures;

/// <summary>Writes words into a PNG file, where programs show them as its properties.</summary>
/// <remarks>Source: W3C, Portable Network Graphics (PNG) Specification, third edition, sections 5.3 (chunks) and 11.3.3 (tEXt).</remarks>
internal static class PngText
{
    // A signature of 8 bytes, then the header: length, type, 13 bytes and checksum.
    private const int _afterHeader = 8 + 4 + 4 + 13 + 4;

    /// <param name="png">The picture.</param>
    /// <param name="texts">Headings of at most 79 letters and what they say, both in Latin letters.</param>
    public static byte[] Add(byte[] png, IReadOnlyList<(string Heading, string Value)> texts)
        => [.. png[.._afterHeader], .. texts.SelectMany(x => Chunk($"tEXt{x.Heading}\0{x.Value}")), .. png[_afterHeader..]];

    private static byte[] Chunk(string typeAndText)
    {
        var content = Encoding.Latin1.GetBytes(typeAndText);
        var chunk = new byte[content.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length - 4);
        content.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(content.Length + 4), Checksum(content));
        return chunk;
    }

    /// <summary>The cyclic redundancy check that the format asks for, a bit at a time: few bytes pass here.</summary>
    private static uint Checksum(byte[] content)
    {
        var rest = uint.MaxValue;
        foreach (var bit in content.SelectMany(x => Enumerable.Range(0, 8).Select(shift => (uint)(x >> shift) & 1)))
        {
            rest = (rest >> 1) ^ (((rest ^ bit) & 1) == 1 ? 0xEDB88320 : 0);
        }

        return ~rest;
    }
}
