using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace CommissioningDashboard.Tests.Imports;

/// <summary>Workbooks as councils' systems save them, written part by part so that every odd thing can be in them.</summary>
internal sealed class CouncilWorkbook
{
    private readonly List<(string Name, string State, object?[][] Rows, int[] Hidden, string[] Merged)> _sheets = [];
    private readonly List<string> _formats = ["General", "yyyy-mm-dd"];

    public bool IsStrict { get; init; }

    public bool Is1904 { get; init; }

    /// <summary>A number shown by a format.</summary>
    public sealed record Formatted(double Number, string Format);

    /// <summary>A cell that could not be worked out.</summary>
    public sealed record Error(string Text);

    /// <summary>A formula without its outcome, or with an empty place for it.</summary>
    public sealed record Formula(string Text, bool HasPlace = false);

    public static byte[] Of(params object?[][] rows) => new CouncilWorkbook().Add("Data", rows).Save();

    public CouncilWorkbook Add(string name, object?[][] rows, string state = "visible", int[]? hidden = null, string[]? merged = null)
    {
        _sheets.Add((name, state, rows, hidden ?? [], merged ?? []));
        return this;
    }

    public byte[] Save()
    {
        var (main, links) = IsStrict
            ? ("http://purl.oclc.org/ooxml/spreadsheetml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships")
            : ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
        const string package = "http://schemas.openxmlformats.org/package/2006/relationships";
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part("_rels/.rels", $"<Relationships xmlns='{package}'><Relationship Id='r1' Type='{links}/officeDocument' Target='xl/workbook.xml'/></Relationships>");
            Part("xl/workbook.xml", $"<workbook xmlns='{main}' xmlns:r='{links}'><workbookPr{(Is1904 ? " date1904='1'" : "")}/><sheets>"
                + string.Concat(_sheets.Select((x, i) => $"<sheet name='{x.Name}' sheetId='{i + 1}' state='{x.State}' r:id='s{i}'/>")) + "</sheets></workbook>");
            Part("xl/_rels/workbook.xml.rels", $"<Relationships xmlns='{package}'><Relationship Id='st' Type='{links}/styles' Target='styles.xml'/>"
                + string.Concat(_sheets.Select((_, i) => $"<Relationship Id='s{i}' Type='{links}/worksheet' Target='worksheets/sheet{i + 1}.xml'/>")) + "</Relationships>");
            foreach (var (i, sheet) in _sheets.Index())
            {
                Part($"xl/worksheets/sheet{i + 1}.xml", $"<worksheet xmlns='{main}'><sheetData>"
                    + string.Concat(sheet.Rows.Select((x, r) => $"<row r='{r + 1}'{(sheet.Hidden.Contains(r + 1) ? " hidden='1'" : "")}>{string.Concat(x.Select((c, n) => Cell(c, n, r)))}</row>"))
                    + $"</sheetData>{(sheet.Merged.Length == 0 ? "" : $"<mergeCells>{string.Concat(sheet.Merged.Select(x => $"<mergeCell ref='{x}'/>"))}</mergeCells>")}"
                    + "</worksheet>");
            }

            Part("xl/styles.xml", $"<styleSheet xmlns='{main}'><numFmts>{string.Concat(_formats.Select((x, i) => $"<numFmt numFmtId='{200 + i}' formatCode='{SecurityElement.Escape(x)}'/>"))}</numFmts>"
                + $"<cellXfs>{string.Concat(_formats.Select((_, i) => $"<xf numFmtId='{200 + i}'/>"))}</cellXfs></styleSheet>");

            void Part(string name, string content)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return file.ToArray();
    }

    private string Cell(object? value, int column, int row)
    {
        var at = $"{(char)('A' + column)}{row + 1}";
        return value switch
        {
            null => "",
            string text => $"<c r='{at}' t='inlineStr'><is><t xml:space='preserve'>{SecurityElement.Escape(text)}</t></is></c>",
            DateOnly day when IsStrict => $"<c r='{at}' s='1' t='d'><v>{day:yyyy-MM-dd}</v></c>",
            DateOnly day => $"<c r='{at}' s='1'><v>{day.DayNumber - new DateOnly(1899, 12, 30).DayNumber - (Is1904 ? 1462 : 0)}</v></c>",
            Error error => $"<c r='{at}' t='e'><f>VLOOKUP(1,A:B,2,0)</f><v>{error.Text}</v></c>",
            Formula formula => $"<c r='{at}'><f>{formula.Text}</f>{(formula.HasPlace ? "<v></v>" : "")}</c>",
            Formatted shown => $"<c r='{at}' s='{Style(shown.Format)}'><v>{shown.Number.ToString(CultureInfo.InvariantCulture)}</v></c>",
            var number => $"<c r='{at}'><v>{Convert.ToString(number, CultureInfo.InvariantCulture)}</v></c>",
        };
    }

    private int Style(string format)
    {
        if (!_formats.Contains(format))
        {
            _formats.Add(format);
        }

        return _formats.IndexOf(format);
    }
}
