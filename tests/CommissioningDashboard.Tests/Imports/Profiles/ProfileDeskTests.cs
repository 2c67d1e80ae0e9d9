using System.Text;
using CommissioningDashboard.Access;
using CommissioningDashboard.Imports.Profiles;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CommissioningDashboard.Tests.Imports.Profiles;

public sealed class ProfileDeskTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Each_change_is_a_version_and_none_is_lost()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var (profiles, actor) = (new ProfileDesk(server.Database, desk.Clock), Actor.Operator(desk.AuthorityId));

        (await profiles.KeepAsync(actor, "Case system", CaseSystem.Mapping)).Should().BeEmpty();
        (await profiles.KeepAsync(actor, "case SYSTEM", CaseSystem.Mapping with { Unused = [] })).Should().BeEmpty();
        var key = (await profiles.ListAsync(actor)).Single().Key;
        (await profiles.RenameAsync(actor, key, "Mosaic")).Should().BeEmpty();
        await profiles.RetireAsync(actor, key);

        var versions = await profiles.VersionsAsync(actor, key);
        versions.Select(x => (x.Version, x.Name)).Should().Equal((3, "Mosaic"), (2, "case SYSTEM"), (1, "Case system"));
        versions.Should().OnlyContain(x => x.EndedAt != null);
        (await profiles.ListAsync(actor)).Should().BeEmpty();
        await using var db = desk.Db();
        (await db.AuditEntries.OrderBy(x => x.Id).Select(x => x.Action).ToListAsync()).Should()
            .Equal("profile.kept", "profile.kept", "profile.renamed", "profile.retired");
        (await profiles.KeepAsync(actor, "Mosaic", CaseSystem.Mapping)).Should().BeEmpty("the name is free again");
    }

    [Fact]
    public async Task A_profile_is_its_authority_s_own_and_reads_no_other_one_s_file()
    {
        using var mine = await ImportDesk.OpenAsync(server);
        using var other = await ImportDesk.OpenAsync(server);
        var profiles = new ProfileDesk(server.Database, mine.Clock);
        (await profiles.KeepAsync(Actor.Operator(mine.AuthorityId), "Case system", CaseSystem.Mapping)).Should().BeEmpty();
        var key = (await profiles.ListAsync(Actor.Operator(mine.AuthorityId))).Single().Key;

        (await profiles.ListAsync(Actor.Operator(other.AuthorityId))).Should().BeEmpty();
        (await profiles.VersionsAsync(Actor.Operator(other.AuthorityId), key)).Should().BeEmpty();
        await profiles.RetireAsync(Actor.Operator(other.AuthorityId), key);
        (await profiles.RenameAsync(Actor.Operator(other.AuthorityId), key, "Taken")).Should().ContainSingle();

        (await other.ImportAsync("referrals", CaseSystem.File)).IsAccepted.Should().BeFalse();
        (await mine.ImportAsync("referrals", CaseSystem.File)).IsAccepted.Should().BeTrue();
    }

    [Fact]
    public async Task No_version_can_be_erased()
    {
        await using var connection = new NpgsqlConnection(server.AppConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("delete from import_profile", connection);

        var deleting = () => command.ExecuteNonQueryAsync();

        (await deleting.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Theory]
    [InlineData("", "Give the profile a name")]
    [InlineData("None", "has a meaning of its own")]
    [InlineData("Contracts register of the transparency code", "has a meaning of its own")]
    public async Task A_name_that_means_something_else_is_refused(string name, string problem)
    {
        using var desk = await ImportDesk.OpenAsync(server);

        var problems = await new ProfileDesk(server.Database, desk.Clock).KeepAsync(Actor.Operator(desk.AuthorityId), name, CaseSystem.Mapping);

        problems.Single().Text.Should().Contain(problem);
    }

    [Fact]
    public async Task Two_who_keep_one_name_at_once_make_two_versions_or_one_is_told()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var (profiles, actor) = (new ProfileDesk(server.Database, desk.Clock), Actor.Operator(desk.AuthorityId));

        var said = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => profiles.KeepAsync(actor, "Case system", CaseSystem.Mapping)));

        var kept = said.Count(x => x.Count == 0);
        var versions = await profiles.VersionsAsync(actor, (await profiles.ListAsync(actor)).Single().Key);
        versions.Select(x => x.Version).Should().Equal(Enumerable.Range(1, kept).Reverse());
    }

    [Fact]
    public async Task Words_of_people_are_never_kept()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var mapping = CaseSystem.Mapping with
        {
            Words = new Dictionary<string, IReadOnlyDictionary<string, string>>
            {
                ["Person identifier"] = new Dictionary<string, string> { ["P1"] = "P2" },
            },
        };

        var problems = await new ProfileDesk(server.Database, desk.Clock).KeepAsync(Actor.Operator(desk.AuthorityId), "People", mapping);

        problems.Single().Text.Should().Be("Person identifier may tell who a person is, so none of its values can be kept.");
    }

    [Fact]
    public void What_is_written_to_a_file_is_read_back_the_same()
    {
        var (name, mapping, problems) = ProfileFile.Read(ProfileFile.Write("Case “system” & co", CaseSystem.Mapping));

        problems.Should().BeEmpty();
        name.Should().Be("Case “system” & co");
        mapping.Should().BeEquivalentTo(CaseSystem.Mapping);
    }

    [Theory]
    [InlineData("", "cannot be read as a profile")]
    [InlineData("[]", "cannot be read as a profile")]
    [InlineData("null", "is no profile")]
    [InlineData("{\"kind\":\"x\",\"name\":\"a\",\"format\":\"referrals\"}", "is no profile")]
    [InlineData("{\"kind\":\"commissioning-dashboard-profile-1\",\"name\":\"a\",\"format\":\"gossip\"}", "There is no import format “gossip”")]
    [InlineData("{\"kind\":\"commissioning-dashboard-profile-1\",\"name\":\"a\",\"format\":\"referrals\",\"extra\":1}", "cannot be read as a profile")]
    [InlineData("{\"kind\":\"commissioning-dashboard-profile-1\",\"name\":\"a\",\"format\":\"referrals\",\"columns\":{\"Nose\":[\"x\"]}}", "Referrals has no column “Nose”")]
    [InlineData("{\"kind\":\"commissioning-dashboard-profile-1\",\"name\":\"a\",\"format\":\"referrals\",\"columns\":{\"Service\":[\"£\"]}}", "a heading has from 1 to 200 characters")]
    [InlineData("{\"kind\":\"commissioning-dashboard-profile-1\",\"name\":\"a\",\"format\":\"referrals\",\"columns\":{\"Service\":null}}", "cannot be read as a profile")]
    [InlineData("{\"kind\":\"commissioning-dashboard-profile-1\",\"name\":\"a\",\"format\":\"referrals\",\"columns\":{\"Service\":[null]}}", "cannot be read as a profile")]
    [InlineData("{\"kind\":\"commissioning-dashboard-profile-1\",\"name\":\"a\",\"format\":\"referrals\",\"constants\":{\"Route\":\"Bus\"}}", "Route: “Bus” cannot stand in every row. One of: Council-commissioned")]
    [InlineData("{\"kind\":\"commissioning-dashboard-profile-1\",\"name\":\"a\",\"format\":\"referrals\",\"constants\":{\"Route\":null}}", "cannot be read as a profile")]
    [InlineData("{\"kind\":\"commissioning-dashboard-profile-1\",\"name\":\"a\",\"format\":\"referrals\",\"words\":{\"Route\":{\"DD\":\"Bus\"}}}", "Route: “DD” cannot be read as “Bus”")]
    [InlineData("{\"kind\":\"commissioning-dashboard-profile-1\",\"name\":\"a\",\"format\":\"referrals\",\"words\":{\"Route\":{\"DD\":\"\"}}}", "cannot be read as empty")]
    [InlineData("{\"kind\":\"commissioning-dashboard-profile-1\",\"name\":\"a\",\"format\":\"referrals\",\"words\":{\"Weekly hours\":{\"x\":\"1\"}}}", "takes no words")]
    public void A_bad_file_says_what_is_wrong_and_nothing_of_it_is_taken(string file, string problem)
    {
        var (_, mapping, problems) = ProfileFile.Read(Encoding.UTF8.GetBytes(file));

        mapping.Should().BeNull();
        problems.Should().Contain(x => x.Text.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void The_ready_profiles_are_good_and_say_everything_that_is_needed()
    {
        ReadyProfiles.All.Should().NotBeEmpty();
        foreach (var ready in ReadyProfiles.All)
        {
            MappingRules.Check(ready.Mapping).Should().BeEmpty();
            MappingRules.Missing(ready.Mapping, CommissioningDashboard.Imports.ImportFormat.Find(ready.Mapping.FormatId)!).Should().BeEmpty();
        }
    }

    [Fact]
    public async Task A_brokerage_system_s_packages_are_read_by_the_ready_profile()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.AddProviderAsync("S-20");

        var result = await desk.ImportAsync("referrals", """
            Package ID,Service user ID,Package type,Date assigned,Broker,Supplier ID,Date approved,Package status,Primary support reason,Weekly cost
            501,77,Nursing,13/10/2025,A Broker,S-20,20/10/2025,Approved,Physical support,£912.50
            502,78,Residential,14/10/2025,A Broker,,,In Progress,Mental health support,
            """);

        result.IsAccepted.Should().BeTrue();
        result.Batch.Reading.Should().Contain("Read by the ready profile “Brokerage system, one row for each package”");
    }

    [Fact]
    public async Task A_contracts_register_is_read_once_its_suppliers_are_known()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        await desk.AddProviderAsync("S-20");

        var result = await desk.ImportAsync("frameworks", """
            Reference number,Title of agreement,Department,Category,Start date,End date,Contract value,Supplier name,SME,VCSE
            C1,Home support 2024,Adults,Home care,01/04/2024,31/03/2028,"1,200,000",S-20,Yes,No
            """);

        result.IsAccepted.Should().BeTrue();
    }
}
