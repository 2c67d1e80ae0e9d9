using System.Globalization;
using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Imports;

public sealed class SpendImportTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private const string _headings = "Supplier,Payment date,Transaction number,Amount,Directorate";
    private const string _october = $"""
        {_headings}
        Willow Care Ltd,14/10/2025,T1,"£1,204.50",Adults
        Willow Care Ltd,14/10/2025,T1,-204.50,Adults
        REDACTED PERSONAL DATA,15/10/2025,T2,900,Adults
        ,15/10/2025,T3,(100.01),Adults
        Big Roads plc,16/10/2025,,50000000.99,Highways
        Big Roads plc,16/10/2025,,50000000.99,Highways
        """;

    [Fact]
    public async Task Every_payment_is_kept_to_the_penny_and_credit_notes_and_withheld_names_are_told()
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var result = await desk.ImportAsync("spend", _october);

        result.Problems.Should().BeEmpty();
        result.Batch.Should().BeEquivalentTo(new { Status = ImportStatus.Accepted, RowsRead = 6, RowsAccepted = 6, Created = 6 });
        result.Batch.Notes.Should().Contain("Payments whose supplier’s name is withheld: 2, of £799.99 together.")
            .And.Contain("Credit notes: 2, of £304.51 together, which are taken off.");
        (await CountedAsync(desk)).Should().Equal(
            "- 2025-10-15 T2 90000 Adults", "- 2025-10-15 T3 -10001 Adults", "Big Roads plc 2025-10-16 - 5000000099 Highways",
            "Big Roads plc 2025-10-16 - 5000000099 Highways", "Willow Care Ltd 2025-10-14 T1 -20450 Adults",
            "Willow Care Ltd 2025-10-14 T1 120450 Adults");
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_one_that_overlaps_adds_only_what_is_new()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.ImportAsync("spend", _october);

        var again = await desk.ImportAsync("spend", _october);
        var overlapping = await desk.ImportAsync("spend", $"{_headings}\nBIG ROADS PLC,16/10/2025,,50000000.99,Highways\nWillow Care Limited,14/10/2025,t1,1204.5,Adults\nOak CIC,3/11/2025,T9,700,Adults\n");

        again.Batch.Should().BeEquivalentTo(new { Status = ImportStatus.NothingNew, Created = 0, Unchanged = 6 });
        overlapping.Batch.Should().BeEquivalentTo(new { Status = ImportStatus.Accepted, Created = 1, Unchanged = 2 });
        (await CountedAsync(desk)).Should().HaveCount(7).And.Contain("Oak CIC 2025-11-03 T9 70000 Adults");
    }

    [Fact]
    public async Task The_same_lines_in_another_file_are_nothing_new_and_part_of_them_is_kept_for_when_the_rest_is_undone()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var first = await desk.ImportAsync("spend", _october);

        (await desk.ImportAsync("spend", $"{_october}\n")).Batch.Status.Should().Be(ImportStatus.NothingNew);
        var part = await desk.ImportAsync("spend", $"{_headings}\nBig Roads plc,16/10/2025,,50000000.99,Highways\n");

        part.Batch.Should().BeEquivalentTo(new { Status = ImportStatus.Accepted, Created = 0, Unchanged = 1 });
        await new ImportUndo(server.Database, desk.Clock).UndoAsync(Actor.Operator(desk.AuthorityId), first.Batch.Id);
        (await CountedAsync(desk)).Should().ContainSingle();
    }

    [Fact]
    public async Task What_is_undone_is_counted_from_whichever_other_file_holds_it()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var first = await desk.ImportAsync("spend", _october);
        const string second = $"{_headings}\nWillow Care Ltd,14/10/2025,T1,1204.50,Adults\nOak CIC,3/11/2025,T9,700,Adults\n";
        await desk.ImportAsync("spend", second);

        (await new ImportUndo(server.Database, desk.Clock).UndoAsync(Actor.Operator(desk.AuthorityId), first.Batch.Id)).Should().BeNull();

        using var alone = await ImportDesk.OpenAsync(server);
        await alone.ImportAsync("spend", second);
        (await CountedAsync(desk)).Should().HaveCount(2).And.Equal(await CountedAsync(alone));
    }

    [Fact]
    public async Task A_number_that_comes_with_another_amount_is_told_with_what_to_do()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var first = await desk.ImportAsync("spend", _october);

        var corrected = await desk.ImportAsync("spend", _october.Replace("1,204.50", "1,304.50", StringComparison.Ordinal));

        corrected.Batch.Notes.Should().Contain($"Transaction numbers that were brought before with another amount or day: 1, the latest with import {first.Batch.Id}.")
            .And.Contain("If this file corrects that one, undo that import.");
        (await new ImportUndo(server.Database, desk.Clock).UndoAsync(Actor.Operator(desk.AuthorityId), first.Batch.Id)).Should().BeNull();
        (await CountedAsync(desk)).Should().HaveCount(6).And.Contain("Willow Care Ltd 2025-10-14 T1 130450 Adults");
    }

    [Fact]
    public async Task Each_wrong_row_is_named_and_nothing_is_stored()
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var result = await desk.ImportAsync("spend", $"{_headings}\nA,14/10/2025,1,lots,\nB,14/10/2035,2,5,\nC,,3,5,\nD,14/10/2025,4,,\n");

        result.Problems.Select(x => (x.Row, x.Column)).Should().Equal((2, "Amount"), (3, "Payment date"), (4, "Payment date"), (5, "Amount"));
        (await CountedAsync(desk)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("Willowshire County Council", true)]
    [InlineData("Another Borough Council", false)]
    public async Task Another_bodys_file_is_asked_about(string body, bool isOurs)
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await using (var db = desk.Db())
        {
            await db.Authorities.Where(x => x.Id == desk.AuthorityId).ExecuteUpdateAsync(x => x.SetProperty(a => a.Name, "Willowshire"));
        }

        var file = $"Body name,Supplier,Date,Amount\n{body},Oak CIC,14/10/2025,700\n";

        (await desk.ImportAsync("spend", file)).IsAccepted.Should().Be(isOurs);
        (await desk.ImportAsync("spend", file, new Dictionary<string, string> { ["body"] = "other" })).IsAccepted.Should().Be(isOurs);
        (await desk.ImportAsync("spend", file, new Dictionary<string, string> { ["body"] = "ours" })).IsAccepted.Should().BeTrue();
    }

    [Theory]
    [InlineData("Body name,Body,Service area categorisation,Responsible unit,Expenses type,Date,Transaction number,Amount,Supplier name", "Willowshire,W,Care,Adults,Fees,14/10/2025,T1,700,Oak CIC")]
    [InlineData("Body name,Transaction date,Supplier (beneficiary),Transaction number,Net amount,Irrecoverable VAT,Department or service where expenditure occurred,Procurement category", "Willowshire,14/10/2025,Oak CIC,T1,700,0,Adults,Care")]
    public async Task The_headings_of_councils_are_read_by_the_ready_profile(string headings, string row)
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var result = await desk.ImportAsync("spend", $"{headings}\n{row}\n", new Dictionary<string, string> { ["body"] = "ours" });

        result.Problems.Should().BeEmpty();
        result.Batch.Reading.Should().Contain("Read by the ready profile “Spend over £500 of the transparency code”");
        (await CountedAsync(desk)).Should().Equal("Oak CIC 2025-10-14 T1 70000 Adults");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Any_order_and_repetition_of_files_that_overlap_gives_the_same_payments(int seed)
    {
        var random = new Random(seed);
        var files = Enumerable.Range(0, 4).Select(_ => Rows(random)).ToList();
        var told = new List<IReadOnlyList<string>>();
        for (var round = 0; round < 4; round++)
        {
            using var desk = await ImportDesk.OpenAsync(server);
            var order = files.Concat(files.Where(_ => random.Next(2) == 0)).ToArray();
            random.Shuffle(order);
            foreach (var rows in order)
            {
                var mixed = rows.ToArray();
                random.Shuffle(mixed);
                (await desk.ImportAsync("spend", $"{_headings},SME\n{string.Join('\n', mixed)}\n")).Problems.Should().BeEmpty();
            }

            told.Add(await CountedAsync(desk));
        }

        told.Should().AllSatisfy(x => x.Should().Equal(told[0]));

        // Of payments that are alike, as many as the file with most of them has.
        told[0].Select(Payment).Should().BeEquivalentTo(
            files.SelectMany(x => x.GroupBy(Payment)).GroupBy(x => x.Key, x => x.Count()).SelectMany(x => Enumerable.Repeat(x.Key, x.Max())),
            x => x.Using<string>(y => y.Subject.Should().Be(y.Expectation)).WhenTypeIs<string>());

        static string Payment(string line)
        {
            var parts = line.Contains(',', StringComparison.Ordinal)
                ? [.. line.Split(',')[..4]] : line.Split(' ') is [var s, var d, var n, var p, ..] ? new[] { s, d, n == "-" ? "" : n, $"{long.Parse(p, CultureInfo.InvariantCulture) / 100}" } : [];
            return string.Join('|', parts);
        }
    }

    private static List<string> Rows(Random random) =>
    [
        .. Enumerable.Range(0, 30).Select(_ => string.Join(
            ',', $"S{random.Next(3)}", $"2025-10-1{random.Next(2)}", random.Next(2) == 0 ? "" : $"T{random.Next(2)}", $"{random.Next(-1, 2) * 500}",
            random.Next(3) == 0 ? "" : $"D{random.Next(2)}", new[] { "", "Yes", "No" }[random.Next(3)])),
    ];

    private static async Task<List<string>> CountedAsync(ImportDesk desk)
    {
        await using var db = desk.Db();
        var lines = await db.SpendLines.Where(x => x.Counts).ToListAsync();
        return [.. lines.Select(x => $"{x.Supplier ?? "-"} {x.PaidOn:yyyy-MM-dd} {x.TransactionNumber ?? "-"} {x.Pence} {x.Directorate} {x.IsSme}".TrimEnd()).Order(StringComparer.Ordinal)];
    }
}
