using CommissioningDashboard.Tests.Imports.Profiles;
using CommissioningDashboard.Web.Verbs;

namespace CommissioningDashboard.Tests.Verbs;

/// <summary>Profiles without a browser.</summary>
public sealed class ProfileVerbTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_profile_is_handed_from_one_council_to_another_and_reads_its_file()
    {
        await server.AddAuthorityAsync("p1");
        await server.AddAuthorityAsync("p2");
        var folder = Directory.CreateTempSubdirectory("profile-");
        var file = Path.Combine(folder.FullName, "extract.csv");
        await File.WriteAllTextAsync(file, CaseSystem.File);
        var handed = Path.Combine(folder.FullName, "handed.json");
        await File.WriteAllBytesAsync(handed, CommissioningDashboard.Imports.Profiles.ProfileFile.Write("Case system", CaseSystem.Mapping));
        var exported = Path.Combine(folder.FullName, "exported.json");

        var unknown = await RunAsync($"import --authority p1 --format referrals {file}");
        var missing = await RunAsync($"import --authority p1 --format referrals --profile \"Case system\" {file}");
        var taken = await RunAsync($"profile import --authority p1 {handed}");
        var listed = await RunAsync("profile list --authority p1");
        var written = await RunAsync($"profile export --authority p1 --name \"Case system\" {exported}");
        var again = await RunAsync($"profile export --authority p1 --name \"Case system\" {exported}");
        var other = await RunAsync($"profile import --authority p2 --name Neighbour {exported}");
        var looked = await RunAsync($"import --authority p2 --format referrals --profile Neighbour --look {file}");
        var plain = await RunAsync($"import --authority p2 --format referrals --profile none {file}");
        var brought = await RunAsync($"import --authority p2 --format referrals {file}");

        unknown.Error.Should().Contain("name a profile with --profile");
        missing.Error.Should().Contain("There is no profile “Case system”");
        taken.Output.Should().Be("Kept Case system. A file with its headings is read by it.");
        listed.Output.Should().Contain("Case system\treferrals\tversion 1").And.Contain("\tready");
        written.Code.Should().Be(CommandLine.Done);
        again.Error.Should().Contain("cannot be written", "no file is written over");
        other.Output.Should().StartWith("Kept Neighbour.");
        looked.Output.Should().Contain("Read by the profile “Neighbour”, version 1").And.Contain("nothing is stored yet");
        plain.Code.Should().Be(CommandLine.Refused);
        brought.Output.Should().Contain("extract.csv was imported: 3 records new");
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_is_no_profile_is_refused_with_the_reason()
    {
        await server.AddAuthorityAsync("p3");
        var file = Path.GetTempFileName();

        (await RunAsync($"profile import --authority p3 {file}")).Error.Should().Contain("cannot be read as a profile");
        (await RunAsync($"profile import --authority p3 {file}.gone")).Error.Should().Contain("cannot be read");
        (await RunAsync($"profile export --authority p3 --name Nothing {file}")).Error.Should().Contain("There is no profile \"Nothing\"");
        File.Delete(file);
    }

    private Task<VerbRun> RunAsync(string line) => VerbRun.OfAsync(server, line);
}
