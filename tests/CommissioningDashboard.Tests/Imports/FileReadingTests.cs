using System.Text;
using ClosedXML.Excel;
using CommissioningDashboard.Imports;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Imports;

/// <summary>However a file was written, its rows mean the same.</summary>
public sealed class FileReadingTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private const string _file = "Reference,Received on,Service,Route,Outcome,Team\r\nR-1,03/11/2025,Café’s lunch,DP,Waiting,£ team\r\n";

    static FileReadingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 without mark", "utf-16", "utf-16BE", "utf-16 without mark", "windows-1252"];

    [Theory, MemberData(nameof(Encodings))]
    public async Task Every_encoding_gives_the_same_letters(string name)
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var encoding = name switch
        {
            "utf-8 without mark" => new UTF8Encoding(false),
            "utf-16 without mark" => new UnicodeEncoding(bigEndian: false, byteOrderMark: false),
            _ => Encoding.GetEncoding(name),
        };

        var result = await desk.ImportAsync("referrals", [.. encoding.GetPreamble(), .. encoding.GetBytes(_file)]);

        result.Problems.Should().BeEmpty();
        await using var db = desk.Db();
        (await db.Services.SingleAsync()).Name.Should().Be("Café’s lunch");
        (await db.Teams.SingleAsync()).Name.Should().Be("£ team");
    }

    [Fact]
    public async Task A_letter_cut_by_the_end_of_a_block_is_still_utf_8()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        // The first byte of é is the last of the first 64 KB block.
        var bytes = Encoding.UTF8.GetBytes($"Reference,Received on,Service,Route,Outcome,Notes\nR-1,03/11/2025,Lunch,DP,Waiting,{new string('x', 20_000)}\nR-2,03/11/2025,Lunch,DP,Waiting,{new string('y', 20_000)}\nR-3,03/11/2025,Lunch,DP,Waiting,");
        var filler = 65_535 - bytes.Length;
        bytes = [.. bytes, .. Encoding.UTF8.GetBytes($"{new string('z', filler)}é\nR-4,03/11/2025,Café,DP,Waiting,\n")];

        var result = await desk.ImportAsync("referrals", bytes);

        result.Problems.Should().BeEmpty();
        await using var db = desk.Db();
        (await db.Services.Select(x => x.Name).ToListAsync()).Should().Contain("Café");
    }

    [Theory]
    [InlineData("\n", ",")]
    [InlineData("\r\n", ",")]
    [InlineData("\r\n", ";")]
    [InlineData("\n", "\t")]
    public async Task Line_ends_and_separators_are_found_out(string line, string separator)
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var result = await desk.ImportAsync("referrals", _file.Replace("\r\n", line).Replace(",", separator));

        result.Batch.Created.Should().Be(1);
    }

    [Fact]
    public async Task A_quoted_line_break_stays_inside_its_cell_and_rows_keep_their_numbers()
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var result = await desk.ImportAsync("referrals",
            "Reference,Received on,Service,Route,Outcome,Team\r\nR-1,03/11/2025,\"Home, \"\"own\"\" support\",DP,Waiting,\"North\r\nand\nSouth\"\r\nR-2,never,Home,DP,Waiting,\r\n");

        result.Problems.Should().ContainSingle().Which.Row.Should().Be(3);
        var good = await desk.ImportAsync("referrals",
            "Reference,Received on,Service,Route,Outcome,Team\r\nR-1,03/11/2025,\"Home, \"\"own\"\" support\",DP,Waiting,\"North\r\nand\nSouth\"\r\n");
        await using var db = desk.Db();
        (await db.Teams.SingleAsync()).Name.Should().Be("North and South");
        (await db.Services.SingleAsync()).Name.Should().Be("Home, \"own\" support");
        good.Batch.RowsRead.Should().Be(1);
    }

    [Theory]
    [InlineData("3/11/2025", "2025-11-03")]
    [InlineData("03.11.2025", "2025-11-03")]
    [InlineData("2025-11-03T00:00:00", "2025-11-03")]
    [InlineData("03/11/2025 14:30", "2025-11-03")]
    [InlineData("3 Nov 2025", "2025-11-03")]
    [InlineData("45964", "2025-11-03")]
    [InlineData("29/02/2024", "2024-02-29")]
    [InlineData("29/02/2025", null)]
    [InlineData("11/13/2025", null)]
    [InlineData("03/11/25", "2025-11-03")]
    [InlineData("2025-13-01", null)]
    [InlineData("999", null)]
    [InlineData("03/11/2055", null)]
    public async Task Dates_are_read_as_the_british_write_them_or_refused(string written, string? meant)
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var result = await desk.ImportAsync("referrals", $"Reference,Received on,Service,Route,Outcome\nR-1,{written},Home,DP,Waiting\n");

        await using var db = desk.Db();
        (await db.Referrals.Select(x => x.ReceivedOn.ToString()).SingleOrDefaultAsync()).Should().Be(meant is null ? null : DateOnly.Parse(meant).ToString());
        result.Problems.Select(x => x.Column).Where(x => x.Length > 0).Should().Equal(meant is null ? ["Received on"] : []);
    }

    [Fact]
    public async Task A_workbook_means_the_same_as_text_with_its_dates_as_dates_numbers_or_text()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        using var book = new XLWorkbook();
        var sheet = book.AddWorksheet("Referrals");
        string[] headings = ["Reference", "Received on", "Service", "Route", "Outcome", "Weekly hours"];
        for (var i = 0; i < headings.Length; i++)
        {
            sheet.Cell(1, i + 1).SetValue<string>(headings[i]);
        }

        Fill(2, "R-1", 10.5);
        sheet.Cell(2, 2).SetValue(new DateTime(2025, 11, 3));
        Fill(3, "R-2", 0.1);
        sheet.Cell(3, 2).SetValue(45964);
        Fill(5, "R-3", 7);
        sheet.Cell(5, 2).SetValue<string>("03/11/2025");
        using var file = new MemoryStream();
        book.SaveAs(file);

        var result = await desk.ImportAsync("referrals", file.ToArray(), "referrals.xlsx");

        result.Problems.Should().BeEmpty();
        result.Batch.Should().BeEquivalentTo(new { RowsRead = 4, RowsAccepted = 3, RowsBlank = 1 });
        await using var db = desk.Db();
        var referrals = await db.Referrals.OrderBy(x => x.Reference).ToListAsync();
        referrals.Should().OnlyContain(x => x.ReceivedOn == new DateOnly(2025, 11, 3));
        referrals.Select(x => x.WeeklyHours).Should().Equal(10.5m, 0.1m, 7m);

        void Fill(int row, string reference, double hours)
        {
            sheet.Cell(row, 1).SetValue<string>(reference);
            sheet.Cell(row, 3).SetValue<string>("Home support");
            sheet.Cell(row, 4).SetValue<string>("Direct payment");
            sheet.Cell(row, 5).SetValue<string>("Waiting");
            sheet.Cell(row, 6).SetValue(hours);
        }
    }

    [Fact]
    public async Task A_format_found_by_reflection_has_its_words_and_its_templates_are_read_back()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        ImportFormat.All.Select(x => x.Id).Should().Equal("providers", "referrals", "cld", "capacity", "frameworks", "options", "outcomes", "services", "spend", "cqc-active", "cqc-deactivated", "cqc-directory", "companies-house");

        foreach (var format in ImportFormat.All)
        {
            new[] { format.Name, format.Purpose, format.Repeats }.Should().NotContain("");
            format.Columns.Should().OnlyContain(x => x.Heading != "" && x.Explanation.EndsWith('.') && x.Rule != "");
            foreach (var empty in new[] { ImportTemplate.Csv(format), ImportTemplate.Xlsx(format) })
            {
                (await desk.ImportAsync(format.Id, empty)).Problems.Should().ContainSingle().Which.Rule.Should().Be("The file has headings but no rows of data.");
            }

            var example = string.Join(',', format.Columns.Select(x => $"\"{(x is { Heading: "Provider reference", Required: false } ? "" : x.Personal && x.Required ? "A-1" : x.Example)}\""));
            var filled = await desk.ImportAsync(format.Id, [.. ImportTemplate.Csv(format), .. Encoding.UTF8.GetBytes(example)]);
            filled.Problems.Should().BeEmpty($"the example of {format.Id} must pass");
            filled.Batch.Should().BeEquivalentTo(new { RowsRead = 3, RowsBlank = 2, Created = 1 });
        }
    }
}
