using System.Xml;
using System.Xml.Linq;

namespace CommissioningDashboard.Imports.Reading.Files;

/// <summary>
/// Reading XML of files that may be hostile. Names are compared without their namespace, since the strict and the transitional form of a
/// workbook differ in nothing else.
/// </summary>
internal static class Xml
{
    public static XmlReaderSettings Safe { get; } = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    public static IEnumerable<XElement> Named(this XContainer within, string name)
        => within.Descendants().Where(x => x.Name.LocalName == name);

    public static string? Value(this XElement element, string attribute)
        => element.Attributes().FirstOrDefault(x => x.Name.LocalName == attribute)?.Value;

    /// <summary>The attribute of this name in whatever namespace, or none.</summary>
    public static string? Value(this XmlReader reader, string attribute)
    {
        string? value = null;
        while (reader.MoveToNextAttribute())
        {
            if (reader.LocalName == attribute && value is null)
            {
                value = reader.Value;
            }
        }

        reader.MoveToElement();
        return value;
    }

    public static bool IsTrue(string? value) => value is "1" or "true" or "on";

    /// <summary>What reading a damaged or hostile file throws.</summary>
    public static bool IsDamage(Exception exception)
        => exception is XmlException or InvalidDataException or IOException or FormatException or OverflowException or ArgumentException
            or IndexOutOfRangeException or NullReferenceException or KeyNotFoundException or InvalidOperationException
            or ExcelDataReader.Exceptions.ExcelReaderException or NotSupportedException;

    public static FileRefusedException Damaged()
        => new("The file is not a spreadsheet that can be read: it is damaged, or not really a workbook.",
            "Open it in Excel, save it again as .xlsx or CSV UTF-8, and import that.");
}
