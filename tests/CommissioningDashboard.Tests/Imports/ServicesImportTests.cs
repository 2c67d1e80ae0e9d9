using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Imports;

public sealed class ServicesImportTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_service_is_told_from_others_by_what_it_needs_and_stays_not_known_until_then()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.ImportAsync("referrals", "Reference,Received on,Service,Route,Outcome\nR-1,03/11/2025,Home support,DP,Waiting\n");
        await using (var before = desk.Db())
        {
            (await before.Services.SingleAsync()).Regulated.Should().Be(RegulatedActivity.NotKnown);
        }

        var result = await desk.ImportAsync("services", "Service,Regulated activity\nHome support,Yes\nDay support,No\n");

        result.Problems.Should().BeEmpty();
        await using var db = desk.Db();
        (await db.Services.OrderBy(x => x.Name).Select(x => x.Regulated).ToListAsync()).Should().Equal(RegulatedActivity.No, RegulatedActivity.Yes);
        (await new ImportUndo(server.Database, desk.Clock).UndoAsync(Actor.Operator(desk.AuthorityId), result.Batch.Id)).Should().BeNull();
        await using var after = desk.Db();
        (await after.Services.SingleAsync()).Regulated.Should().Be(RegulatedActivity.NotKnown);
    }

    [Fact]
    public async Task A_providers_file_says_who_is_registered_and_rated_and_one_without_the_columns_says_nothing()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.ImportAsync("providers", "Reference,Name\nP-1,Ash\nP-2,Birch\nP-3,Cedar\n");
        await desk.ImportAsync(
            "providers", "Reference,Name,CQC location ID,CQC rating,CQC rating published on\nP-1,Ash,1-123,Good,01/02/2024\nP-2,Birch,,,\n");
        await desk.ImportAsync("providers", "Reference,Name,CQC location ID,CQC rating,CQC rating published on\nP-1,Ash,1-123,Inadequate,01/02/2025\n");

        await using var db = desk.Db();
        (await db.Providers.OrderBy(x => x.Name).Select(x => x.RegistrationStated).ToListAsync()).Should().Equal(true, true, false);
        (await db.ProviderRatings.OrderBy(x => x.From).Select(x => x.Rating).ToListAsync()).Should().Equal(CqcRating.Good, CqcRating.Inadequate);
        (await desk.ImportAsync("providers", "Reference,Name,CQC rating\nP-1,Ash,Good\n")).Problems.Single().Column.Should().Be("CQC rating published on");
    }
}
