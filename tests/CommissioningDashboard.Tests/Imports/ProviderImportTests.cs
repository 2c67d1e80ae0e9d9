using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Imports;

public sealed class ProviderImportTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private const string _file = """
        Reference,Name,Ownership,Companies House number,Listed on,Size,Size basis,Size observed on,Services,Areas,Weekly capacity,Capacity stated on
        P-1,Kestrel Community Support,Private,1234567,01/04/2023,4.5,FTE,30/09/2025,Home support; Day support,Coast,120,30/09/2025
        P-2,Harbour Trust,Voluntary/Charity,,01/04/2020,,,,Home support,,,
        """;

    [Theory]
    [InlineData("1-1234567890", true)]
    [InlineData("RXX01", true)]
    [InlineData("1234567890", false)]
    [InlineData("PENDING", false)]
    public async Task A_provider_of_the_register_has_a_number_of_the_commission_or_none(string written, bool isTaken)
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var result = await desk.ImportAsync("providers", $"Reference,Name,CQC location ID\nP-1,Kestrel,{written}\n");

        result.IsAccepted.Should().Be(isTaken);
        result.Problems.Select(x => x.Rule).Should().Equal(isTaken ? [] : [CommissioningDashboard.Imports.CqcNumber.Rule]);
    }

    [Fact]
    public async Task A_register_brings_providers_with_their_dated_facts()
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var result = await desk.ImportAsync("providers", _file);

        result.Problems.Should().BeEmpty();
        result.Batch.Should().BeEquivalentTo(new { RowsRead = 2, RowsAccepted = 2, Created = 2 });
        await using var db = desk.Db();
        var kestrel = await db.Providers.SingleAsync(x => x.Reference == "P-1");
        kestrel.Should().BeEquivalentTo(new { Ownership = Ownership.Private, CompaniesHouseNumber = "01234567", ListedOn = new DateOnly(2023, 4, 1), BatchId = (int?)result.Batch.Id });
        (await db.ProviderSizes.SingleAsync()).Should().BeEquivalentTo(new { Value = 4.5m, Basis = SizeBasis.FullTimeEquivalents, From = new DateOnly(2025, 9, 30) });
        (await db.ProviderServices.CountAsync(x => x.ProviderId == kestrel.Id && x.From == kestrel.ListedOn)).Should().Be(2);
        (await db.ProviderCapacities.SingleAsync()).WeeklyHours.Should().Be(120);
        (await db.ProviderOpenings.CountAsync()).Should().Be(2);
    }

    [Fact]
    public async Task The_same_register_again_changes_nothing_also_on_another_day()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.ImportAsync("providers", _file);
        desk.Clock.Advance(TimeSpan.FromDays(40));

        var again = await desk.ImportAsync("providers", _file);

        again.Batch.Status.Should().Be(ImportStatus.NothingNew);
        again.Batch.Unchanged.Should().Be(2);
    }

    [Fact]
    public async Task A_service_left_out_of_a_filled_cell_ends_and_a_new_one_starts_today()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.ImportAsync("providers", _file);

        var result = await desk.ImportAsync("providers", "Reference,Name,Services\nP-1,Kestrel Community Support,Day support; Meals\n");

        result.Batch.Should().BeEquivalentTo(new { Created = 0, Changed = 1 });
        await using var db = desk.Db();
        var kestrel = await db.Providers.SingleAsync(x => x.Reference == "P-1");
        var offered = await db.ProviderServices.Where(x => x.ProviderId == kestrel.Id)
            .Join(db.Services, x => x.ServiceId, x => x.Id, (x, s) => new { s.Name, x.From, x.To }).OrderBy(x => x.Name).ToListAsync();
        offered.Should().BeEquivalentTo(
        [
            new { Name = "Day support", From = new DateOnly(2023, 4, 1), To = (DateOnly?)null },
            new { Name = "Home support", From = new DateOnly(2023, 4, 1), To = (DateOnly?)new DateOnly(2025, 12, 14) },
            new { Name = "Meals", From = new DateOnly(2025, 12, 15), To = (DateOnly?)null },
        ]);
        kestrel.CompaniesHouseNumber.Should().Be("01234567", "the file says nothing of it");
    }

    [Fact]
    public async Task A_size_needs_its_basis_and_day_and_a_repeat_must_agree()
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var result = await desk.ImportAsync("providers", "Reference,Name,Size,Size basis,Size observed on\nP-1,Kestrel,4,,\nP-2,Harbour,,,\nP-2,Haven,,,\n");

        result.Problems.Select(x => (x.Row, x.Column)).Should().Equal((2, "Size basis"), (2, "Size observed on"), (4, "Reference"));
    }

    [Fact]
    public async Task Communities_served_and_leading_are_kept_with_their_days_and_end_when_left_out()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.ImportAsync("providers", "Reference,Name,Listed on,Communities served,Led by\nP-1,Kestrel,01/04/2023,Deaf people; Polish speakers,Deaf people\n");

        var again = await desk.ImportAsync("providers", "Reference,Name,Communities served\nP-1,Kestrel,Deaf people\n");

        again.Batch.Changed.Should().Be(1);
        await using var db = desk.Db();
        (await db.ProviderCommunities.OrderBy(x => x.Community).ThenBy(x => x.Tie).Select(x => new { x.Community, x.Tie, x.From, x.To }).ToListAsync()).Should().Equal(
            new { Community = "Deaf people", Tie = CommunityTie.Serves, From = new DateOnly(2023, 4, 1), To = (DateOnly?)null },
            new { Community = "Deaf people", Tie = CommunityTie.LedBy, From = new DateOnly(2023, 4, 1), To = (DateOnly?)null },
            new { Community = "Polish speakers", Tie = CommunityTie.Serves, From = new DateOnly(2023, 4, 1), To = (DateOnly?)new DateOnly(2025, 12, 14) });
        (await new CommissioningDashboard.Imports.ImportUndo(server.Database, desk.Clock).UndoAsync(Actor.Operator(desk.AuthorityId), again.Batch.Id)).Should().BeNull();
        (await db.ProviderCommunities.AsNoTracking().CountAsync(x => x.To == null)).Should().Be(3);
    }
}
