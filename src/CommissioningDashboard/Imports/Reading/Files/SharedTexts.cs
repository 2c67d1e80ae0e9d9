using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace CommissioningDashboard.Imports.Reading.Files;

/// <summary>The texts that a workbook's cells share, and texts of cells in general.</summary>
internal static partial class SharedTexts
{
    public static IReadOnlyList<string> Read(ZipArchiveEntry part)
    {
        using var reader = XmlReader.Create(part.Open(), Xml.Safe);
        var texts = new List<string>();
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                texts.Add(TextWithin(reader));
            }
        }

        return texts;
    }

    /// <summary>All text of the element that the reader stands on, without how it is to be pronounced.</summary>
    public static string TextWithin(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var (depth, text) = (reader.Depth, new StringBuilder());
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "rPh" })
            {
                Skip(reader);
            }
            else if (reader.NodeType
                is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                text.Append(reader.Value);
            }
        }

        return Plain(text.ToString());
    }

    /// <summary>Characters that XML cannot hold are written as _x000D_.</summary>
    public static string Plain(string text)
        => text.Contains("_x", StringComparison.Ordinal)
            ? Escaped().Replace(text, x => $"{(char)int.Parse(x.Groups[1].ValueSpan, System.Globalization.NumberStyles.HexNumber)}")
            : text;

    private static void Skip(XmlReader reader)
    {
        var depth = reader.Depth;
        while (!reader.IsEmptyElement && reader.Read() && reader.Depth > depth)
        {
        }
    }

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escaped();
}
