using CommissioningDashboard.Tests.Imports.OpenReferral;
using CommissioningDashboard.Web.Verbs;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Verbs;

/// <summary>A feed of Open Referral UK without a browser.</summary>
public sealed class OpenReferralVerbTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_file_is_taken_to_be_confirmed_and_one_with_faults_refused_in_words()
    {
        var authority = await server.AddAuthorityAsync("o1");
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, FeedFile.Version1);

        var taken = await RunAsync($"open-referral --authority o1 {file}");
        await File.WriteAllTextAsync(file, """[{ "id": "1", "name": "X" }]""");
        var refused = await RunAsync($"open-referral --authority o1 {file}");
        var gone = await RunAsync($"open-referral --authority o1 {file}.gone");
        var inside = await RunAsync("open-referral --authority o1 https://localhost/services");
        File.Delete(file);

        taken.Output.Should().Contain("was read as Open Referral UK 1: 3 services of 2 organisations, 2 new and 0 changed");
        (refused.Code, refused.Output).Should().Be((CommandLine.Refused, ""));
        refused.Error.Should().Contain("1 problem.").And.Contain("service 1, X, organization: “”. “organization” is missing.");
        gone.Error.Should().Contain("cannot be read");
        inside.Error.Should().Contain("It stands for an address within a private network, which is not read.");
        await using var db = server.Database.For(authority.Id);
        (await db.OpenReferralOrganisations.CountAsync()).Should().Be(2);
        (await db.Providers.CountAsync()).Should().Be(0);
    }

    private Task<VerbRun> RunAsync(string line) => VerbRun.OfAsync(server, line);
}
