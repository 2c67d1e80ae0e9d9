using ClosedXML.Excel;
using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Reports;

/// <summary>The sheets before the tables: cover, contents and notes.</summary>
internal static class FrontSheets
{
    private const double _page = 105;

    public static string Title(BoardReport report)
        => $"How care is shared out: {report.Slice.Market.AuthorityName}, {report.Slice.Period.Label}";

    public static void Cover(IXLWorksheet sheet, BoardReport report, IEnumerable<string> findings)
    {
        sheet.Column(1).Width = _page;
        sheet.Cell("A1").WriteWrapped(Title(report), _page * 0.7);
        sheet.WriteTitle(Title(report));
        sheet.Row(1).Height = SheetText.Height(SheetText.Lines(Title(report), _page * 0.7)) * 1.35;
        var row = 2;
        Text("A report on the spread of referrals over micro, small, medium, large and in-house providers, for those who shape the local "
            + "market under section 5 of the Care Act 2014.");
        if (report.Number is { } number)
        {
            Text($"Board report {number}: {report.Heading}. Frozen on {Written.Moment(report.MadeAt)}: its file and its formulas are kept "
                + $"as they are here, whatever changes later.");
        }

        if (report.Slice.Market.IsDemo)
        {
            Text("This authority is made up. Nothing in this workbook is about a real place, provider or person.");
        }

        Section("Findings", [.. findings.DefaultIfEmpty("The data do not bear out a finding yet: no referral was arranged with a named "
            + "provider in this period.")]);
        Section("What it covers",
            $"Authority: {report.Slice.Market.AuthorityName}.",
            $"Period: {report.Slice.Period.Label}.",
            $"Filter: {string.Join("; ", report.Slice.Filter.InWords(report.Slice.Market))}.",
            $"Comparison: {report.Slice.ComparedInWords().TrimEnd('.')}.",
            $"Size scheme: {report.Slice.Scheme.Name}, in use from {Written.Date(report.Slice.Scheme.From)}. Source: "
                + $"{report.Slice.Scheme.Source}.",
            AsAt(report.Slice.Market));
        Section("How it was made",
            $"Disclosure profile: {report.Profile.Name}. {report.Profile.Words}",
            $"Made by: {report.MadeBy}.",
            $"Made on: {Written.Moment(report.MadeAt)}.",
            $"Methods: {string.Join("; ", BoardReport.Measures.Select(x => $"{x.Name}, version {x.Version}"))}.");
        Section("How to use this workbook",
            "The Contents worksheet lists every worksheet with a link. The Notes worksheet explains the shorthand and defines every "
                + "measure.",
            "Each table stands by itself on a worksheet and starts in column A. Cells hold values only: there are no formulas, filters, "
                + "hidden rows or frozen panes.");
        sheet.PrintLandscape();

        void Section(string heading, params string[] texts)
        {
            sheet.Cell(row++, 1).WriteHeading(heading);
            foreach (var text in texts)
            {
                Text(text);
            }
        }

        void Text(string text) => sheet.Cell(row++, 1).WriteWrapped(text, _page);
    }

    public static void Contents(IXLWorksheet sheet, IEnumerable<(string Name, string Shows)> listed)
    {
        TableSheet.Write(sheet, "Contents", ["Choose a worksheet’s name to go to "
            + "it."], Rows("Contents", [("Worksheet", x => x.Item1), ("What it shows", x => x.Item2)], listed), "", [24, 70]);
        foreach (var cell in sheet.Tables.Single().DataRange.FirstColumn().Cells())
        {
            cell.Hyperlink = new XLHyperlink($"'{cell.GetString()}'!A1", $"Go to {cell.GetString()}");
        }
    }

    public static void Notes(IXLWorksheet sheet, ReportNotes notes)
    {
        var listed = notes.All.Select(x => (x.Mark, x.About, x.Text)).ToList();
        var table = Rows("Notes", [("Note", x => x.Mark), ("About", x => x.About), ("Text", x => x.Text)], listed);
        TableSheet.Write(sheet, "Notes", ["Shorthand in square brackets stands in a cell instead of a "
            + "number.", .. Enum.GetValues<Shorthand>().Select(x => $"{x.Text()} means {x.Meaning()}.")], table, "", [12, 26, 100]);
    }

    private static DisclosedTable Rows<T>(string title, IReadOnlyList<(string Heading, Func<T, string> Read)> columns, IEnumerable<T> rows)
        => new(
        title,
        [.. columns.Select(x => new Column(x.Heading, x.Heading, Unit.Text, Protection.Free))],
        [.. rows.Select(row => (IReadOnlyList<DisclosedCell>)[.. columns.Select(x => DisclosedCell.From(x.Read(row)))])]);

    /// <summary>The day up to which all is in; a few referrals that are recorded ahead of the others do not move it.</summary>
    private static string AsAt(MarketSnapshot market) => (market.CompleteUntil, market.DataAsAt) switch
    {
        ({ } until, { } latest) when until < latest
            => $"Data as at: {Written.Date(until)}, the end of the last month whose referrals are all in.",
        (_, { } latest) => $"Data as at: {Written.Date(latest)}, the day of the latest referral.",
        _ => "Data as at: no referral has been recorded yet.",
    };
}
