using System.Diagnostics;
using System.Text;
using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Imports;

public sealed class OutcomeImportTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private const string _headings = "Referral reference,Measured on,Instrument,Statement,Score";
    private const string _good = $"""
        {_headings}
        R-1,12/12/2025,Quality of life,,18
        R-1,12/12/2025,Statement,I am in control,Yes
        R-2,2025-12-01,statement,i am in control.,0
        """;

    [Fact]
    public async Task A_good_file_becomes_answers_and_new_statements_are_named()
    {
        using var desk = await OpenAsync();

        var result = await desk.ImportAsync("outcomes", _good);

        result.Batch.Should().BeEquivalentTo(new { Status = ImportStatus.Accepted, RowsRead = 3, RowsAccepted = 3, Created = 3, Changed = 0, Unchanged = 0 });
        result.Batch.Notes.Should().Be("New statement, so check the spelling: I am in control.");
        (await AnswersAsync(desk)).Should().Equal(
            "R-1 2025-12-12 QualityOfLife '' 18", "R-1 2025-12-12 Statement 'I am in control' 1", "R-2 2025-12-01 Statement 'I am in control' 0");
        await using var db = desk.Db();
        (await db.Authorities.SingleAsync(x => x.Id == desk.AuthorityId)).MarketVersion.Should().Be(2, "the market is to be read afresh");
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        using var desk = await OpenAsync();
        await desk.ImportAsync("outcomes", _good);

        var again = await desk.ImportAsync("outcomes", _good);

        again.Batch.Should().BeEquivalentTo(new { Status = ImportStatus.NothingNew, RowsAccepted = 3, Created = 0, Changed = 0, Unchanged = 3 });
    }

    [Fact]
    public async Task Another_score_for_the_same_answer_changes_it_and_undoing_puts_the_old_one_back()
    {
        using var desk = await OpenAsync();
        var first = await desk.ImportAsync("outcomes", _good);
        var before = await AnswersAsync(desk);

        var second = await desk.ImportAsync("outcomes", $"{_headings}\nR-1,12/12/2025,ASCOT,,20\nR-1,13/12/2025,ASCOT,,21\n");
        var changed = await AnswersAsync(desk);
        var undo = new ImportUndo(server.Database, desk.Clock);
        var firstRefused = await undo.UndoAsync(Actor.Operator(desk.AuthorityId), first.Batch.Id);
        var secondUndone = await undo.UndoAsync(Actor.Operator(desk.AuthorityId), second.Batch.Id);

        second.Batch.Should().BeEquivalentTo(new { Created = 1, Changed = 1, Unchanged = 0 });
        changed.Should().Contain("R-1 2025-12-12 QualityOfLife '' 20").And.Contain("R-1 2025-12-13 QualityOfLife '' 21").And.HaveCount(4);
        firstRefused.Should().Be($"A later import built on this one: import {second.Batch.Id} (file.csv). Undo the later import first.");
        secondUndone.Should().BeNull();
        (await AnswersAsync(desk)).Should().Equal(before);
        (await undo.UndoAsync(Actor.Operator(desk.AuthorityId), first.Batch.Id)).Should().BeNull();
        (await AnswersAsync(desk)).Should().BeEmpty();
    }

    [Fact]
    public async Task Referrals_that_answers_speak_of_are_not_undone_before_the_answers()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var referrals = await ReferralsAsync(desk);
        var answers = await desk.ImportAsync("outcomes", _good, name: "answers.csv");
        var undo = new ImportUndo(server.Database, desk.Clock);

        (await undo.UndoAsync(Actor.Operator(desk.AuthorityId), referrals.Batch.Id)).Should().Contain($"import {answers.Batch.Id} (answers.csv)");
        (await AnswersAsync(desk)).Should().HaveCount(3);
        (await undo.UndoAsync(Actor.Operator(desk.AuthorityId), answers.Batch.Id)).Should().BeNull();
        (await undo.UndoAsync(Actor.Operator(desk.AuthorityId), referrals.Batch.Id)).Should().BeNull();
    }

    [Fact]
    public async Task Referrals_with_answers_that_came_from_no_file_are_not_undone()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var referrals = await ReferralsAsync(desk);
        await using (var db = desk.Db())
        {
            var referral = (await db.Referrals.FirstAsync()).Id;
            db.OutcomeScores.Add(new OutcomeScore { ReferralId = referral, MeasuredOn = new DateOnly(2025, 12, 1), Instrument = OutcomeInstrument.QualityOfLife, Score = 9 });
            await db.SaveChangesAsync();
        }

        (await new ImportUndo(server.Database, desk.Clock).UndoAsync(Actor.Operator(desk.AuthorityId), referrals.Batch.Id))
            .Should().Be("Outcome scores have been recorded for referrals of this import, and would be lost with them.");
    }

    [Fact]
    public async Task One_bad_row_refuses_the_whole_file_and_every_problem_is_told()
    {
        using var desk = await OpenAsync();

        var result = await desk.ImportAsync("outcomes", $"""
            {_headings}
            R-1,12/12/2025,Quality of life,,18
            R-1,16/12/2025,Quality of life,,25
            R-1,12/12/2025,Quality of life,,17.5
            R-1,12/12/2025,Quality of life,I am in control,3
            R-1,12/12/2025,Statement,,Yes
            R-1,12/12/2025,Statement,I am in control,Sometimes
            ,never,Astrology,,
            """);

        result.Batch.Should().BeEquivalentTo(new { Status = ImportStatus.Refused, RowsRead = 7, RowsAccepted = 0, RowsRejected = 6, RowsHeld = 1 });
        result.Problems.Select(x => (x.Row, x.Column, x.Value)).Should().BeEquivalentTo(
        [
            (3, "Measured on", "16/12/2025"), (3, "Score", "25"), (4, "Score", "17.5"), (5, "Statement", "I am in control"), (6, "Statement", ""),
            (7, "Score", "Sometimes"), (8, "Referral reference", ""), (8, "Measured on", "never"), (8, "Instrument", "Astrology"), (8, "Score", ""),
        ]);
        result.Problems.Should().OnlyContain(x => x.Rule.Length > 0 && x.Remedy.Length > 0);
        (await AnswersAsync(desk)).Should().BeEmpty();
    }

    [Fact]
    public async Task What_only_shows_over_the_whole_file_is_told_by_row_too()
    {
        using var desk = await OpenAsync();

        var result = await desk.ImportAsync("outcomes", $"""
            {_headings}
            R-404,12/12/2025,Quality of life,,18
            R-1,02/11/2025,Quality of life,,18
            R-2,12/12/2025,Quality of life,,18
            R-2,12/12/2025,Quality of life,,19
            """);

        result.Problems.Select(x => (x.Row, x.Column, x.Value, x.Rule)).Should().BeEquivalentTo(
        [
            (2, "Referral reference", "R-404", "No referral has this reference."),
            (3, "Measured on", "02/11/2025", "Nobody can be asked before the referral was received."),
            (5, "Score", "19", "Row 4 has the same referral, day, instrument and statement, and another score."),
        ]);
        result.Problems[0].Remedy.Should().Be("Correct the reference, or import the referral with a referrals file first.");
        (await AnswersAsync(desk)).Should().BeEmpty();
    }

    [Fact]
    public async Task Rows_that_agree_are_folded()
    {
        using var desk = await OpenAsync();
        const string row = "R-1,12/12/2025,Statement,I am in control,Yes";

        var result = await desk.ImportAsync("outcomes", $"{_headings}\n{row}\n{row.Replace("Yes", "1")}\n{row.Replace("R-1", "R-2")}\n{row}\n");

        result.Batch.Should().BeEquivalentTo(new { RowsRead = 4, RowsAccepted = 2, RowsCollapsed = 2, Created = 2 });
    }

    [Fact]
    public async Task A_column_of_peoples_own_words_is_refused()
    {
        using var desk = await OpenAsync();
        var text = new StringBuilder($"{_headings}\n");
        foreach (var row in Enumerable.Range(0, 60))
        {
            text.AppendLine($"R-1,12/12/2025,Statement,My story number {row},Yes");
        }

        var result = await desk.ImportAsync("outcomes", text.ToString());

        result.Problems.Should().HaveCount(20).And.OnlyContain(x => x.Rule == "The file brings more than 40 new statements.");
    }

    [Fact]
    public async Task One_authority_does_not_see_anothers_referrals()
    {
        using var here = await OpenAsync();
        using var there = await ImportDesk.OpenAsync(server);

        (await there.ImportAsync("outcomes", _good)).Problems.Should().HaveCount(3).And.OnlyContain(x => x.Rule == "No referral has this reference.");
    }

    [Fact]
    public async Task A_hundred_thousand_answers_take_seconds()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var referrals = new StringBuilder("Reference,Received on,Service,Route,Outcome\n");
        var answers = new StringBuilder($"{_headings}\n");
        foreach (var i in Enumerable.Range(0, 50_000))
        {
            referrals.Append($"R-{i},03/11/2025,Home support,DP,Arranged\n");
            answers.Append($"R-{i},12/12/2025,Quality of life,,{i % 25}\nR-{i},12/12/2025,Statement,I am in control,{i % 2}\n");
        }

        (await desk.ImportAsync("referrals", referrals.ToString())).Batch.Created.Should().Be(50_000);
        var watch = Stopwatch.StartNew();

        var result = await desk.ImportAsync("outcomes", answers.ToString());

        result.Batch.Created.Should().Be(100_000);
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(60), "it would be far more if each row were compared with every other");
    }

    private async Task<ImportDesk> OpenAsync()
    {
        var desk = await ImportDesk.OpenAsync(server);
        await ReferralsAsync(desk);
        return desk;
    }

    private static Task<ImportResult> ReferralsAsync(ImportDesk desk)
        => desk.ImportAsync("referrals", "Reference,Received on,Service,Route,Outcome\nR-1,03/11/2025,Home support,DP,Arranged\nR-2,03/11/2025,Home support,DP,Arranged\n");

    private static async Task<List<string>> AnswersAsync(ImportDesk desk)
    {
        await using var db = desk.Db();
        var rows = await db.OutcomeScores.Join(db.Referrals, x => x.ReferralId, r => r.Id, (x, r) => new { r.Reference, x.MeasuredOn, x.Instrument, x.Statement, x.Score })
            .OrderBy(x => x.Reference).ThenBy(x => x.MeasuredOn).ThenBy(x => x.Instrument).ToListAsync();
        return [.. rows.Select(x => $"{x.Reference} {x.MeasuredOn:yyyy-MM-dd} {x.Instrument} '{x.Statement}' {x.Score}")];
    }
}
