using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CommissioningDashboard.Tests.Reports;

/// <summary>A workbook as it stands in the file, read part by part: what a reader's program sees and not what a library makes of it.</summary>
internal sealed class AccessibleWorkbook : IDisposable
{
    private readonly MemoryStream _stream;
    private readonly List<string> _strings;

    public AccessibleWorkbook(byte[] bytes)
    {
        _stream = new MemoryStream(bytes);
        Document = SpreadsheetDocument.Open(_stream, isEditable: false);
        var book = Document.WorkbookPart!;
        _strings = [.. book.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(x => x.InnerText) ?? []];
        Sheets = [.. book.Workbook.Descendants<Sheet>().Select(x => new SheetInFile(this, x, (WorksheetPart)book.GetPartById(x.Id!.Value!)))];
    }

    public SpreadsheetDocument Document { get; }

    public Stylesheet Styles => Document.WorkbookPart!.WorkbookStylesPart!.Stylesheet;

    public IReadOnlyList<SheetInFile> Sheets { get; }

    /// <summary>The sheets with a table of figures.</summary>
    public IEnumerable<SheetInFile> Tables => Sheets.Skip(3);

    public void Dispose()
    {
        Document.Dispose();
        _stream.Dispose();
    }

    internal sealed record SheetInFile(AccessibleWorkbook Book, Sheet Entry, WorksheetPart Part)
    {
        public string Name => Entry.Name!.Value!;

        public Worksheet Worksheet => Part.Worksheet;

        public IReadOnlyList<CellInFile> Cells => [.. Worksheet.Descendants<Cell>().Where(x => x.CellValue is not null || x.InlineString is not null).Select(x => new CellInFile(Book, x))];

        public Table? Table => Part.TableDefinitionParts.SingleOrDefault()?.Table;

        /// <summary>First row, last row and last column of the table.</summary>
        public (int First, int Last, int Columns) Range
        {
            get
            {
                var ends = Table!.Reference!.Value!.Split(':');
                return (CellInFile.RowOf(ends[0]), CellInFile.RowOf(ends[1]), CellInFile.ColumnOf(ends[1]));
            }
        }

        public IEnumerable<CellInFile> Above => Cells.Where(x => Table is null || x.Row < Range.First);

        public IEnumerable<CellInFile> Body => Cells.Where(x => x.Row > Range.First && x.Row <= Range.Last);

        public string Text(string address) => Cells.Single(x => x.Address == address).Text;
    }

    internal sealed record CellInFile(AccessibleWorkbook Book, Cell Entry)
    {
        public string Address => Entry.CellReference!.Value!;

        public int Row => RowOf(Address);

        public int Column => ColumnOf(Address);

        public bool IsText => Entry.DataType?.Value is CellValues.SharedString or CellValues.InlineString or CellValues.String;

        public string Text => Entry.DataType?.Value == CellValues.SharedString ? Book._strings[int.Parse(Entry.CellValue!.Text)] : Entry.CellValue?.Text ?? Entry.InnerText;

        public CellFormat Format => Book.Styles.CellFormats!.Elements<CellFormat>().ElementAt((int)(Entry.StyleIndex?.Value ?? 0));

        public Font Font => Book.Styles.Fonts!.Elements<Font>().ElementAt((int)(Format.FontId?.Value ?? 0));

        /// <summary>The built-in number of the cell's named style: 16 is Heading 1.</summary>
        public uint? NamedStyle => Book.Styles.CellStyles!.Elements<CellStyle>().FirstOrDefault(x => x.FormatId?.Value == Format.FormatId?.Value)?.BuiltinId?.Value;

        public static int RowOf(string address) => int.Parse(Regex.Match(address, "[0-9]+").Value);

        public static int ColumnOf(string address) => Regex.Match(address, "[A-Z]+").Value.Aggregate(0, (sum, x) => (sum * 26) + x - 'A' + 1);
    }
}
