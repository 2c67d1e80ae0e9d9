using System.Globalization;
using System.Security;
using CsCheck;
using static CommissioningDashboard.Tests.Imports.ReadingPropertyTests;

namespace CommissioningDashboard.Tests.Imports;

/// <summary>
/// The same of workbooks, in which part of a column is text and part is a true day or number, shown in one way or another: no value changes
/// its size, its day or its owner without the file being refused, a question being asked, the cell being listed, or the reading being said.
/// </summary>
public sealed class WorkbookPropertyTests
{
    private static readonly object?[] _headings = ["Reference", "Received on", "Weekly cost", "Person identifier", "Service", "Route", "Outcome"];
    private static readonly string[] _shown = ["General", "0.00", "#,##0", "£#,##0.00", "0%", "0", "#,##0.00;(#,##0.00)"];

    /// <summary>A number of a workbook, and how it is shown.</summary>
    private sealed record Shown(decimal Number, string Format);

    private static readonly Gen<(Row[] Rows, int[] Ways, int Kind)> _book = Gen.Select(
        AnyRow.Array[1, 12], Gen.Int[0, 1_000_000].Array[8], Gen.Int[0, 4], (r, w, k) => (r, w, k));

    [Fact]
    public void No_value_changes_without_a_word() => _book.Sample(x =>
    {
        var (rows, ways, kind) = x;
        object?[][] cells =
        [
            _headings,
            .. rows.Select((row, i) => new object?[]
            {
                $"R-{i}", row.Styles[0] == 0 ? row.On : Way(Dates, ways, 0, row)(row.On),
                row.Styles[1] == 0 ? new Shown(row.Cost, _shown[ways[6] % _shown.Length]) : Way(Numbers, ways, 1, row)(row.Cost),
                Way(Owners, ways, 2, row)(Owner(row)).Replace("\"\"", "\"", StringComparison.Ordinal), "Home support", "DP", "Waiting",
            }),
        ];

        var (read, session) = Read(Book(cells, kind));
        if (session.Questions.Count + session.Problems.Count == 0)
        {
            ShouldBeAsMeantOrListed(rows, read, session, string.Join('\n', cells.Select(c => string.Join(" | ", c))));
        }
    }, iter: 2_000);

    [Fact]
    public void True_days_and_plain_numbers_are_read_as_they_are_in_every_kind_of_workbook() => Gen.Select(AnyRow.Array[1, 12], Gen.Int[0, 4]).Sample((rows, kind) =>
    {
        var (read, session) = Read(Book(
            [_headings, .. rows.Select((x, i) => new object?[] { $"R-{i}", x.On, new Shown(x.Cost, "General"), Owner(x), "Home support", "DP", "Waiting" })], kind));

        session.Problems.Count.Should().Be(0);
        session.Questions.Should().BeEmpty();
        read.Select(x => (x.On, x.Cost, x.Owner)).Should().Equal(rows.Select(x => ((DateOnly?)x.On, (decimal?)x.Cost, (string?)Owner(x))));
    }, iter: 500);

    private static byte[] Book(object?[][] cells, int kind) => kind switch
    {
        3 => OpenDocumentFile.Write(OpenDocumentFile.Sheet("Data", [.. cells.Select(x => OpenDocumentFile.Row([.. x.Select(OpenDocument)]))])),
        4 => OldWorkbookFile.Write([.. cells.Select(x => x.Select(Old).ToArray())]),
        _ => new CouncilWorkbook { Is1904 = kind == 1, IsStrict = kind == 2 }.Add("Data", [.. cells.Select(x => x.Select(Own).ToArray())]).Save(),
    };

    private static object? Own(object? cell) => cell is Shown shown ? new CouncilWorkbook.Formatted((double)shown.Number, shown.Format) : cell;

    private static object? Old(object? cell) => cell is Shown shown ? (double)shown.Number : cell;

    private static string OpenDocument(object? cell) => cell switch
    {
        DateOnly day => OpenDocumentFile.Day(day),
        Shown shown => OpenDocumentFile.Number((double)shown.Number, shown.Number.ToString("0.##", CultureInfo.InvariantCulture)),
        _ => OpenDocumentFile.Text(SecurityElement.Escape((string)cell!)),
    };
}
