using System.Globalization;
using System.Text;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Web.Feed;

/// <summary>A measure's table as CSV: UTF-8 with a mark so that spreadsheets read it as such, full precision, no formula ever.</summary>
internal static class TableCsv
{
    private static readonly System.Buffers.SearchValues<char> _quoted = System.Buffers.SearchValues.Create(",\"\r\n");

    /// <param name="behind">Columns that say the same in every row, after the figures.</param>
    public static byte[] Write(MeasureTable table, IReadOnlyList<(string Heading, string Value)> behind)
    {
        var shown = table.Columns.Select((x, i) => (Column: x, Index: i)).Where(x => !x.Column.IsWorking).ToList();
        return Write(
        [
            shown.Select(x => Field(x.Column.Heading)).Concat(behind.Select(x => Field(x.Heading))),
            .. table.Rows.Select(row => shown.Select(x => Field(row[x.Index])).Concat(behind.Select(x => Field(x.Value)))),
        ]);
    }

    /// <summary>Lines of fields that are written as CSV already.</summary>
    public static byte[] Write(IEnumerable<IEnumerable<string>> lines)
    {
        var text = new StringBuilder();
        foreach (var fields in lines)
        {
            text.AppendJoin(',', fields).Append("\r\n");
        }

        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static string Field(Cell cell)
        => cell.Number is { } number ? number.ToString("R", CultureInfo.InvariantCulture) : Field(cell.Text ?? "[z]");

    /// <summary>Text that a spreadsheet would take for a formula is given an apostrophe first.</summary>
    public static string Field(string text)
    {
        var safe = text.TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '\t', ..] ? $"'{text}" : text;
        return safe.AsSpan().ContainsAny(_quoted) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
