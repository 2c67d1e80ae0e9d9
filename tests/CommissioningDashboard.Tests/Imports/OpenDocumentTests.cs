using System.Diagnostics;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using CommissioningDashboard.Imports.Reading;
using CommissioningDashboard.Imports.Reading.Files;
using Microsoft.EntityFrameworkCore;
using static CommissioningDashboard.Tests.Imports.OpenDocumentFile;

namespace CommissioningDashboard.Tests.Imports;

/// <summary>Spreadsheets in the format of government publications, of which nothing is lost and that may be large.</summary>
public sealed class OpenDocumentTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    [Fact]
    public void Empty_cells_spaces_and_remarks_lose_nothing_of_the_row()
    {
        var rows = Read(Write(Sheet("Data",
            Row(Text("a"), Empty, "<table:table-cell table:number-columns-repeated=\"2\"/>", Text("b<text:s/>c<text:s text:c=\"2\"/>d"), Empty),
            "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"9\"/></table:table-row>",
            Row(Text("<text:span>e</text:span>"), "<table:table-cell office:value-type=\"string\"><office:annotation/><text:p>f</text:p><text:p/><text:p>g</text:p></table:table-cell>",
                "<table:table-cell office:value-type=\"date\" office:date-value=\"2026-11-01\"><text:p>01/11/2026</text:p></table:table-cell>"),
            $"<table:table-row table:number-rows-repeated=\"2\">{Empty}{Text("h")}</table:table-row>")), 0);

        rows.Should().Equal("1: a||||b c  d", "4: e|f\n\ng|2026-11-01", "5: |h", "6: |h");
    }

    [Fact]
    public void Every_sheet_is_found_and_read_whatever_stands_between_them()
    {
        var file = Write(Sheet("One", Row(Text("1"))), Sheet("Two", Row(Text("2"))), "\n" + Sheet("Three", Row(Text("3"))), Sheet("Four"), "<table:named-expressions/>", Sheet("Five", Row(Text("5"))));

        Sheets(file).Should().Equal("One", "Two", "Three", "Four", "Five");
        Read(file, 1).Should().Equal("1: 2");
        Read(file, 4).Should().Equal("1: 5");
    }

    [Fact]
    public async Task A_public_list_is_read_from_its_sheet_with_its_empty_cells_and_days()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var file = Write(Sheet("README", Row(Text("About this list"))), Sheet("HSCA_Active_Locations", [.. Lines(
            CqcFile.Active(CqcFile.Row("1-1", brand: "Oak"), CqcFile.Row("1-2", council: "Elsewhere")))]), Sheet("Dual_Registration_Locations", Row(Text("Location ID"))));

        var result = await desk.ImportAsync("cqc-active", file, "01_November_2025_HSCA_Active_Locations.ods");

        result.Problems.Should().BeEmpty();
        await using var db = desk.Db();
        (await db.CqcLocations.SingleAsync()).Should().BeEquivalentTo(new
        {
            LocationId = "1-1",
            ServiceTypes = "Domiciliary care service",
            Specialisms = "Dementia",
            Brand = "Oak",
            Rating = CqcRating.Good,
            RatingOn = new DateOnly(2025, 5, 14),
            FileDay = new DateOnly(2025, 11, 1),
        });
    }

    /// <summary>17,000 rows by 122 cells are more than an authority's own file may; one of all England is 55,000 rows.</summary>
    [Fact]
    public async Task A_list_too_large_for_an_authoritys_own_file_is_read_in_little_memory_with_progress_if_it_is_a_public_one()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var noise = new Random(1);
        var headings = CqcFile.Active().TrimEnd('\n').Split(',');
        var file = Write(x =>
        {
            x.Write("<table:table table:name=\"HSCA\">");
            x.Write(Row([.. headings.Select(Text), .. Enumerable.Range(0, 99).Select(n => Text($"Column {n}"))]));
            for (var row = 0; row < 17_000; row++)
            {
                var cells = CqcFile.Row($"1-{row}", council: row % 1_000 == 0 ? "Testshire" : "Elsewhere").TrimEnd('\n').Split(',');
                x.Write(Row([.. cells.Select(Text), .. Enumerable.Range(0, 99).Select(_ => Text($"{noise.NextInt64():x}{noise.NextInt64():x}"[..20]))]));
            }

            x.Write("</table:table>");
        });
        var (most, shares) = (0L, new List<double>());
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var watching = new Timer(_ => most = Math.Max(most, GC.GetTotalMemory(false) - before), null, 0, 5);

        var own = await desk.ImportAsync("providers", file);
        var result = await desk.ImportAsync("cqc-active", file, progress: new Synchronous(x => shares.Add(x.Share)));

        own.Problems.Should().ContainSingle().Which.Rule.Should().Contain("It may be up to 20 MB.");
        result.Batch.Should().BeEquivalentTo(new { RowsRead = 17_000, Created = 17, RowsCollapsed = 16_983 });
        most.Should().BeLessThan(200L << 20);
        shares.Should().HaveCountGreaterThan(5).And.BeInAscendingOrder();
    }

    [Theory]
    [InlineData("rows that unpack to 2 GB")]
    [InlineData("a row repeated without end")]
    [InlineData("one endless cell")]
    public async Task A_bomb_that_poses_as_a_public_list_is_refused_within_seconds(string kind)
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var bomb = Write(x =>
        {
            x.Write("<table:table table:name=\"HSCA\">");
            if (kind == "a row repeated without end")
            {
                x.Write($"<table:table-row table:number-rows-repeated=\"2000000000\">{string.Concat(Enumerable.Repeat(Text("1"), 150))}</table:table-row>");
            }
            else if (kind == "one endless cell")
            {
                x.Write($"<table:table-row><table:table-cell><text:p>{new string('x', 4 << 20)}");
            }
            else
            {
                var row = Row([.. Enumerable.Repeat(Text("aaaaaaaaaaaa"), 100)]);
                for (var written = 0L; written < 2L << 30; written += row.Length)
                {
                    x.Write(row);
                }
            }
        });
        var clock = Stopwatch.StartNew();

        var result = await desk.ImportAsync("cqc-active", bomb, "bomb.ods");

        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
        result.Batch.Status.Should().Be(ImportStatus.Refused);
    }

    /// <summary>A list of comma-separated rows as rows of a sheet; a quoted comma does not occur in them.</summary>
    private static IEnumerable<string> Lines(string csv)
        => csv.TrimEnd('\n').Split('\n').Select(x => Row([.. x.Split(',').Select(cell => cell.Length == 0 ? Empty : Text(cell))]));

    private static List<string> Sheets(byte[] file)
    {
        using var content = FileContent.Open(new MemoryStream(file), TimeProvider.System, SpreadsheetLimits.Own);
        return [.. content.Sheets.Select(x => x.Name)];
    }

    private static List<string> Read(byte[] file, int sheet)
    {
        using var content = FileContent.Open(new MemoryStream(file), TimeProvider.System, SpreadsheetLimits.Own);
        using var rows = content.Rows(sheet);
        var read = new List<string>();
        while (rows.Read())
        {
            read.Add($"{rows.RowNumber}: {string.Join('|', Enumerable.Range(0, rows.Count).Select(x => rows[x].ToString()))}");
        }

        return read;
    }

    private sealed class Synchronous(Action<ImportProgress> report) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => report(value);
    }
}
