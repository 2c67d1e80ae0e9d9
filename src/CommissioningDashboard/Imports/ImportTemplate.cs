using System.Text;
using ClosedXML.Excel;

namespace CommissioningDashboard.Imports;

/// <summary>
/// A file to fill in: the format's headings, a note on each column and an example. Notes and example begin with a hash,
/// so that a template sent back as it is imports nothing.
/// </summary>
public static class ImportTemplate
{
    private const double _width = 26;

    /// <summary>The template as CSV, in UTF-8 with a mark so that spreadsheets read it as such.</summary>
    public static byte[] Csv(ImportFormat format)
    {
        var lines = Rows(format)
            .Select(row => string.Join(',', row.Select(x => $"\"{x.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")));
        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n")];
    }

    /// <summary>The template as a workbook of one sheet.</summary>
    public static byte[] Xlsx(ImportFormat format)
    {
        using var workbook = new XLWorkbook { Author = "Commissioning Dashboard" };
        workbook.Properties.Title = $"Template: {format.Name}";
        var sheet = workbook.AddWorksheet("Data");
        sheet.Style.Font.FontName = "Arial";
        sheet.Style.Font.FontSize = 12;
        sheet.Style.Alignment.WrapText = true;
        sheet.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;

        // Text throughout: a spreadsheet must not turn a reference or a date into something else.
        sheet.Columns(1, format.Columns.Count).Width = _width;
        sheet.Columns(1, format.Columns.Count).Style.NumberFormat.Format = "@";
        var at = 1;
        foreach (var row in Rows(format))
        {
            for (var column = 0; column < row.Count; column++)
            {
                sheet.Cell(at, column + 1).SetValue(row[column]);
            }

            at++;
        }

        sheet.Row(1).Style.Font.Bold = true;
        using var bytes = new MemoryStream();
        workbook.SaveAs(bytes);
        return bytes.ToArray();
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(ImportFormat format)
    {
        yield return [.. format.Columns.Select(x => x.Heading)];
        yield return Note(x => $"{x.Explanation} {(x.Required ? "Needed. " : "")}{x.Rule}.");
        yield return Note(x => x.Example);

        IReadOnlyList<string> Note(Func<ImportColumn, string> of) => [.. format.Columns.Select((x, i) => i == 0 ? $"# {of(x)}" : of(x))];
    }
}
