using ClosedXML.Excel;
using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Reports;

/// <summary>
/// Writes the board report as an accessible workbook: Cover, Contents, Notes, then one table a worksheet. Made with
/// ClosedXML, then finished in one pass for what it cannot say (<see cref="WorkbookFinish"/>).
/// </summary>
/// <remarks>
/// Rules: the Government Analysis Function's checklist for accessible spreadsheets. Each is checked by a test on the file.
/// About 20 kB of memory a row: for up to some thousands of rows, one workbook at a time.
/// </remarks>
public static class BoardWorkbook
{
    /// <returns>The number of table rows written, the front sheets left out.</returns>
    public static int Write(BoardReport report, Stream stream)
    {
        var sheets = ReportSheet.All;
        var tables = sheets.Select(x => x.Table(report.Slice, report.Profile)).ToList();
        var findings = sheets.Select((x, i) => x.Finding(tables[i])).ToList();
        var notes = new ReportNotes(report, sheets);
        using var workbook = new XLWorkbook();
        workbook.Style.Font.SetFontName("Arial").Font.SetFontSize(SheetText.BodySize);
        SetProperties(workbook, report);

        FrontSheets.Cover(workbook.AddWorksheet("Cover"), report, findings.OfType<string>());
        FrontSheets.Contents(workbook.AddWorksheet("Contents"),
            [("Cover", "Findings, what the report covers and how it was made"),
                ("Notes", "Shorthand, disclosure control and the definition of every measure"), .. sheets.Select(x => (x.Name, x.Title))]);
        FrontSheets.Notes(workbook.AddWorksheet("Notes"), notes);
        for (var i = 0; i < sheets.Count; i++)
        {
            TableSheet.Write(
                workbook.AddWorksheet(sheets[i].Name), sheets[i].Title, Above(report, sheets[i], findings[i], notes), tables[i],
                    sheets[i].WhenEmpty);
        }

        using var made = new MemoryStream();
        workbook.SaveAs(made);
        WorkbookFinish.Apply(made);
        made.Position = 0;
        made.CopyTo(stream);
        return tables.Sum(x => x.Rows.Count);
    }

    private static IEnumerable<string> Above(BoardReport report, ReportSheet sheet, string? finding, ReportNotes notes)
    {
        if (finding is not null)
        {
            yield return finding;
        }

        foreach (var explanation in sheet.Explanations(report.Slice, report.Profile))
        {
            yield return explanation;
        }

        foreach (var rests in Evidence.Partial(report.Slice, sheet.Measures))
        {
            yield return rests.Rounded.Plain;
        }

        foreach (var marks in notes.Marks(sheet))
        {
            yield return $"Notes on the Notes worksheet: {marks}.";
        }

        yield return report.Slice.Market.CompleteUntil is { } day
            ? $"Source: {report.Slice.Market.AuthorityName}, {report.Slice.Period.Label}, data as at {Written.Date(day)}. The filter is on "
            + $"the Cover worksheet."
            : $"Source: {report.Slice.Market.AuthorityName}. No referral has been recorded yet.";
    }

    private static void SetProperties(XLWorkbook workbook, BoardReport report)
    {
        workbook.Properties.Title = FrontSheets.Title(report).Replace('_', ' ');
        workbook.Properties.Author = report.Slice.Market.AuthorityName;
        workbook.Properties.LastModifiedBy = report.Slice.Market.AuthorityName;
        workbook.Properties.Subject = "Spread of care referrals over providers";
        workbook.Properties.Keywords = "market diversity; care; commissioning; Care Act 2014";
        workbook.Properties.Comments = $"{report.Profile.Name} profile. {report.Profile.Words}"
            + (report.Profile.IsExact ? $" {ExactFile.InOneLine(report.Slice)}" : "");
        workbook.Properties.Created = report.MadeAt.UtcDateTime;
        workbook.Properties.Modified = report.MadeAt.UtcDateTime;
    }
}
