using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Imports;

/// <summary>Workbooks of the old kind: an error is told from a cell that was formatted and left empty, though both look the same to the library.</summary>
public sealed class OldWorkbookTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private static readonly object?[] _headings = ["Reference", "Received on", "Service", "Route", "Outcome", "Area", "Ended on"];

    [Fact]
    public async Task A_cell_with_a_format_and_nothing_else_is_empty()
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var result = await desk.ImportAsync("referrals", OldWorkbookFile.Write([_headings, Row("R-1", OldWorkbookFile.Blank), Row("R-2", "North")]), "old.xls");

        result.Problems.Should().BeEmpty();
        result.Batch.Reading.Should().Contain("The sheet “Data” is read. Not read: “Cover”.");
        await using var db = desk.Db();
        (await db.Referrals.OrderBy(x => x.Reference).Select(x => new { x.ReceivedOn, HasArea = x.AreaId != null, x.EndedOn }).ToListAsync()).Should().BeEquivalentTo(
            [new { ReceivedOn = new DateOnly(2025, 11, 3), HasArea = false, EndedOn = (DateOnly?)null }, new { ReceivedOn = new DateOnly(2025, 11, 3), HasArea = true, EndedOn = (DateOnly?)null }],
            x => x.WithStrictOrdering());
    }

    [Theory]
    [InlineData(42, true, "#N/A")]
    [InlineData(42, false, "#N/A")]
    [InlineData(23, true, "#REF!")]
    [InlineData(7, true, "#DIV/0!")]
    public async Task A_cell_that_holds_an_error_is_refused_by_its_name(byte code, bool isFormula, string shown)
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var rows = Enumerable.Range(1, 200).Select(x => Row($"R-{x}", x == 150 ? new OldWorkbookFile.Error(code, isFormula) : "North"));

        var result = await desk.ImportAsync("referrals", OldWorkbookFile.Write([_headings, .. rows]), "old.xls");

        result.Problems.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Row = 151, Column = "Area", Value = shown });
    }

    [Fact]
    public async Task A_container_whose_sectors_run_in_a_ring_is_refused_or_read_and_comes_to_an_end()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var file = OldWorkbookFile.Write([_headings, Row("R-1", "North")]);
        for (var i = 512 + 8; i < 512 + 60; i += 4)
        {
            file[i] = 2;
        }

        var result = await desk.ImportAsync("referrals", file, "ring.xls");

        (result.Problems.Count + result.Batch.Created).Should().BePositive();
    }

    /// <summary>The header names a chain of sectors for the table of sectors, which leads back to itself and would make a table without end.</summary>
    [Fact]
    public async Task A_table_of_sectors_that_runs_in_a_ring_takes_no_memory()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var file = OldWorkbookFile.Write([_headings, Row("R-1", "North")]);
        (file[68], file[69], file[70], file[71], file[72]) = (2, 0, 0, 0, 255);
        for (var i = 512 + (2 * 512); i < 512 + (3 * 512); i += 4)
        {
            (file[i], file[i + 1], file[i + 2], file[i + 3]) = (2, 0, 0, 0);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var errors = new CommissioningDashboard.Imports.Reading.Files.OldErrors(new MemoryStream(file));

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(20L << 20);
        errors.At(1, 1, 5).Should().BeNull();
        (await desk.ImportAsync("referrals", file, "ring.xls")).IsAccepted.Should().BeFalse();
    }

    private static object?[] Row(string reference, object? area)
        => [reference, new DateOnly(2025, 11, 3), "Home support", "DP", "Waiting", area, OldWorkbookFile.Blank];
}
