using ClosedXML.Excel;

namespace CommissioningDashboard.Reports;

/// <summary>How text is put on a worksheet. Text is always stored as text: never read as a number, a date or a formula.</summary>
internal static class SheetText
{
    public const double BodySize = 12;
    public const double TitleSize = 16;
    public const double HeadingSize = 14;
    private const double _lineHeight = 15.6;

    /// <summary>Characters of Arial to a unit of width, which is one figure wide; prose holds about 1.2, so no line is cut.</summary>
    private const double _fill = 1.12;

    /// <summary>A wider table would be printed on one page in letters of less than half their size.</summary>
    private const double _readable = 230;

    public static void Write(this IXLCell cell, string text) => cell.SetValue(text.Trim());

    public static void WriteTitle(this IXLWorksheet sheet, string text)
    {
        sheet.Cell("A1").Write(text);
        sheet.Cell("A1").Style.Font.SetBold().Font.SetFontSize(TitleSize);
        sheet.Row(1).Height = 24;
    }

    public static void WriteHeading(this IXLCell cell, string text)
    {
        cell.Write(text);
        cell.Style.Font.SetBold().Font.SetFontSize(HeadingSize);
        cell.WorksheetRow().Height = 30;
        cell.Style.Alignment.SetVertical(XLAlignmentVerticalValues.Bottom);
    }

    /// <summary>A wrapped text in a column of this width, in a row high enough for all of it.</summary>
    public static void WriteWrapped(this IXLCell cell, string text, double width)
    {
        cell.Write(text);
        cell.Style.Alignment.SetWrapText().Alignment.SetVertical(XLAlignmentVerticalValues.Top);
        cell.WorksheetRow().Height = Math.Max(cell.WorksheetRow().Height, Height(Lines(text, width)));
    }

    /// <summary>Excel refuses rows above 409 points.</summary>
    public static double Height(int lines) => Math.Min(409, (lines * _lineHeight) + 4);

    /// <summary>How many lines a text takes when wrapped at words, as a spreadsheet does.</summary>
    public static int Lines(string text, double width)
    {
        var room = Math.Max(1, (int)(width * _fill));
        return text.Split('\n').Sum(part =>
        {
            var (lines, used) = (1, 0);
            foreach (var word in part.Split(' '))
            {
                if (used > 0 && used + 1 + word.Length > room)
                {
                    lines++;
                    used = 0;
                }

                lines += used == 0 ? (Math.Max(1, word.Length) - 1) / room : 0;
                used += (used > 0 ? 1 : 0) + word.Length;
            }

            return lines;
        });
    }

    /// <summary>A4 on its side, as wide as one page, so that a table prints whole; as few pages wide as can be read.</summary>
    public static void PrintLandscape(this IXLWorksheet sheet, double width = 0)
    {
        sheet.PageSetup.PaperSize = XLPaperSize.A4Paper;
        sheet.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        sheet.PageSetup.FitToPages(Math.Max(1, (int)Math.Ceiling(width / _readable)), 0);
        if (width > _readable)
        {
            sheet.PageSetup.SetColumnsToRepeatAtLeft(1, 1);
        }

        sheet.PageSetup.Margins.SetLeft(0.5).SetRight(0.5).SetTop(0.5).SetBottom(0.5);
    }
}
