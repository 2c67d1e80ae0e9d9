using System.Text;
using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using CommissioningDashboard.Imports.Profiles;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Imports.Profiles;

public sealed class ProfileImportTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_file_of_another_system_is_read_by_the_profile_that_knows_its_headings_and_says_so()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await KeepAsync(desk, "Case system", CaseSystem.Mapping);

        var result = await desk.ImportAsync("referrals", CaseSystem.File);

        result.IsAccepted.Should().BeTrue();
        result.Batch.Reading.Should().Contain(
            "Read by the profile “Case system”, version 1: “Case No” is Reference; “Opened” is Received on; “Type of care” is Service; “Paid by” is Route")
            .And.Contain("Service: “Dom Care” is read as Home care, 2 rows.")
            .And.Contain("Outcome: “Placed” is read as Arranged, 2 rows; “Open” is read as Waiting, 1 row.");
        await using var db = desk.Db();
        (await db.Referrals.OrderBy(x => x.Reference).Select(x => new { x.Reference, x.WeeklyHours, x.Route }).ToListAsync()).Should().BeEquivalentTo(
        [
            new { Reference = "C-1", WeeklyHours = (decimal?)10.5m, Route = Route.CouncilCommissioned },
            new { Reference = "C-2", WeeklyHours = (decimal?)7m, Route = Route.DirectPayment },
            new { Reference = "C-3", WeeklyHours = (decimal?)4m, Route = Route.CouncilCommissioned },
        ]);
        (await db.Services.Select(x => x.Name).ToListAsync()).Should().BeEquivalentTo("Home care", "Day centre");
        (await db.AuditEntries.SingleAsync(x => x.Action == "import.accepted")).Detail.Should().Contain("Case system");
    }

    [Fact]
    public async Task Without_a_profile_or_with_none_asked_for_the_same_file_is_refused()
    {
        using var desk = await ImportDesk.OpenAsync(server);

        (await desk.ImportAsync("referrals", CaseSystem.File)).Should().BeEquivalentTo(new { IsAccepted = false, MayBeMapped = true }, x => x.ExcludingMissingMembers());
        await KeepAsync(desk, "Case system", CaseSystem.Mapping);
        (await desk.ImportAsync("referrals", CaseSystem.File, new Dictionary<string, string> { ["profile"] = "none" })).IsAccepted.Should().BeFalse();
        (await desk.ImportAsync("referrals", CaseSystem.File, new Dictionary<string, string> { ["profile"] = "case SYSTEM" })).IsAccepted.Should().BeTrue();
    }

    [Fact]
    public async Task A_profile_that_does_not_exist_is_refused_with_those_that_do()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await KeepAsync(desk, "Case system", CaseSystem.Mapping);

        var result = await desk.ImportAsync("referrals", CaseSystem.File, new Dictionary<string, string> { ["profile"] = "Mosaik" });

        result.Problems.Single().Rule.Should().Be("There is no profile “Mosaik” for a referrals file.");
        result.Problems.Single().Remedy.Should().StartWith("There are: Case system");
    }

    [Fact]
    public async Task A_file_that_names_its_columns_as_we_do_is_read_as_always_unless_a_profile_speaks_of_every_column()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        const string ours = "Reference,Received on,Service,Route,Outcome\r\n";
        await KeepAsync(desk, "Words only", new ColumnMapping("referrals")
        {
            Columns = new[] { "Reference", "Received on", "Service", "Route", "Outcome" }
                .ToDictionary(x => x, x => (IReadOnlyList<string>)[x]),
            Words = new Dictionary<string, IReadOnlyDictionary<string, string>>
            {
                ["Outcome"] = new Dictionary<string, string> { ["Placed"] = "Arranged" },
            },
        });

        (await desk.ImportAsync("referrals", $"{ours}A-1,01/10/2025,Lunch club,DP,Placed\r\n")).IsAccepted.Should().BeTrue();
        var wider = await desk.ImportAsync("referrals", $"{ours.Trim()},Team\r\nA-2,01/10/2025,Lunch club,DP,Placed,North\r\n");

        wider.IsAccepted.Should().BeFalse();
        wider.Problems.Single().Rule.Should().Be("The value is not in the code list.");
        wider.MayBeMapped.Should().BeTrue();
    }

    [Fact]
    public async Task What_every_row_has_is_read_and_said()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await KeepAsync(desk, "Direct payments", new ColumnMapping("referrals")
        {
            Columns = new Dictionary<string, IReadOnlyList<string>>
            {
                ["Reference"] = ["Ref No"],
                ["Received on"] = ["Opened"],
                ["Service"] = ["Kind"],
            },
            Constants = new Dictionary<string, string> { ["Route"] = "Direct payment", ["Outcome"] = "Arranged", ["Arranged on"] = "01/11/2025" },
        });

        var result = await desk.ImportAsync("referrals", "Ref No,Opened,Kind\r\nD-1,01/10/2025,Lunch club\r\n");

        result.IsAccepted.Should().BeTrue();
        result.Batch.Reading.Should().Contain("every row has the Route Direct payment");
        await using var db = desk.Db();
        var referral = await db.Referrals.SingleAsync();
        (referral.Route, referral.Outcome, referral.ArrangedOn).Should().Be((Route.DirectPayment, ReferralOutcome.Arranged, new DateOnly(2025, 11, 1)));
    }

    [Fact]
    public async Task Providers_may_be_named_by_their_names_and_lists_word_by_word()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.AddProviderAsync("P-7");
        await KeepAsync(desk, "Register", new ColumnMapping("providers")
        {
            Columns = new Dictionary<string, IReadOnlyList<string>> { ["Reference"] = ["No"], ["Name"] = ["Firm"], ["Services"] = ["Does"] },
            Words = new Dictionary<string, IReadOnlyDictionary<string, string>>
            {
                ["Services"] = new Dictionary<string, string> { ["Dom Care"] = "Home care" },
            },
        });
        await KeepAsync(desk, "Contracts", new ColumnMapping("frameworks")
        {
            Columns = new Dictionary<string, IReadOnlyList<string>>
            {
                ["Framework"] = ["Deal"],
                ["Provider reference"] = ["Firm"],
                ["Service"] = ["For"],
                ["From"] = ["Begins"],
            },
            Words = new Dictionary<string, IReadOnlyDictionary<string, string>>
            {
                ["Provider reference"] = new Dictionary<string, string> { ["Seventh Care Ltd."] = "P-7" },
            },
        });

        (await desk.ImportAsync("providers", "No,Firm,Does\r\nP-8,Eighth,Dom Care; Day support\r\n")).IsAccepted.Should().BeTrue();
        (await desk.ImportAsync("frameworks", "Deal,Firm,For,Begins\r\nList,SEVENTH CARE LTD,Home care,01/04/2025\r\n")).IsAccepted.Should().BeTrue();

        await using var db = desk.Db();
        (await db.Services.Select(x => x.Name).ToListAsync()).Should().BeEquivalentTo("Home care", "Day support");
        (await db.FrameworkMemberships.CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task Where_two_profiles_know_the_headings_alike_it_is_asked()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await KeepAsync(desk, "One", CaseSystem.Mapping);
        await KeepAsync(desk, "Two", CaseSystem.Mapping);

        using var file = new MemoryStream(Encoding.UTF8.GetBytes(CaseSystem.File));
        var (trial, _) = await desk.Importer.TryOutAsync(new ImportOrder(desk.AuthorityId, "referrals", "file.csv", file, "Test officer"));

        trial.Questions.Single().Answers.Select(x => x.Value).Should().Equal("One", "Two", "none");
    }

    [Fact]
    public async Task Profiles_with_title_rows_other_encodings_and_workbooks_are_recognised_alike()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await KeepAsync(desk, "Case system", CaseSystem.Mapping);
        var semicolons = CaseSystem.File.Replace(',', ';');

        (await desk.ImportAsync("referrals", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(semicolons)])).IsAccepted.Should().BeTrue();
        (await desk.ImportAsync("referrals", Encoding.Latin1.GetBytes(CaseSystem.File.Replace("\n", "\r\n")))).Batch.Status.Should().Be(ImportStatus.NothingNew);
    }

    private async Task KeepAsync(ImportDesk desk, string name, ColumnMapping mapping)
        => (await new ProfileDesk(server.Database, desk.Clock).KeepAsync(Actor.Operator(desk.AuthorityId), name, mapping)).Should().BeEmpty();
}
