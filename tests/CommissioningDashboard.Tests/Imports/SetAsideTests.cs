using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using CommissioningDashboard.Market;
using CommissioningDashboard.Web.Imports;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Imports;

/// <summary>Rows that break a rule may be left out, by somebody's word and up to a ceiling, and nothing else changes by it.</summary>
public sealed class SetAsideTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private const string _headings = "Reference,Received on,Service,Route,Outcome,Weekly hours,Person identifier,Care manager’s name\n";

    private static readonly Gen<string> _row = Gen.Frequency(
        (30, Gen.Int[1, 60].Select(x => $"R-{x},03/11/2025,Home support,DP,Waiting,{x},P-{x},Jo")),
        (2, Gen.Const(",,,,,,,")),
        (2, Gen.Int[1, 60].Select(x => $"R-{x},03/11/2025,Home support,DP,Waiting,{x + 1},P-{x},Jo")),
        (1, Gen.Int[1, 60].Select(x => $"R-{x},never,Home support,DP,Waiting,,P-{x},Jo")));

    [Fact]
    public async Task The_rest_of_a_file_comes_in_only_when_somebody_says_so()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var file = _headings + string.Concat(Good(1, 59)) + "R-60,never,Home support,DP,Waiting,1,4857773456,Jo Bloggs\n";

        var refused = await desk.ImportAsync("referrals", file);
        refused.Batch.Should().BeEquivalentTo(new { Status = ImportStatus.Refused, RowsToSetAside = 1, RowsRejected = 1, RowsSetAside = 0 });
        await using (var db = desk.Db())
        {
            (await db.Referrals.CountAsync()).Should().Be(0);
        }

        var batch = (await desk.SetAsideAsync("referrals", file)).Batch;

        ImportWords.Outcome(batch).Should().Be("file.csv was imported: 59 records new, 0 changed, 0 as they were; 1 row was set aside.");
        ImportWords.Rows(batch).Should().Be("60 rows read = 59 accepted + 1 set aside + 0 folded into others + 0 blank.");
        await using var after = desk.Db();
        (await after.Referrals.CountAsync()).Should().Be(59);
        (await after.ImportProblems.Where(x => x.BatchId == batch.Id).Select(x => new { x.Row, x.Column, x.Value }).ToListAsync())
            .Should().BeEquivalentTo([new { Row = 61, Column = "Received on", Value = "never" }]);
        var kept = await after.SetAsideRows.Where(x => x.BatchId == batch.Id).OrderBy(x => x.Row).ToListAsync();
        kept.Select(x => x.Row).Should().Equal(0, 61);
        kept[1].Cells[..6].Should().Equal("R-60", "never", "Home support", "DP", "Waiting", "1");
        kept[1].Cells[6].Should().StartWith("key:").And.NotContain("4857773456", "what identifies a person is not kept");
        kept[1].Cells[7].Should().BeEmpty("a column that no format uses may hold anything");
    }

    [Fact]
    public async Task Above_the_ceiling_nothing_is_left_out_and_the_words_say_so()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var file = _headings + string.Concat(Good(1, 38)) + string.Concat(Bad(39, 42));

        var refused = (await desk.SetAsideAsync("referrals", file)).Batch;

        refused.Should().BeEquivalentTo(new { Status = ImportStatus.Refused, RowsToSetAside = (int?)null });
        refused.Notes.Should().Be("To bring in the rest, 4 rows would have to be left out, and at most 3 may be (5%): so many faults are no slip. "
            + "Mend the file and bring it again.", "5% of 42 rows are 2.1");
    }

    [Theory]
    [InlineData(40, 2, true)]
    [InlineData(40, 3, false)]
    [InlineData(41, 3, true)]
    [InlineData(4, 1, true)]
    [InlineData(1, 1, false)]
    public async Task The_ceiling_is_rounded_up_to_a_whole_row_and_some_row_must_be_left(int rows, int bad, bool may)
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var batch = (await desk.SetAsideAsync("referrals", _headings + string.Concat(Good(1, rows - bad)) + string.Concat(Bad(rows - bad + 1, rows)))).Batch;

        batch.Status.Should().Be(may ? ImportStatus.Accepted : ImportStatus.Refused);
        batch.RowsSetAside.Should().Be(may ? bad : 0);
    }

    [Fact]
    public async Task Where_rows_contradict_each_other_none_of_them_is_taken_for_right()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.AddProviderAsync("P-1");
        await RaiseCeilingAsync(desk);

        var referrals = await desk.SetAsideAsync("referrals", $"""
            {_headings}R-1,03/11/2025,Home support,DP,Waiting,5,,
            R-2,03/11/2025,Home support,DP,Waiting,5,,
            R-2,03/11/2025,Home support,DP,Waiting,6,,
            R-2,03/11/2025,Home support,DP,Waiting,5,,
            R-3,03/11/2025,Home support,DP,Waiting,5,,
            """);
        var capacity = await desk.SetAsideAsync("capacity",
            "Provider reference,Weekly capacity,Stated on\nP-1,1,01/12/2025\nP-1,1,02/12/2025\nP-1,1,03/12/2025\nP-1,1,04/12/2025\nP-1,2,01/12/2025\nP-1,1,01/12/2025\n");

        referrals.Batch.Should().BeEquivalentTo(new { Status = ImportStatus.Accepted, RowsAccepted = 2, RowsSetAside = 3 });
        capacity.Batch.Should().BeEquivalentTo(new { Status = ImportStatus.Accepted, RowsAccepted = 3, RowsSetAside = 3 });
        await using var db = desk.Db();
        (await db.Referrals.Select(x => x.Reference).ToListAsync()).Should().BeEquivalentTo("R-1", "R-3");
    }

    [Fact]
    public async Task A_list_goes_as_a_whole_since_with_a_gap_it_would_show_its_names_in_other_places()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.AddProviderAsync("P-1");
        await desk.AddProviderAsync("P-2");
        await desk.ImportAsync("referrals", _headings + string.Concat(Good(1, 2)));
        await RaiseCeilingAsync(desk);

        var batch = (await desk.SetAsideAsync("options", """
            Referral reference,Provider reference,Position,Outcome
            R-1,P-1,1,Shown
            R-1,P-404,2,Shown
            R-2,P-1,1,Shown
            R-2,P-2,2,Accepted
            """)).Batch;

        batch.Should().BeEquivalentTo(new { RowsAccepted = 2, RowsSetAside = 2 });
        await using var db = desk.Db();
        (await db.Options.Select(x => x.Position).ToListAsync()).Should().BeEquivalentTo([1, 2]);
    }

    [Fact]
    public async Task What_is_wrong_with_headings_or_the_end_of_a_file_cannot_be_set_aside()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await RaiseCeilingAsync(desk);

        foreach (var file in new[]
        {
            "Reference,Received on,Service,Outcome\nR-1,03/11/2025,Home support,Waiting\n",
            $"{_headings}{string.Concat(Good(1, 9))}R-10,\"03/11\"/2025,Home support,DP,Waiting,,,\n",
        })
        {
            (await desk.SetAsideAsync("referrals", file)).Batch.Status.Should().Be(ImportStatus.Refused);
        }
    }

    [Fact]
    public async Task Rows_brought_in_mended_are_no_longer_missing_and_the_person_is_known_by_the_key()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var file = _headings + string.Concat(Good(1, 30)) + "R-31,never,Home support,DP,Waiting,1,p-1,\n";
        var first = (await desk.SetAsideAsync("referrals", file)).Batch;
        (await SetAsideAsync(desk)).Should().Equal(("referrals", 1));
        await using var db = desk.Db();
        var cells = await db.SetAsideRows.Where(x => x.BatchId == first.Id).OrderBy(x => x.Row).Select(x => x.Cells).ToListAsync();
        cells[1][1] = "04/11/2025";

        var mended = (await desk.SetAsideAsync("referrals", string.Join('\n', cells.Select(x => string.Join(',', x))), first.Id)).Batch;

        mended.Created.Should().Be(1);
        mended.Notes.Should().Contain($"Brings in, mended, the 1 row that import {first.Id} had set aside.");
        (await SetAsideAsync(desk)).Should().BeEmpty();
        (await db.Referrals.Where(x => x.Reference == "R-1" || x.Reference == "R-31").Select(x => x.PersonKey).ToListAsync())
            .Should().HaveCount(2).And.AllBeEquivalentTo(new PersonKeys(new byte[32]).For(desk.Authority.Code).Hash("P-1"));

        (await new ImportUndo(server.Database, desk.Clock).UndoAsync(Actor.Operator(desk.AuthorityId), mended.Id)).Should().BeNull();
        (await SetAsideAsync(desk)).Should().Equal(("referrals", 1));
    }

    /// <summary>Whatever is wrong with a file, what it brings without its faulty rows is what it would bring had they never been in it.</summary>
    [Fact]
    public async Task A_file_with_rows_set_aside_brings_what_the_file_without_them_would()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        using var other = await ImportDesk.OpenAsync(server);
        await RaiseCeilingAsync(desk);
        var both = 0;
        foreach (var rows in _row.Array[5, 40].Array[40].Single())
        {
            var batch = (await desk.SetAsideAsync("referrals", _headings + string.Join('\n', rows) + "\n")).Batch;
            (batch.RowsAccepted + batch.RowsRejected + batch.RowsHeld + batch.RowsSetAside + batch.RowsCollapsed + batch.RowsBlank)
                .Should().Be(batch.RowsRead).And.Be(rows.Length);
            if (batch.Status == ImportStatus.Refused)
            {
                continue;
            }

            await using var db = desk.Db();
            var aside = await db.SetAsideRows.Where(x => x.BatchId == batch.Id && x.Row > 0).Select(x => x.Row).ToListAsync();
            both += aside.Count > 0 ? 1 : 0;
            (await other.ImportAsync("referrals", _headings + string.Join('\n', rows.Where((_, i) => !aside.Contains(i + 2))) + "\n"))
                .IsAccepted.Should().BeTrue();
            (await FactsAsync(desk)).Should().Equal(await FactsAsync(other));
        }

        both.Should().BeGreaterThan(5, "many such files had rows to set aside");
    }

    private static IEnumerable<string> Good(int from, int to)
        => Enumerable.Range(from, to - from + 1).Select(x => $"R-{x},03/11/2025,Home support,DP,Waiting,{x},P-{x},\n");

    private static IEnumerable<string> Bad(int from, int to)
        => Enumerable.Range(from, to - from + 1).Select(x => $"R-{x},never,Home support,DP,Waiting,{x},P-{x},\n");

    private Task RaiseCeilingAsync(ImportDesk desk) => new AuthorityRegister(server.Database, desk.Clock).SetCeilingAsync(desk.Authority, 50);

    private async Task<IReadOnlyList<(string, int)>> SetAsideAsync(ImportDesk desk)
        => (await SnapshotLoader.LoadAsync(server.Database, desk.AuthorityId, ImportDesk.Now, default)).SetAside;

    private static async Task<List<string>> FactsAsync(ImportDesk desk)
    {
        await using var db = desk.Db();
        return [.. (await db.Referrals.OrderBy(x => x.Reference).ToListAsync()).Select(x => $"{x.Reference} {x.WeeklyHours}")];
    }
}
