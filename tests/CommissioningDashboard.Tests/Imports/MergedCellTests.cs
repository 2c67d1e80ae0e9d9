using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Imports;

/// <summary>What a merged cell shows beside each row that it spans is each row's value, in every kind of workbook, and is listed.</summary>
public sealed class MergedCellTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private static readonly object?[] _headings = ["Reference", "Received on", "Service", "Route", "Outcome", "Area"];

    public static TheoryData<string> Kinds => ["xlsx", "ods", "xls"];

    [Theory, MemberData(nameof(Kinds))]
    public async Task It_stands_for_each_of_its_rows_and_for_no_other(string kind)
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var result = await desk.ImportAsync("referrals", Book(kind), $"merged.{kind}");

        result.Problems.Should().BeEmpty();
        await using var db = desk.Db();
        var areas = await db.Referrals.OrderBy(x => x.Reference).Select(x => x.AreaId == null ? "" : db.Areas.Single(a => a.Id == x.AreaId).Name).ToListAsync();
        areas.Should().Equal("North", "North", "North", "", "South");
        (await db.ImportRepairs.Select(x => x.Row).ToListAsync()).Should().Equal(3, 4);
        result.Batch.Reading.Should().Contain("Area: 2 cells, what a merged cell shows taken for each row that it spans; rows 3, 4, such as an empty cell is North.");
    }

    private static byte[] Book(string kind)
    {
        object?[][] rows = [_headings, Row(1, "North"), Row(2, null), Row(3, null), Row(4, null), Row(5, "South")];
        return kind switch
        {
            "xlsx" => new CouncilWorkbook().Add("Data", rows, merged: ["F2:F4"]).Save(),
            "xls" => OldWorkbookFile.Write(rows, (1, 3, 5)),
            _ => OpenDocumentFile.Write(OpenDocumentFile.Sheet("Data", [.. rows.Select((x, i) => OpenDocumentFile.Row([.. x.Select(c => Cell(c, i))]))])),
        };
    }

    private static string Cell(object? value, int row) => value switch
    {
        null when row < 4 => "<table:covered-table-cell/>",
        null => OpenDocumentFile.Empty,
        "North" => OpenDocumentFile.Text("North").Replace("<table:table-cell", "<table:table-cell table:number-rows-spanned=\"3\"", StringComparison.Ordinal),
        DateOnly day => OpenDocumentFile.Text($"{day:dd/MM/yyyy}"),
        _ => OpenDocumentFile.Text((string)value),
    };

    private static object?[] Row(int number, string? area) => [$"R-{number}", new DateOnly(2025, 11, 3), "Home support", "DP", "Waiting", area];
}
