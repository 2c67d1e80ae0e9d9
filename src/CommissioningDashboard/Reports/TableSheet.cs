using ClosedXML.Excel;
using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Reports;

/// <summary>Writes one table on one worksheet: title, how to read it, then the table and nothing after it.</summary>
internal static class TableSheet
{
    /// <summary>The columns of numbers share one width, so that the eye runs down them evenly.</summary>
    private const double _numberWidth = 13.5;

    /// <summary>Up to so many lines, cells stand in the middle of their row, clear of the line above; taller ones at the top.</summary>
    private const int _fewLines = 3;

    public static void Write(
        IXLWorksheet sheet, string title, IEnumerable<string> lines, DisclosedTable table, string whenEmpty, double[]? widths = null)
    {
        sheet.WriteTitle(title);
        var hasTable = table.Rows.Count > 0;
        string[] above =
        [
            hasTable ? "This worksheet contains one table." : $"This worksheet contains no table. {whenEmpty}",
            .. lines,
            .. table.Shorthand.Select(x => $"{x.Text()} means {x.Meaning()}."),
        ];
        for (var i = 0; i < above.Length; i++)
        {
            sheet.Cell(i + 2, 1).Write(above[i]);
        }

        if (hasTable)
        {
            WriteTable(sheet, above.Length + 2, WithReliability(table), widths);
        }
        else
        {
            sheet.Column(1).Width = 40;
        }

        sheet.PrintLandscape(hasTable ? sheet.ColumnsUsed().Sum(x => x.Width) : 0);
    }

    private static void WriteTable(IXLWorksheet sheet, int headerRow, DisclosedTable table, double[]? given)
    {
        var widths = given ?? [.. table.Columns.Select((x, i) => Width(x, table, i))];
        for (var c = 0; c < widths.Length; c++)
        {
            sheet.Column(c + 1).Width = widths[c];
            WriteHeader(sheet.Cell(headerRow, c + 1), table.Columns[c], widths[c]);
        }

        for (var r = 0; r < table.Rows.Count; r++)
        {
            for (var c = 0; c < widths.Length; c++)
            {
                WriteCell(sheet.Cell(headerRow + 1 + r, c + 1), table.Rows[r][c], table.Columns[c].Unit != Unit.Text, widths[c]);
            }

            if (sheet.Row(headerRow + 1 + r).Height <= SheetText.Height(_fewLines))
            {
                sheet.Range(headerRow + 1 + r, 1, headerRow + 1 + r, widths.Length).Style.Alignment.SetVertical(
                    XLAlignmentVerticalValues.Center);
            }
        }

        // A step from the edge, so that neither headings nor a number and the text after it run together. Cell by cell: given to a
        // range, a step would send its numbers to the left.
        foreach (var cell in sheet.Range(headerRow, 1, headerRow + table.Rows.Count, widths.Length).Cells(x => x.Address.ColumnNumber > 1))
        {
            cell.Style.Alignment.SetIndent(1);
        }

        var made = sheet.Range(headerRow, 1, headerRow + table.Rows.Count, widths.Length).CreateTable(sheet.Name.ToLowerInvariant());
        made.Theme = XLTableTheme.None;
        made.ShowAutoFilter = false;
        made.ShowRowStripes = false;
        sheet.PageSetup.SetRowsToRepeatAtTop(headerRow, headerRow);
    }

    private static void WriteHeader(IXLCell cell, Column column, double width)
    {
        cell.WriteWrapped(column.Heading, width * 0.8);
        cell.Style.Font.SetBold();
        cell.Style.Alignment.SetVertical(XLAlignmentVerticalValues.Bottom);
        cell.Style.Alignment.SetHorizontal(column.Unit == Unit.Text ? XLAlignmentHorizontalValues.Left : XLAlignmentHorizontalValues.Right);
        cell.Style.Border.SetBottomBorder(XLBorderStyleValues.Thin);
    }

    private static void WriteCell(IXLCell cell, DisclosedCell shown, bool isNumeric, double width)
    {
        if (shown.Number is { } number)
        {
            var (stored, format) = ShownNumber.From(number, shown.Unit);
            cell.SetValue(stored);
            cell.Style.NumberFormat.Format = format;
            cell.Style.Alignment.SetWrapText().Alignment.SetVertical(XLAlignmentVerticalValues.Top);
        }
        else
        {
            cell.WriteWrapped($"{shown}", width);
        }

        cell.Style.Alignment.SetHorizontal(isNumeric ? XLAlignmentHorizontalValues.Right : XLAlignmentHorizontalValues.Left);
    }

    /// <summary>Marks rows of low reliability in a column of their own, so that a number stays a number.</summary>
    private static DisclosedTable WithReliability(DisclosedTable table)
        => !table.Rows.Any(x => x.Any(c => c.IsUnreliable)) ? table : table with
        {
            Columns = [.. table.Columns, new("reliability", "Reliability", Unit.Text, Protection.Free)],
            Rows = [.. table.Rows.Select(row => (IReadOnlyList<DisclosedCell>)
                [.. row, DisclosedCell.From(row.Any(c => c.IsUnreliable) ? Shorthand.LowReliability.Text() : "usual")])],
        };

    /// <summary>A text column as wide as its longest text up to a limit; every column wide enough for its heading's longest word.</summary>
    private static double Width(Column column, DisclosedTable table, int index)
    {
        var word = column.Heading.Split(' ').Max(x => x.Length) * 1.2;
        var text = column.Unit == Unit.Text ? Math.Clamp(table.Rows.Max(x => $"{x[index]}".Length), 12, 42) + (index > 0 ? 1 : 0)
            : _numberWidth;
        return Math.Ceiling(Math.Max(word, text) + 2);
    }
}
