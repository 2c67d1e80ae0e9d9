using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace CommissioningDashboard.Tests.Imports;

/// <summary>Writes OpenDocument spreadsheets as LibreOffice does: in one line, alike cells and rows once with their number.</summary>
internal static class OpenDocumentFile
{
    private const string _head = """
        <?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
        """;

    public const string Empty = "<table:table-cell/>";

    public static string Text(string text) => $"<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>";

    public static string Day(DateOnly day)
        => $"<table:table-cell office:value-type=\"date\" office:date-value=\"{day:yyyy-MM-dd}\"><text:p>{day:dd/MM/yy}</text:p></table:table-cell>";

    public static string Number(double number, string shown)
        => $"<table:table-cell office:value-type=\"float\" office:value=\"{number.ToString(CultureInfo.InvariantCulture)}\"><text:p>{shown}</text:p></table:table-cell>";

    public static string Row(params string[] cells) => $"<table:table-row>{string.Concat(cells)}</table:table-row>";

    public static string Sheet(string name, params string[] rows) => $"<table:table table:name=\"{name}\">{string.Concat(rows)}</table:table>";

    public static byte[] Write(params string[] sheets) => Write(x =>
    {
        foreach (var sheet in sheets)
        {
            x.Write(sheet);
        }
    });

    /// <summary>Without ever holding what it unpacks to.</summary>
    public static byte[] Write(Action<StreamWriter> sheets)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var content = new StreamWriter(zip.CreateEntry("content.xml").Open(), new UTF8Encoding(false));
            content.Write(_head.Trim());
            sheets(content);
            content.Write("</office:spreadsheet></office:body></office:document-content>");
        }

        return file.ToArray();
    }
}
