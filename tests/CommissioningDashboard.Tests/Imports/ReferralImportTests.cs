using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Imports;

public sealed class ReferralImportTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private const string _headings = "Reference,Received on,Service,Route,Outcome,Provider reference,Weekly hours,Area";

    [Fact]
    public async Task A_good_file_becomes_referrals_and_new_names_are_named()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var provider = await desk.AddProviderAsync("P-1");

        var result = await desk.ImportAsync("referrals", $"""
            {_headings}
            R-1,03/11/2025,Home support,Council-commissioned,Arranged,p-1,10.5,Riverside
            R-2,2025-11-04,home-support,Direct payment,Arranged,,,Riverside

            R-3,45967,Day support,managed personal budget,Waiting,,,
            """);

        result.Batch.Status.Should().Be(ImportStatus.Accepted);
        result.Batch.Should().BeEquivalentTo(new { RowsRead = 4, RowsAccepted = 3, RowsRejected = 0, RowsCollapsed = 0, RowsBlank = 1, Created = 3, Changed = 0, Unchanged = 0 });
        result.Batch.Notes.Should().Be("New services, so check the spelling: Home support, Day support.\nNew area, so check the spelling: Riverside.");
        await using var db = desk.Db();
        var referrals = await db.Referrals.OrderBy(x => x.Reference).ToListAsync();
        referrals.Select(x => x.ReceivedOn).Should().Equal(new DateOnly(2025, 11, 3), new DateOnly(2025, 11, 4), new DateOnly(2025, 11, 6));
        referrals[0].Should().BeEquivalentTo(new { Route = Route.CouncilCommissioned, Outcome = ReferralOutcome.Arranged, ProviderId = (int?)provider.Id, WeeklyHours = (decimal?)10.5m, BatchId = (int?)result.Batch.Id });
        referrals[1].ServiceId.Should().Be(referrals[0].ServiceId);
        (await db.Authorities.SingleAsync(x => x.Id == desk.AuthorityId)).MarketVersion.Should().Be(1);
    }

    [Fact]
    public async Task A_small_file_of_referrals_alone_is_told_referral_by_referral_and_one_with_new_names_is_not()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.ImportAsync("referrals", $"{_headings}\nR-1,03/11/2025,Home support,Direct payment,Arranged,,3,\nR-2,03/11/2025,Home support,Direct payment,Arranged,,3,\n");
        await using var db = desk.Db();
        (await db.ReferralChanges.CountAsync()).Should().Be(0, "the service is new");

        await desk.ImportAsync("referrals", $"{_headings}\nR-2,03/11/2025,Home support,Direct payment,Arranged,,4,\nR-3,04/11/2025,Home support,Direct payment,Arranged,,3,\n");

        var references = await db.ReferralChanges.Join(db.Referrals, x => x.ReferralId, x => x.Id, (_, x) => x.Reference).ToListAsync();
        references.Should().BeEquivalentTo("R-2", "R-3");
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_says_so()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var file = $"{_headings}\nR-1,03/11/2025,Home support,Direct payment,Arranged,,3,\n";
        var first = await desk.ImportAsync("referrals", file);

        var again = await desk.ImportAsync("referrals", file);

        again.Batch.Status.Should().Be(ImportStatus.NothingNew);
        again.Batch.Should().BeEquivalentTo(new { RowsAccepted = 1, Created = 0, Changed = 0, Unchanged = 1 });
        again.Batch.Notes.Should().Be($"This is the very file of import {first.Batch.Id}, which Test officer brought on 15 December 2025.");
        await using var db = desk.Db();
        (await db.Authorities.SingleAsync(x => x.Id == desk.AuthorityId)).MarketVersion.Should().Be(1, "nobody needs to reload");
    }

    [Fact]
    public async Task A_known_reference_is_brought_up_to_date_by_the_columns_in_the_file_only()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.ImportAsync("referrals", $"{_headings}\nR-1,03/11/2025,Home support,Direct payment,Waiting,,3,Coast\n");

        var result = await desk.ImportAsync("referrals", "Outcome,Reference,Received on,Service,Route\nArranged,R-1,03/11/2025,Home support,Direct payment\n");

        result.Batch.Should().BeEquivalentTo(new { Created = 0, Changed = 1, Unchanged = 0 });
        await using var db = desk.Db();
        var referral = await db.Referrals.SingleAsync();
        referral.Should().BeEquivalentTo(new { Outcome = ReferralOutcome.Arranged, WeeklyHours = (decimal?)3 });
        referral.AreaId.Should().NotBeNull("the second file has no such column");
    }

    [Fact]
    public async Task One_bad_row_refuses_the_whole_file_and_every_problem_is_told()
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var result = await desk.ImportAsync("referrals", $"""
            {_headings}
            R-1,03/11/2025,Home support,Direct payment,Arranged,,3,
            R-2,31/02/2025,Home support,By pigeon,Arranged,P-404,lots,
            ,03/11/2025,Home support,Direct payment,Arranged,,3,
            """);

        result.Batch.Status.Should().Be(ImportStatus.Refused);
        result.Batch.Should().BeEquivalentTo(new { RowsRead = 3, RowsAccepted = 0, RowsRejected = 2, RowsHeld = 1 });
        result.Problems.Select(x => (x.Row, x.Column, x.Value)).Should().BeEquivalentTo(
        [
            (3, "Received on", "31/02/2025"), (3, "Route", "By pigeon"), (3, "Provider reference", "P-404"), (3, "Weekly hours", "lots"), (4, "Reference", ""),
        ]);
        result.Problems.Should().OnlyContain(x => x.Rule.Length > 0 && x.Remedy.Length > 0);
        await using var db = desk.Db();
        (await db.Referrals.CountAsync()).Should().Be(0);
        (await db.Services.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Rows_that_agree_are_folded_and_rows_that_contradict_are_refused()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        const string row = "R-1,03/11/2025,Home support,Direct payment,Arranged,,3,";

        var folded = await desk.ImportAsync("referrals", $"{_headings}\n{row}\n{row}\n{row.Replace("R-1", "R-2")}\n");
        var refused = await desk.ImportAsync("referrals", $"{_headings}\n{row.Replace("R-1", "R-3")}\n{row.Replace("R-1", "R-3").Replace(",,3,", ",,4,")}\n");

        folded.Batch.Should().BeEquivalentTo(new { RowsRead = 3, RowsAccepted = 2, RowsCollapsed = 1, Created = 2 });
        refused.Problems.Should().ContainSingle().Which.Rule.Should().Be("Row 2 has the same reference and says something else.");
    }

    [Fact]
    public async Task Missing_columns_are_named_and_extra_ones_are_named_and_ignored()
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var missing = await desk.ImportAsync("referrals", "Reference,Received on,Jane Doe\nR-1,03/11/2025,x\n");
        var extra = await desk.ImportAsync("referrals", "REFERENCE,received_on,Service,Route,Outcome,Shoe size\nR-1,03/11/2025,Home support,DP,Arranged,9\n");

        missing.Problems.Select(x => x.Column).Should().Equal("Service", "Route", "Outcome");
        missing.Batch.Notes.Should().BeEmpty("a first row that is no heading row may hold a person");
        extra.Batch.Notes.Should().Contain("Columns that this format does not use, so ignored: Shoe size.");
        extra.Batch.Created.Should().Be(1);
    }

    [Fact]
    public async Task A_person_is_kept_as_a_keyed_hash_that_differs_between_authorities()
    {
        using var here = await ImportDesk.OpenAsync(server);
        using var there = await ImportDesk.OpenAsync(server);
        const string file = "Reference,Received on,Service,Route,Outcome,Person identifier\nR-1,03/11/2025,Home support,DP,Arranged,C-77\nR-2,03/11/2025,Home support,DP,Arranged,c-77\n";

        await here.ImportAsync("referrals", file);
        await there.ImportAsync("referrals", file);

        await using var db = here.Db();
        var keys = await db.Referrals.Select(x => x.PersonKey).ToListAsync();
        keys[0].Should().HaveCount(16).And.Equal(keys[1]);
        await using var other = there.Db();
        (await other.Referrals.Select(x => x.PersonKey).FirstAsync()).Should().NotEqual(keys[0]);
    }
}
