using System.Diagnostics;
using System.Text;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Imports;

/// <summary>Files made to take the server's memory or time are refused in seconds, in little memory, with a reason.</summary>
public sealed class HostileFileTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private const string _headings = "Reference,Received on,Service,Route,Outcome\n";

    public static TheoryData<string, string> Bombs => new()
    {
        { "rows that unpack to 1 GB", "unpacks to" },
        { "shared texts that unpack to 200 MB", "unpacks to" },
        { "shared texts under another name", "unpacks to" },
        { "one endless cell", "a cell is longer than 32,767 characters" },
        { "a cell at the far corner", "rows by" },
        { "a row beyond the last", "rows by" },
        { "two thousand parts", "2,0" },
        { "a document type that expands", "damaged" },
        { "a zip of something else", "not an Excel workbook" },
        { "a zip that is cut off", "damaged" },
        { "a hundred thousand merged cells", "merged cells" },
    };

    [Theory, MemberData(nameof(Bombs))]
    public async Task A_spreadsheet_bomb_is_refused_within_seconds_and_200_MiB(string kind, string reason)
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var bomb = Bomb(kind);
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        using var watching = new Timer(_ => most = Math.Max(most, GC.GetTotalMemory(false) - before), null, 0, 5);
        var clock = Stopwatch.StartNew();

        var result = await desk.ImportAsync("referrals", bomb, "bomb.xlsx");

        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
        most.Should().BeLessThan(200L << 20);
        result.Batch.Status.Should().Be(ImportStatus.Refused);
        result.Problems.Should().ContainSingle().Which.Rule.Should().Contain(reason);
    }

    [Theory]
    [InlineData("<html><body><table><tr><td>Reference</td></tr></table></body></html>", "a web page")]
    [InlineData("\uFEFF<!DOCTYPE html><p>Sign in to continue</p>", "a web page")]
    [InlineData("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>", "an XML spreadsheet of the year 2003")]
    [InlineData("%PDF-1.7\n%âãÏÓ", "a PDF")]
    [InlineData("[{\"Reference\": \"R-1\"}]", "a JSON file")]
    public async Task A_file_of_another_kind_is_called_by_its_name_whatever_its_ending(string text, string what)
    {
        using var desk = await ImportDesk.OpenAsync(server);

        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(text), Encoding.Unicode.GetBytes(text) })
        {
            var result = await desk.ImportAsync("referrals", bytes, "export.xls");

            result.Problems.Should().ContainSingle().Which.Rule.Should().Contain(what);
        }
    }

    [Fact]
    public async Task A_quotation_mark_that_is_never_closed_is_refused_without_reading_it_all()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var file = Encoding.UTF8.GetBytes($"{_headings}R-1,\"{new string('x', 30_000_000)}");

        var result = await desk.ImportAsync("referrals", file);

        result.Problems.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Row = 2 }, x => x.Including(p => p.Row));
        result.Problems[0].Rule.Should().Contain("never closed");
    }

    [Fact]
    public async Task Too_many_columns_too_large_a_file_and_an_old_workbook_state_their_limits()
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var wide = await desk.ImportAsync("referrals", string.Join(',', Enumerable.Range(1, 300)) + "\n");
        var large = await desk.ImportAsync("referrals", Zip(ImportLimits.SpreadsheetBytes + 1));
        var old = await desk.ImportAsync("referrals", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
        var empty = await desk.ImportAsync("referrals", "");

        wide.Problems.Single().Rule.Should().Be("The file has 300 columns and may have 200.");
        large.Problems.Single().Rule.Should().Be("The spreadsheet is 20 MB. It may be up to 20 MB.");
        old.Problems.Single().Remedy.Should().Contain(".xlsx");
        empty.Problems.Single().Rule.Should().Be("The file is empty.");
    }

    [Theory]
    [InlineData("R-1\0,03/11/2025,Home,DP,Waiting")]
    [InlineData("R-1\u0007,03/11/2025,Home,DP,Waiting")]
    [InlineData("R-1,03/11/2025,!!!,DP,Waiting")]
    [InlineData("R-1,03/11/2025,Home,DP,Waiting,more,cells")]
    [InlineData("R-1,03/11/2025,Home,DP,Waiting\nR-2,03/11/2025,\"Ho\"me,DP,Waiting")]
    public async Task A_row_that_would_harm_or_mislead_is_refused_with_a_reason(string row)
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var result = await desk.ImportAsync("referrals", $"{_headings}{row}\n");

        result.Batch.Status.Should().Be(ImportStatus.Refused);
        result.Problems.Should().NotBeEmpty();
        await using var db = desk.Db();
        (await db.ImportProblems.CountAsync()).Should().Be(result.ProblemCount);
    }

    private static byte[] Zip(long length)
    {
        var file = new byte[length];
        "PK\u0003\u0004"u8.CopyTo(file);
        return file;
    }

    private static byte[] Bomb(string kind) => kind switch
    {
        "rows that unpack to 1 GB" => HostileWorkbook.Write(x => x.Repeat("<row><c t=\"inlineStr\"><is><t>aaaaaaaaaaaaaaaa</t></is></c></row>", 1L << 30)),
        "shared texts that unpack to 200 MB" => HostileWorkbook.Write(_ => { }, x => x.Varied("<si><t>", "</t></si>", 200L << 20)),
        "shared texts under another name" => HostileWorkbook.Write(_ => { }, x => x.Varied("<si><t>", "</t></si>", 200L << 20), sharedTexts: "worksheets/sheet9.xml"),
        "one endless cell" => HostileWorkbook.Write(x =>
        {
            x.Write("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>");
            x.Noise(4 << 20);
            x.Write("</t></is></c></row>");
        }),
        "a cell at the far corner" => HostileWorkbook.Write(x => x.Write("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>")),
        "a row beyond the last" => HostileWorkbook.Write(x => x.Write("<row r=\"2147483647\"><c r=\"A2147483647\"><v>1</v></c></row>")),
        "two thousand parts" => HostileWorkbook.Write(_ => { }, more: zip =>
        {
            for (var i = 0; i < 2_000; i++)
            {
                zip.CreateEntry($"xl/media/{i}.png");
            }
        }),
        "a document type that expands" => HostileWorkbook.Write(_ => { }, prolog: "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"),
        "a zip of something else" => HostileWorkbook.Other("mimetype"),
        "a zip that is cut off" => HostileWorkbook.Write(x => x.Write("<row/>"))[..^30],
        _ => HostileWorkbook.Write(x => x.Write("</sheetData><mergeCells>"), after: x =>
        {
            for (var i = 1; i <= 100_000; i++)
            {
                x.Write($"<mergeCell ref=\"A{i}:B{i}\"/>");
            }
        }),
    };
}
