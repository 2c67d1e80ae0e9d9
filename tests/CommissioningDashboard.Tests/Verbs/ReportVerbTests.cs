using ClosedXML.Excel;
using CommissioningDashboard.Demo;
using CommissioningDashboard.Tests.Reports;
using CommissioningDashboard.Web.Verbs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace CommissioningDashboard.Tests.Verbs;

public sealed class ReportVerbTests(MadeReport made) : IClassFixture<MadeReport>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("report-verb");

    [Fact]
    public async Task An_operator_makes_the_report_that_the_options_ask_for_and_it_goes_on_record()
    {
        var target = Path.Combine(_folder.FullName, "board.xlsx");

        var (code, output, error) = await RunAsync($"report --authority {DemoAuthority.Code} --out {target} --from 2026-04 --to 2026-06 --weight cost");

        (code, error).Should().Be((0, ""));
        output.Should().Contain("April 2026 to June 2026").And.Contain("counted by weekly cost");
        using var book = new XLWorkbook(target);
        book.Worksheet("Cover").CellsUsed().Select(x => x.GetString()).Should().Contain("Period: April 2026 to June 2026.");
        await using var db = made.Server.Database.For(made.Market.AuthorityId);
        var entry = await db.AuditEntries.SingleAsync(x => x.Action == "report.exported");
        entry.UserId.Should().BeNull();
        output.Should().Contain(System.Text.Json.JsonDocument.Parse(entry.Detail).RootElement.GetProperty("sha256").GetString());
    }

    [Fact]
    public async Task With_a_title_the_very_file_that_is_written_is_kept_under_a_number()
    {
        var target = Path.Combine(_folder.FullName, "frozen.xlsx");

        var (code, output, error) = await RunAsync($"report --authority {DemoAuthority.Code} --out {target} --freeze Spring");

        (code, error).Should().Be((0, ""));
        await using var db = made.Server.Database.For(made.Market.AuthorityId);
        var report = await db.FrozenReports.SingleAsync();
        (report.Number, report.Title, report.FrozenBy).Should().Be((1, "Spring", "an operator’s command"));
        (await File.ReadAllBytesAsync(target)).Should().Equal(report.File);
        output.Should().Contain("Frozen as board report 1.");
    }

    [Theory]
    [InlineData("--area atlantis", "There is no area called “atlantis”")]
    [InlineData("--from 2026", "is not a month")]
    [InlineData("--freeze xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "100 characters or fewer")]
    public async Task A_filter_that_cannot_be_followed_is_refused_and_nothing_is_written(string option, string words)
    {
        var target = Path.Combine(_folder.FullName, "none.xlsx");

        var (code, _, error) = await RunAsync($"report --authority {DemoAuthority.Code} --out {target} {option}");

        code.Should().Be(CommandLine.Refused);
        error.Should().Contain(words);
        File.Exists(target).Should().BeFalse();
    }

    [Fact]
    public async Task An_empty_report_cannot_be_frozen()
    {
        var target = Path.Combine(_folder.FullName, "empty.xlsx");
        await made.Server.AddAuthorityAsync("empty", "Emptyshire");

        var (code, _, error) = await RunAsync($"report --authority empty --out {target} --freeze Spring");

        (code, error).Should().Be((CommandLine.Refused, "The report was not made. There is nothing to freeze yet: no referral has been brought in."));
        File.Exists(target).Should().BeFalse();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<(int Code, string Output, string Error)> RunAsync(string line)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Dashboard"] = made.Server.AppConnectionString,
        }).Build();
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await CommandLine.RunAsync(line.Split(' '), new Operator(settings, TextReader.Null, MadeReport.Clock), output, error);
        return (code, output.ToString(), error.ToString().Trim());
    }
}
