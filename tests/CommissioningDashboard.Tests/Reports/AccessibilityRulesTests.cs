using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace CommissioningDashboard.Tests.Reports;

/// <summary>
/// The checklist for accessible spreadsheets, rule by rule, read from the file itself. Sources: Government Analysis Function,
/// accessibility checklist and making spreadsheets accessible (drafts of 2021); using symbols in tables.
/// </summary>
public sealed partial class AccessibilityRulesTests(MadeReport made) : IClassFixture<MadeReport>, IDisposable
{
    private readonly AccessibleWorkbook _book = new(made.Bytes);

    [Theory]
    [InlineData(FileFormatVersions.Office2010)]
    [InlineData(FileFormatVersions.Office2013)]
    [InlineData(FileFormatVersions.Microsoft365)]
    public void X1_The_file_follows_the_standard(FileFormatVersions version)
        => new OpenXmlValidator(version).Validate(_book.Document).Select(x => $"{x.Path?.XPath}: {x.Description}").Should().BeEmpty();

    [Fact]
    public void W1_to_W3_It_has_a_title_a_language_and_an_author()
    {
        var about = _book.Document.PackageProperties;

        about.Title.Should().NotBeNullOrEmpty().And.NotContain("_");
        about.Language.Should().Be("en-GB");
        about.Creator.Should().Be(made.Market.AuthorityName);
    }

    [Fact]
    public void W4_It_begins_with_cover_contents_and_notes()
        => _book.Sheets.Select(x => x.Name).Should().StartWith(["Cover", "Contents", "Notes"]).And.HaveCountGreaterThan(7);

    [Fact]
    public void W5_and_W6_It_opens_on_the_cover_with_every_sheet_at_A1_and_at_full_size()
    {
        (_book.Document.WorkbookPart!.Workbook.BookViews?.Elements<WorkbookView>().Single().ActiveTab?.Value ?? 0).Should().Be(0);
        foreach (var sheet in _book.Sheets)
        {
            var view = sheet.Worksheet.Descendants<SheetView>().Single();
            view.Elements<Selection>().Select(x => x.ActiveCell?.Value).Should().Equal("A1");
            view.TopLeftCell.Should().BeNull();
            (view.TabSelected?.Value ?? false).Should().Be(sheet.Name == "Cover");
            (view.ZoomScale?.Value ?? 100).Should().Be(100);
        }
    }

    [Fact]
    public void W7_Sheet_names_are_unique_and_plain()
        => _book.Sheets.Select(x => x.Name).Should().OnlyHaveUniqueItems().And.OnlyContain(x => PlainName().IsMatch(x) && x.Length <= 31);

    [Fact]
    public void W9_There_are_no_formulas_macros_or_links_to_other_files()
    {
        _book.Sheets.SelectMany(x => x.Worksheet.Descendants<CellFormula>()).Should().BeEmpty();
        _book.Document.WorkbookPart!.VbaProjectPart.Should().BeNull();
        _book.Document.WorkbookPart!.ExternalWorkbookParts.Should().BeEmpty();
    }

    [Fact]
    public void W10_and_S26_Contents_lists_every_other_sheet_with_a_link_that_leads_there()
    {
        var contents = _book.Sheets[1];
        var listed = contents.Body.Where(x => x.Column == 1).ToDictionary(x => x.Address, x => x.Text);

        listed.Values.Should().Equal(_book.Sheets.Where(x => x.Name != "Contents").Select(x => x.Name));
        contents.Worksheet.Descendants<Hyperlink>().Should().HaveCount(listed.Count)
            .And.OnlyContain(x => x.Location!.Value!.Replace("'", "") == $"{listed[x.Reference!.Value!]}!A1");
    }

    [Fact]
    public void W11_Every_note_is_used_and_every_mark_has_its_note()
    {
        var defined = _book.Sheets[2].Body.Where(x => x.Column == 1).Select(x => x.Text).ToList();
        var used = _book.Tables.SelectMany(x => x.Cells).SelectMany(x => Mark().Matches(x.Text).Select(m => m.Value)).Distinct();

        used.Should().BeEquivalentTo(defined);
    }

    [Fact]
    public void W12_The_file_name_is_lower_case_with_dashes()
        => made.Report.FileName.Should().MatchRegex("^[a-z0-9-]{1,55}\\.xlsx$");

    [Fact]
    public void S1_Every_sheet_has_its_title_in_A1_as_a_heading()
        => _book.Sheets.Select(x => x.Cells.Single(c => c.Address == "A1")).Should().OnlyContain(x => x.NamedStyle == 16 && x.Text.Length > 4);

    [Fact]
    public void S2_S4_and_T1_A_table_sheet_says_that_it_has_one_table_and_has_one_with_a_name_of_its_own()
    {
        foreach (var sheet in _book.Sheets.Skip(1))
        {
            sheet.Text("A2").Should().Be("This worksheet contains one table.");
            sheet.Table!.Reference!.Value.Should().StartWith("A");
        }

        _book.Sheets.Skip(1).Select(x => x.Table!.DisplayName!.Value).Should().OnlyHaveUniqueItems().And.NotContain(x => x!.StartsWith("Table", StringComparison.Ordinal));
    }

    [Fact]
    public void S3_and_S5_Above_a_table_only_column_A_is_used_with_no_gap_and_nothing_is_below_or_beside_it()
    {
        foreach (var sheet in _book.Sheets.Skip(1))
        {
            sheet.Above.Should().OnlyContain(x => x.Column == 1, sheet.Name);
            sheet.Above.Select(x => x.Row).Should().Equal(Enumerable.Range(1, sheet.Range.First - 1), sheet.Name);
            sheet.Cells.Should().OnlyContain(x => x.Row <= sheet.Range.Last && x.Column <= sheet.Range.Columns, sheet.Name);
        }
    }

    [Fact]
    public void S6_to_S10_Nothing_is_merged_hidden_frozen_filtered_or_put_in_a_page_header()
    {
        foreach (var sheet in _book.Sheets)
        {
            sheet.Worksheet.Descendants<MergeCell>().Should().BeEmpty();
            sheet.Entry.State.Should().BeNull();
            sheet.Worksheet.Descendants<Row>().Where(x => x.Hidden?.Value is true).Should().BeEmpty();
            sheet.Worksheet.Descendants<Column>().Where(x => x.Hidden?.Value is true).Should().BeEmpty();
            sheet.Worksheet.Descendants<Pane>().Should().BeEmpty();
            sheet.Worksheet.Descendants<AutoFilter>().Should().BeEmpty();
            sheet.Table?.AutoFilter.Should().BeNull();
            (sheet.Worksheet.GetFirstChild<HeaderFooter>()?.InnerText ?? "").Should().BeEmpty();
        }
    }

    [Fact]
    public void S11_to_S16_Text_is_Arial_12_or_more_upright_in_the_readers_own_colour_and_underlined_only_as_a_link()
    {
        foreach (var (sheet, cell) in _book.Sheets.SelectMany(x => x.Cells.Select(c => (x, c))))
        {
            var isLink = sheet.Worksheet.Descendants<Hyperlink>().Any(x => x.Reference == cell.Address);
            cell.Font.FontName!.Val!.Value.Should().Be("Arial");
            cell.Font.FontSize!.Val!.Value.Should().BeGreaterThanOrEqualTo(12);
            cell.Font.Italic.Should().BeNull();
            (cell.Font.Underline is not null).Should().Be(isLink, cell.Address);
            (cell.Font.Color is not null).Should().Be(isLink, $"{sheet.Name} {cell.Address}");
            (cell.Format.FillId?.Value ?? 0).Should().Be(0);
            (cell.Format.Alignment?.TextRotation?.Value ?? 0).Should().Be(0);
        }
    }

    [Fact]
    public void S17_S25_S27_and_S29_There_is_nothing_that_only_sight_finds()
    {
        foreach (var sheet in _book.Sheets)
        {
            sheet.Worksheet.Descendants<ConditionalFormatting>().Should().BeEmpty();
            sheet.Worksheet.Descendants<DataValidation>().Should().BeEmpty();
            sheet.Part.DrawingsPart.Should().BeNull();
            sheet.Part.WorksheetCommentsPart.Should().BeNull();
        }
    }

    [Fact]
    public void S18_and_S20_Every_cell_of_a_table_is_filled_and_wraps()
    {
        foreach (var sheet in _book.Sheets.Skip(1))
        {
            var inside = sheet.Cells.Where(x => x.Row >= sheet.Range.First).ToList();
            inside.Should().HaveCount((sheet.Range.Last - sheet.Range.First + 1) * sheet.Range.Columns, sheet.Name);
            inside.Should().OnlyContain(x => x.Format.Alignment!.WrapText!.Value, sheet.Name);
        }
    }

    [Fact]
    public void S19_and_T2_A_table_has_one_header_row_with_headings_of_its_own_and_a_plain_style()
    {
        foreach (var table in _book.Sheets.Skip(1).Select(x => x.Table!))
        {
            (table.HeaderRowCount?.Value ?? 1).Should().Be(1);
            table.TableColumns!.Elements<TableColumn>().Select(x => x.Name!.Value).Should().OnlyHaveUniqueItems().And.NotContain(x => x!.StartsWith("Column", StringComparison.Ordinal));
            (table.TableStyleInfo?.ShowRowStripes?.Value ?? false).Should().BeFalse();
        }
    }

    [Fact]
    public void S21_and_S22_Numbers_are_numbers_on_the_right_and_stand_with_nothing_but_shorthand()
    {
        foreach (var sheet in _book.Tables)
        {
            foreach (var column in sheet.Body.GroupBy(x => x.Column).Where(x => x.Any(c => !c.IsText)))
            {
                column.Should().OnlyContain(x => x.Format.Alignment!.Horizontal!.Value == HorizontalAlignmentValues.Right);
                column.Where(x => x.IsText && !Shorthand().IsMatch(x.Text)).Select(x => x.Text).Should().BeEmpty();
            }
        }

        _book.Tables.SelectMany(x => x.Body).Where(x => x.IsText).Should().NotContain(x => NumberAsText().IsMatch(x.Text));
    }

    [Fact]
    public void S12b_and_S23_Shorthand_is_of_the_known_kinds_and_explained_above_its_table()
    {
        foreach (var sheet in _book.Tables)
        {
            var used = sheet.Body.Where(x => x.Text.StartsWith('[')).Select(x => x.Text).Distinct().ToList();
            used.Where(x => !Shorthand().IsMatch(x)).Should().BeEmpty();
            used.Where(x => !sheet.Above.Any(line => line.Text.StartsWith($"{x} means ", StringComparison.Ordinal))).Should().BeEmpty(sheet.Name);
            sheet.Body.Should().NotContain(x => x.Text == "-" || x.Text == ".." || x.Text == "*" || x.Text == "NA");
        }

        _book.Tables.SelectMany(x => x.Body).Should().Contain(x => x.Text == "[c]", "a small county has small numbers");
    }

    [Fact]
    public void S24_and_X2_No_text_has_outer_spaces_and_columns_are_in_order()
    {
        _book.Sheets.SelectMany(x => x.Cells).Should().OnlyContain(x => x.Text == x.Text.Trim());
        foreach (var sheet in _book.Sheets)
        {
            sheet.Worksheet.Descendants<Column>().Select(x => x.Min!.Value).Should().BeInAscendingOrder();
        }
    }

    [Fact]
    public void Every_row_of_wrapped_text_has_a_height_since_none_is_worked_out_on_opening()
        => _book.Sheets.SelectMany(x => x.Worksheet.Descendants<Row>().Where(r => x.Table != null && r.RowIndex!.Value >= x.Range.First))
            .Select(x => x.Height?.Value ?? 0).Should().OnlyContain(x => x > 15);

    [Fact]
    public void No_table_is_printed_in_letters_of_less_than_half_their_size()
        => _book.Sheets.Where(x => x.Table != null).Should().OnlyContain(
            x => x.Worksheet.Descendants<Column>().Where(c => c.Max!.Value <= x.Range.Columns).Sum(c => c.Width!.Value * (c.Max!.Value - c.Min!.Value + 1))
                / (x.Worksheet.Descendants<PageSetup>().Single().FitToWidth ?? 1u) < 240);

    public void Dispose() => _book.Dispose();

    [GeneratedRegex("^(?!Sheet[0-9])[A-Za-z0-9_]+$")]
    private static partial Regex PlainName();

    [GeneratedRegex(@"\[note [0-9]+\]")]
    private static partial Regex Mark();

    [GeneratedRegex(@"^\[(c|low|u|x|z)\]$")]
    private static partial Regex Shorthand();

    [GeneratedRegex(@"^[-+£]?[0-9][0-9,.]*%?$")]
    private static partial Regex NumberAsText();
}
