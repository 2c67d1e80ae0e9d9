using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using CommissioningDashboard.Market;
using CommissioningDashboard.Register;
using CommissioningDashboard.Tests.Imports;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Register;

/// <summary>What public sources hint at of providers' sizes counts only once somebody has accepted it.</summary>
public sealed class SizeHintTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private const string _register = "Reference,Name,Ownership,CQC location ID,Companies House number,Size,Size basis,Size observed on,Listed on\n"
        + "P-1,Alder,Not known,1-1,,,,,01/04/2023\nP-2,Birch,Private,1-2,01234567,,,,01/04/2023\nP-3,Cedar,Private,1-3,00000003,40,FTE,01/04/2025,01/04/2023\n"
        + "P-4,Direct,Council department,1-4,,,,,01/04/2023\nP-5,Elder,Private,,00000005,60,People supported,01/04/2025,01/04/2023\n";

    [Fact]
    public async Task Hints_say_why_and_how_sure_and_change_nothing_before_they_are_accepted()
    {
        using var desk = await BringAsync();

        var hints = await Hints(desk).WaitingAsync(Officer(desk));

        hints.Select(x => $"{x.Provider.Name}: {x.Band}, {x.Evidence}, {x.On:dd/MM/yyyy}").Should().Equal(
            "Alder: Micro, Registered with CQC as an individual, 01/11/2025",
            "Birch: Micro, Files micro entity accounts at Companies House, 01/11/2025",
            "Elder: Small, Files total exemption full accounts at Companies House, 01/11/2025");
        hints.Should().OnlyContain(x => x.Doubt.Length > 0);
        await using var db = desk.Db();
        (await db.ProviderSizes.CountAsync()).Should().Be(2);
        (await BandsAsync(desk)).Should().Equal("Alder NotKnown", "Birch NotKnown", "Cedar Small", "Direct InHouse", "Elder NotKnown");
    }

    [Fact]
    public async Task What_is_accepted_counts_with_its_source_is_in_the_trail_and_can_be_taken_back()
    {
        using var desk = await BringAsync();
        var officer = Officer(desk);
        var keys = (await Hints(desk).WaitingAsync(officer)).Take(2).Select(x => x.Key).ToList();

        (await Hints(desk).AcceptAsync(officer, [.. keys, "999-0-20250101"])).Should().Be(2);
        (await Hints(desk).AcceptAsync(officer, keys)).Should().Be(0, "what is accepted is accepted once");

        (await BandsAsync(desk)).Should().Equal("Alder Micro", "Birch Micro", "Cedar Small", "Direct InHouse", "Elder NotKnown");
        await using var db = desk.Db();
        (await db.ProviderSizes.Where(x => x.Basis == SizeBasis.Hint).OrderBy(x => x.Id).Select(x => x.Source).ToListAsync()).Should().Equal(
            "Hint accepted: CQC ownership type “Individual”, list of 1 November 2025",
            "Hint accepted: Companies House accounts “MICRO ENTITY”, data of 1 November 2025");
        (await db.AuditEntries.SingleAsync(x => x.Action == "register.hints-accepted")).Detail.Should().Contain("Micro");
        var batch = await db.ImportBatches.OrderBy(x => x.Id).LastAsync();
        batch.Notes.Should().StartWith("Alder: probably micro. Hint accepted");
        (await new ImportUndo(server.Database, desk.Clock).UndoAsync(Officer(desk), batch.Id)).Should().BeNull();
        (await Hints(desk).WaitingAsync(officer)).Should().HaveCount(3);
    }

    [Fact]
    public async Task A_size_that_somebody_states_stands_before_a_hint_and_a_member_of_a_group_is_not_micro()
    {
        using var desk = await BringAsync();
        await Hints(desk).AcceptAsync(Officer(desk), [.. (await Hints(desk).WaitingAsync(Officer(desk))).Select(x => x.Key)]);
        await desk.ImportAsync("providers", "Reference,Name,Parent group\nP-2,Birch,Oak Group\n");
        await desk.ImportAsync("providers", "Reference,Name,Size,Size basis,Size observed on\nP-1,Alder,300,Workers,01/05/2025\n");

        (await BandsAsync(desk)).Should().Equal("Alder Large", "Birch Small", "Cedar Small", "Direct InHouse", "Elder Small");
    }

    [Fact]
    public async Task A_company_that_is_not_on_the_register_is_counted_and_not_kept()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.ImportAsync("providers", _register);

        var result = await desk.ImportAsync("companies-house", Companies(), "BasicCompanyData-2025-11-01.csv");
        var again = await desk.ImportAsync("companies-house", Companies(), "BasicCompanyData-2025-11-01.csv");

        result.Batch.Should().BeEquivalentTo(new { RowsRead = 4, RowsAccepted = 3, Created = 3, RowsCollapsed = 1 });
        result.Batch.Notes.Should().Contain("1 row of companies that are not on your register: not kept.");
        result.Batch.Reading.Should().Contain("It tells of 1 November 2025, as it says by its name.");
        again.Batch.Status.Should().Be(ImportStatus.NothingNew);
    }

    private async Task<ImportDesk> BringAsync()
    {
        var desk = await ImportDesk.OpenAsync(server);
        (await desk.ImportAsync("providers", _register)).Problems.Should().BeEmpty();
        (await desk.ImportAsync("cqc-active", CqcFile.Active(
            CqcFile.Row("1-1", owner: "Individual"), CqcFile.Row("1-2"), CqcFile.Row("1-3", owner: "Individual"), CqcFile.Row("1-4", owner: "Individual")),
            "01_November_2025_HSCA_Active_Locations.csv")).Problems.Should().BeEmpty();
        (await desk.ImportAsync("companies-house", Companies(), "BasicCompanyData-2025-11-01.csv")).Problems.Should().BeEmpty();
        return desk;
    }

    private static string Companies() => "CompanyName, CompanyNumber,CompanyStatus,Accounts.AccountCategory,Accounts.LastMadeUpDate\n"
        + "BIRCH LTD,01234567,Active,MICRO ENTITY,31/03/2025\nCEDAR LTD,00000003,Active,SMALL,31/03/2025\n"
        + "ELDER LTD,00000005,Active,TOTAL EXEMPTION FULL,31/03/2025\nOTHER LTD,00000009,Active,GROUP,31/03/2025\n";

    private SizeHintDesk Hints(ImportDesk desk) => new(server.Database, desk.Clock);

    private static Actor Officer(ImportDesk desk) => new(desk.AuthorityId, null, "Robin Officer", Role.DataOfficer);

    private async Task<IEnumerable<string>> BandsAsync(ImportDesk desk)
    {
        var market = await SnapshotLoader.LoadAsync(server.Database, desk.AuthorityId, ImportDesk.Now, default);
        var scheme = PlainSchemes.Single(x => x.Id == "birmingham-5");
        return market.Providers.OrderBy(x => x.Name).Select(x => $"{x.Name} {x.BandOn(scheme, new DateOnly(2025, 12, 15))}");
    }

    private static IReadOnlyList<SizeScheme> PlainSchemes => CommissioningDashboard.Tests.Market.PlainSnapshot.Schemes;
}
