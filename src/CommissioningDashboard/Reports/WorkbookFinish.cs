using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CommissioningDashboard.Reports;

/// <summary>
/// The last pass over a workbook, for what ClosedXML 0.95 cannot say or says badly: language, heading styles, the normal
/// font, the order of columns. Loading the file with ClosedXML again would undo it.
/// </summary>
internal static class WorkbookFinish
{
    public static void Apply(Stream stream)
    {
        using var document = SpreadsheetDocument.Open(stream, isEditable: true);
        document.PackageProperties.Language = "en-GB";
        var workbook = document.WorkbookPart!;
        var styles = workbook.WorkbookStylesPart!.Stylesheet!;
        TidyFonts(styles);
        TidyFormats(styles);
        AddHeadingStyle(styles, "Heading 1", builtinId: 16, SheetText.TitleSize);
        AddHeadingStyle(styles, "Heading 2", builtinId: 17, SheetText.HeadingSize);
        styles.Save();
        foreach (var sheet in workbook.WorksheetParts)
        {
            SortColumns(sheet.Worksheet);
            StartAtA1(sheet.Worksheet, isFirst: workbook.GetIdOfPart(sheet) == workbook.Workbook.Descendants<Sheet>().First().Id?.Value);
            sheet.Worksheet.Save();
        }
    }

    /// <summary>Normal text is Arial 12, and black is left to the reader's own colours, which high contrast needs.</summary>
    private static void TidyFonts(Stylesheet styles)
    {
        var fonts = styles.Fonts!.Elements<Font>().ToList();
        var normal = fonts[(int)(styles.CellStyleFormats!.Elements<CellFormat>().First().FontId?.Value ?? 0)];
        normal.FontName = new FontName { Val = "Arial" };
        normal.FontSize = new FontSize { Val = SheetText.BodySize };
        foreach (var font in fonts.Where(x => x.Color?.Rgb?.Value is "FF000000" or "00000000" || x.Color?.Theme?.Value == 1))
        {
            font.Color = null;
        }
    }

    /// <summary>Format 0 is built in and means General; ClosedXML writes it as an empty format.</summary>
    private static void TidyFormats(Stylesheet styles)
    {
        foreach (var format in styles.NumberingFormats?.Elements<NumberingFormat>().Where(x => x.NumberFormatId?.Value == 0).ToList() ?? [])
        {
            format.Remove();
        }

        if (styles.NumberingFormats is { } formats)
        {
            formats.Count = (uint)formats.ChildElements.Count;
            if (formats.Count == 0)
            {
                formats.Remove();
            }
        }
    }

    /// <summary>Cells in a heading's size become headings by name, which screen readers list.</summary>
    private static void AddHeadingStyle(Stylesheet styles, string name, uint builtinId, double size)
    {
        var fonts = styles.Fonts!.Elements<Font>().ToList();
        var cells = styles.CellFormats!.Elements<CellFormat>().Where(x => fonts[(int)(x.FontId?.Value ?? 0)].FontSize?.Val?.Value == size)
            .ToList();
        if (cells.Count == 0)
        {
            return;
        }

        var formats = styles.CellStyleFormats!;
        formats.AppendChild(
            new CellFormat { NumberFormatId = 0, FontId = cells[0].FontId?.Value ?? 0, FillId = 0, BorderId = 0, ApplyFont = true });
        formats.Count = (uint)formats.ChildElements.Count;
        var place = formats.Count.Value - 1;
        foreach (var cell in cells)
        {
            cell.FormatId = place;
            cell.ApplyFont = true;
        }

        styles.CellStyles ??= new CellStyles();
        styles.CellStyles.AppendChild(new CellStyle { Name = name, FormatId = place, BuiltinId = builtinId });
        styles.CellStyles.Count = (uint)styles.CellStyles.ChildElements.Count;
    }

    private static void SortColumns(Worksheet sheet)
    {
        if (sheet.GetFirstChild<Columns>() is not { } columns)
        {
            return;
        }

        var sorted = columns.Elements<DocumentFormat.OpenXml.Spreadsheet.Column>().OrderBy(x => x.Min!.Value).ToList();
        columns.RemoveAllChildren();
        foreach (var column in sorted)
        {
            columns.AppendChild(column);
        }
    }

    /// <summary>Every sheet opens at its first cell, and the workbook at its first sheet.</summary>
    private static void StartAtA1(Worksheet sheet, bool isFirst)
    {
        var view = sheet.GetFirstChild<SheetViews>()!.Elements<SheetView>().Single();
        view.TabSelected = isFirst ? true : null;
        view.TopLeftCell = null;
        view.RemoveAllChildren<Selection>();
        view.AppendChild(new Selection { ActiveCell = "A1", SequenceOfReferences = new ListValue<StringValue> { InnerText = "A1" } });
    }
}
