using System.Globalization;
using ClosedXML.Excel;
using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Reports;

namespace CommissioningDashboard.Tests.Disclosure;

/// <summary>A board workbook as somebody outside the authority holds it: nothing but the cells of its tables.</summary>
internal sealed class PublishedWorkbook
{
    private readonly Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, PublishedCell>>> _sheets = [];

    private PublishedWorkbook(byte[] bytes)
    {
        using var book = new XLWorkbook(new MemoryStream(bytes));
        foreach (var sheet in book.Worksheets.Where(x => x.Name is not ("Cover" or "Contents" or "Notes")))
        {
            _sheets[sheet.Name] = sheet.Tables.SingleOrDefault() is { } table ? [.. table.DataRange.Rows().Select(x => Read(table, x))] : [];
        }

        Sentences = string.Join('\n', book.Worksheets.SelectMany(x => x.Column(1).CellsUsed()).Select(x => x.GetFormattedString()));
    }

    /// <summary>All that stands in first columns: the cover, what is above each table, and the names of rows.</summary>
    public string Sentences { get; }

    public IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, PublishedCell>>> Sheets => _sheets;

    public static PublishedWorkbook Of(MarketSlice slice, string profile = "board")
    {
        using var stream = new MemoryStream();
        BoardWorkbook.Write(new BoardReport(slice, DisclosureProfile.Find(profile)!, "a test", new DateTimeOffset(2026, 6, 1, 9, 0, 0, TimeSpan.Zero)), stream);
        return new PublishedWorkbook(stream.ToArray());
    }

    /// <summary>The row of a sheet that begins with this name; none when it has no such row.</summary>
    public IReadOnlyDictionary<string, PublishedCell>? Row(string sheet, string name) => _sheets[sheet].FirstOrDefault(x => x.First().Value.Text == name);

    private static Dictionary<string, PublishedCell> Read(IXLTable table, IXLTableRow row) => table.Fields.ToDictionary(
        x => x.Name,
        x => row.Cell(x.Index + 1) is { DataType: XLDataType.Number } cell
            ? new PublishedCell(null, double.Parse(cell.Value.ToString()!, CultureInfo.InvariantCulture), cell.GetFormattedString())
            : new PublishedCell(row.Cell(x.Index + 1).GetString(), null, row.Cell(x.Index + 1).GetString()));
}

/// <summary>One cell: a text, or the number stored in the file and how it is displayed.</summary>
internal readonly record struct PublishedCell(string? Text, double? Number, string Displayed)
{
    public bool IsWithheld => Text == "[c]";
}
