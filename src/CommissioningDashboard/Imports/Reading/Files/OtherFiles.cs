using System.Text;

namespace CommissioningDashboard.Imports.Reading.Files;

/// <summary>
/// Files that are neither workbooks nor lists of text, whatever they are called: systems save web pages as .xls, and people bring the
/// letter in place of the list. Each is refused by its name, since read as text it would only be a heap of wrong headings.
/// </summary>
internal static class OtherFiles
{
    private const int _looked = 1024;
    private const string _again = "Open it in Excel or LibreOffice, save it as an Excel workbook (.xlsx) or as CSV UTF-8, and bring that.";
    private const string _ask = "Ask for the list in it as a workbook or CSV.";
    private const string _unpack = "Unpack it, and bring the list that is in it.";

    /// <exception cref="FileRefusedException">It is such a file.</exception>
    public static void Refuse(Stream file)
    {
        var bytes = new byte[_looked];
        file.Position = 0;
        var read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        file.Position = 0;

        // Latin letters stand alone in every encoding, once the zeros of two-byte ones are dropped.
        var start = Encoding.Latin1.GetString(bytes, 0, read).Replace("\0", "", StringComparison.Ordinal);
        var text = start.TrimStart('ï', '»', '¿', 'ÿ', 'þ', ' ', '\r', '\n', '\t').ToLowerInvariant();
        if (Name(start, text) is var (what, remedy) && what.Length > 0)
        {
            throw new FileRefusedException($"This is {what}, and not a list of rows.", remedy);
        }
    }

    private static (string What, string Remedy) Name(string start, string text)
    {
        if (text.StartsWith('<'))
        {
            return text switch
            {
                _ when text.Contains("urn:schemas-microsoft-com:office:spreadsheet", StringComparison.Ordinal)
                    || text.Contains("excel.sheet", StringComparison.Ordinal) => ("an XML spreadsheet of the year 2003", _again),
                _ when text.Contains("<html", StringComparison.Ordinal) || text.Contains("<table", StringComparison.Ordinal)
                    || text.Contains("<!doctype", StringComparison.Ordinal) => ("a web page, whatever it is called", _again),
                _ when text.StartsWith("<?xml", StringComparison.Ordinal) => ("an XML file", _again),
                _ => ("", ""),
            };
        }

        return start switch
        {
            _ when start.StartsWith("%PDF", StringComparison.Ordinal) => ("a PDF", _ask),
            _ when start.StartsWith("\u001F\u008B", StringComparison.Ordinal) || start.StartsWith("7z", StringComparison.Ordinal)
                || start.StartsWith("Rar!", StringComparison.Ordinal) => ("a compressed file", _unpack),
            _ when start.StartsWith("\u0089PNG", StringComparison.Ordinal) || start.StartsWith("ÿØÿ", StringComparison.Ordinal)
                => ("a picture", _ask),
            _ when text.StartsWith('{') || (text.StartsWith('[') && text[1..].TrimStart().StartsWith('{')) => ("a JSON file", _ask),
            _ => ("", ""),
        };
    }
}
