using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Imports;

/// <summary>The sheet and the rows with the data are found, wherever they stand, and said; what is left out is said too.</summary>
public sealed class SheetReadingTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private static readonly object?[] _headings = ["Reference", "Received on", "Service", "Route", "Outcome", "Provider reference", "Weekly hours"];

    [Fact]
    public async Task The_visible_sheet_is_read_before_a_hidden_one_and_both_are_named()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var book = new CouncilWorkbook().Add("2019", [_headings, Row("OLD-1")], "hidden").Add("Now", [_headings, Row("R-1")]).Save();

        var result = await desk.ImportAsync("referrals", book, "two.xlsx");

        (await ReferencesAsync(desk)).Should().Equal("R-1");
        result.Batch.Reading.Should().Contain("The sheet “Now” is read. Not read: “2019” (hidden).");
    }

    [Fact]
    public async Task A_cover_sheet_is_passed_over()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var book = new CouncilWorkbook().Add("Cover", [["Extract of social care"]]).Add("Data", [_headings, Row("R-1")]).Save();

        (await desk.ImportAsync("referrals", book, "cover.xlsx")).Problems.Should().BeEmpty();
        (await ReferencesAsync(desk)).Should().Equal("R-1");
    }

    [Fact]
    public async Task Two_sheets_that_fit_are_asked_about()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var book = new CouncilWorkbook().Add("April", [_headings, Row("R-1")]).Add("May", [_headings, Row("R-2")]).Save();

        var open = await desk.ImportAsync("referrals", book, "months.xlsx");
        var answered = await desk.ImportAsync("referrals", book, new() { ["sheet"] = "May" });

        open.Problems.Should().ContainSingle().Which.Rule.Should().Contain("2 sheets have the headings: “April” (in front when it was saved), “May”");
        answered.Problems.Should().BeEmpty();
        (await ReferencesAsync(desk)).Should().Equal("R-2");
    }

    [Fact]
    public async Task Rows_above_the_headings_and_a_second_heading_row_are_passed_over_and_said()
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var text = await desk.ImportAsync("referrals", "Northmoor; adult social care\nRun on 3 November 2025\n\nReference,Received on,Service,Route,Outcome\nR-1,03/11/2025,Home support,DP,Waiting\n");
        var book = await desk.ImportAsync("referrals", CouncilWorkbook.Of(["Referral", null, null, null, null, "Provider", "Package"], _headings, Row("R-2")), "two-rows.xlsx");

        text.Problems.Should().BeEmpty();
        text.Batch.Reading.Should().Contain("The headings are in row 4; rows 1 to 3 above them are not read.");
        book.Problems.Should().BeEmpty();
        book.Batch.Reading.Should().Contain("The headings are in row 2; row 1 above them is not read.");
        (await ReferencesAsync(desk)).Should().Equal("R-1", "R-2");
    }

    [Theory]
    [InlineData("Total,,,,,,20")]
    [InlineData("Grand total:,,,,,,20")]
    [InlineData(",,,,,Totals,20")]
    [InlineData("(1 row affected),,,,,,")]
    [InlineData("End of report,,,,,,")]
    public async Task A_total_or_a_remark_below_the_rows_is_left_out_and_said(string last)
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var result = await desk.ImportAsync("referrals", $"{string.Join(',', _headings)}\nR-1,03/11/2025,Home support,DP,Waiting,,20\n,,,,,,\n{last}\n");

        result.Problems.Should().BeEmpty();
        result.Batch.Reading.Should().Contain("Row 4, with a total or a remark on the list, is no data and left out.");
        result.Batch.Created.Should().Be(1);
    }

    [Fact]
    public async Task A_row_that_begins_as_a_note_and_is_filled_in_as_data_is_asked_about()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var file = $"{string.Join(',', _headings)}\n# remember,,,,,,\n# 20418,03/11/2025,Home support,DP,Waiting,,20\nR-1,03/11/2025,Home support,DP,Waiting,,20\n";

        var open = await desk.ImportAsync("referrals", file);
        var answered = await desk.ImportAsync("referrals", file, new() { ["hash-rows"] = "data" });

        open.Problems.Should().ContainSingle().Which.Rule.Should().StartWith("Row 3 begins with #");
        answered.Batch.Reading.Should().Contain("Row 2, beginning with #, is left out as notes.");
        (await ReferencesAsync(desk)).Should().Equal("# 20418", "R-1");
    }

    [Theory]
    [InlineData("sep=;", ';')]
    [InlineData("\"sep=|\"", '|')]
    public async Task A_line_that_names_the_separator_is_no_row(string line, char separator)
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var result = await desk.ImportAsync("referrals", $"{line}\r\nReference,Received on,Service,Route,Outcome\r\nR-1,03/11/2025,Home support,DP,Waiting\r\n".Replace(',', separator));

        result.Batch.Should().BeEquivalentTo(new { Created = 1, RowsRead = 1 });
        result.Batch.Reading.Should().Contain("is no row");
    }

    [Fact]
    public async Task Rows_that_a_filter_hides_are_read_and_counted()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var book = new CouncilWorkbook().Add("Data", [_headings, Row("R-1"), Row("R-2")], hidden: [3]).Save();

        var result = await desk.ImportAsync("referrals", book, "filtered.xlsx");

        (await ReferencesAsync(desk)).Should().Equal("R-1", "R-2");
        result.Batch.Reading.Should().Contain("Rows that the sheet hides, such as by a filter, and that are read as well: 1.");
    }

    [Fact]
    public async Task A_cell_that_a_spreadsheet_could_not_work_out_is_refused_and_never_no_provider()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var book = CouncilWorkbook.Of(_headings, Row("R-1"), Row("R-2", new CouncilWorkbook.Error("#N/A")), Row("R-3", new CouncilWorkbook.Formula("A1")), Row("R-4", new CouncilWorkbook.Formula("A1", HasPlace: true)));

        var result = await desk.ImportAsync("referrals", book, "lookup.xlsx");

        result.Problems.Select(x => (x.Row, x.Column, x.Value)).Should().Equal((3, "Provider reference", "#N/A"), (4, "Provider reference", "a formula that was never worked out"), (5, "Provider reference", "a formula that was never worked out"));
        result.Problems.Should().OnlyContain(x => x.Rule.Contains("could not work this cell out") && x.Remedy.Length > 0);
        (await ReferencesAsync(desk)).Should().BeEmpty();
    }

    private static object?[] Row(string reference, object? provider = null) => [reference, new DateOnly(2025, 11, 3), "Home support", "DP", "Arranged", provider, 10];

    private static async Task<List<string>> ReferencesAsync(ImportDesk desk)
    {
        await using var db = desk.Db();
        return await db.Referrals.OrderBy(x => x.Reference).Select(x => x.Reference).ToListAsync();
    }
}
