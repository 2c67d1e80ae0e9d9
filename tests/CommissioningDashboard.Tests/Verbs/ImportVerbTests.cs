using CommissioningDashboard.Web.Verbs;

namespace CommissioningDashboard.Tests.Verbs;

/// <summary>Importing without a browser.</summary>
public sealed class ImportVerbTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private const string _headings = "Reference,Received on,Service,Route,Outcome\n";

    [Fact]
    public async Task Faulty_rows_are_set_aside_when_asked_within_the_ceiling_and_brought_in_mended()
    {
        await server.AddAuthorityAsync("i1");
        var folder = Directory.CreateTempSubdirectory("import-");
        var rows = string.Concat(Enumerable.Range(1, 20).Select(x => $"R-{x},01/10/2025,Home support,DP,Waiting\n"));
        var file = await WriteAsync(folder, "march.csv", $"{_headings}{rows}R-21,never,Home support,DP,Waiting\n");
        var mended = await WriteAsync(folder, "mended.csv", $"{_headings}R-21,01/10/2025,Home support,DP,Waiting\n");

        var refused = await RunAsync($"import --authority i1 --format referrals {file}");
        await RunAsync("authority set-aside --code i1 --percent 0");
        var forbidden = await RunAsync($"import --authority i1 --format referrals --set-aside {file}");
        var raised = await RunAsync("authority set-aside --code i1 --percent 5");
        var accepted = await RunAsync($"import --authority i1 --format referrals --set-aside {file}");
        var number = accepted.Output.Split("--mends ")[^1];
        var complete = await RunAsync($"import --authority i1 --format referrals --mends {number} {mended}");

        refused.Code.Should().Be(CommandLine.Refused);
        refused.Error.Should().Contain("Row 22, Received on: “never”.").And.Contain("With --set-aside, 1 row would be left out and the rest brought in.");
        forbidden.Should().Match<VerbRun>(x => x.Code == CommandLine.Refused && x.Output.Contains("at most 0 may be (0%)"));
        raised.Output.Should().EndWith("at most 5% of a file's rows may be set aside.");
        accepted.Output.Should().Contain("march.csv was imported: 20 records new, 0 changed, 0 as they were; 1 row was set aside.");
        complete.Output.Should().Contain($"Brings in, mended, the 1 row that import {number} had set aside.");
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("51")]
    public async Task A_ceiling_that_makes_no_sense_is_refused(string percent)
        => (await RunAsync($"authority set-aside --code i1 --percent {percent}")).Code.Should().NotBe(CommandLine.Done);

    private static async Task<string> WriteAsync(DirectoryInfo folder, string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        await File.WriteAllTextAsync(path, text);
        return path;
    }

    private Task<VerbRun> RunAsync(string line) => VerbRun.OfAsync(server, line);
}
