using System.Net;
using System.Text;
using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommissioningDashboard.Tests.Pages.Spend;

public sealed class SpendPageTests(Site site) : IClassFixture<Site>
{
    private const string _file = """
        Supplier,Payment date,Transaction number,Amount,Directorate,SME,VCSE
        Willow Ltd,14/10/2025,T1,"£300,000.40",Adults,Yes,No
        Huge plc,15/10/2025,T2,500000,Highways,No,No
        =Nobody,16/12/2025,T3,200000.10,Adults,,
        Huge plc,16/12/2025,T4,(0.50),Highways,,
        """;

    [Fact]
    public async Task Without_a_file_it_says_what_cannot_be_calculated_and_which_file_brings_it()
    {
        await using var empty = new Site();
        await empty.InitializeAsync();

        var officer = await (await empty.As(Role.DataOfficer)).ReadAsync("/spend");
        var commissioner = await (await empty.As(Role.Commissioner)).ReadAsync("/spend");

        officer.Words("h1").Should().Be("What share of spend goes to small and medium-sized firms cannot be calculated: no spend has been brought in.");
        officer.QuerySelector(".empty-state a")!.GetAttribute("href").Should().Be("imports?format=spend");
        commissioner.Words(".empty-state").Should().EndWith("A data officer or an administrator of Testshire can bring it in.");
    }

    [Fact]
    public async Task Shares_are_shown_as_ranges_and_as_a_local_choice_with_whoever_is_paid_most()
    {
        await BringAsync();

        var page = await (await site.As(Role.Commissioner)).ReadAsync("/spend");

        page.Words("h1").Should().Be("30% to 50% of £1,000,000 went to small and medium-sized firms: of 20% it is not known.");
        page.Words(".lede").Should().StartWith("October 2025 to December 2025: 4 payments and credit notes of 3 named suppliers, 0 of them on the register. Credit notes of £1 are taken off. Without any payment, so perhaps without a file: November 2025.")
            .And.Contain("Councils are asked to have regard to").And.Contain("No share is required by law: what to aim for is a local choice.");
        page.Words("#shares .finding").Should().Be("Up to 20% of £1,000,000 went to voluntary and community organisations: of 20% it is not known.");
        page.QuerySelectorAll("#suppliers tbody tr").Select(x => string.Join(' ', x.Children.Take(4).Select(c => c.TextContent.Trim()))).Should().Equal(
            "Huge plc £500,000 50% no", "Willow Ltd £300,000 30% yes", "=Nobody £200,000 20% not known");
        page.QuerySelectorAll("#spend-chart .chart-links").Should().BeEmpty("a picture would say that it was taken with a filter of referrals");
    }

    [Fact]
    public async Task Months_and_a_directorate_can_be_asked_for_and_nonsense_asks_for_everything()
    {
        await BringAsync();
        var client = await site.As(Role.Commissioner);

        (await client.ReadAsync("/spend?directorate=Adults")).Words("h1").Should().StartWith("60% or more of £500,001");
        (await client.ReadAsync("/spend?to=2025-10")).Words("h1").Should().StartWith("38% of £800,000");
        (await client.ReadAsync("/spend?from=tomorrow&to=2199-12")).Words("h1").Should().StartWith("30% to 50%");
        (await client.ReadAsync("/spend?directorate=Nowhere")).Words("h1").Should().Contain("cannot be calculated");
    }

    [Fact]
    public async Task Whoever_may_takes_all_suppliers_away_and_it_is_written_down()
    {
        await BringAsync();
        var client = await site.As(Role.Commissioner);
        var link = (await client.ReadAsync("/spend?directorate=Adults")).QuerySelector("#suppliers .chart-links a")!.GetAttribute("href")!;

        var csv = (await client.GetStringAsync($"/{link}")).Split("\r\n");

        csv[1].Should().Be("Willow Ltd,300000.40,1,,yes,\"spend file, payment of 14 October 2025\",no,\"spend file, payment of 14 October 2025\",not known,,2025-10,2025-12,Adults");
        csv[2].Should().StartWith("'=Nobody,200000.10,1,,not known,,not known,,not known,,");
        await using var db = site.Database.For(site.Authority.Id);
        (await db.AuditEntries.Where(x => x.Action == "figures.exported").Select(x => x.Detail).ToListAsync())
            .Should().Contain(x => x.Contains("spend", StringComparison.Ordinal) && x.Contains("directorate=Adults", StringComparison.Ordinal));
        using var refused = await (await site.As(Role.DataOfficer)).GetAsync("/spend.csv");
        refused.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_target_of_the_authoritys_own_is_set_told_of_and_ended()
    {
        await BringAsync();
        var client = await site.As(Role.Commissioner);

        using var wrong = await Site.PostAsync(client, "/spend/targets/new", "#form form", new() { ["Kind"] = "band-share", ["Goal"] = "140", ["By"] = "soon" });
        (await wrong.Content.ReadAsStringAsync()).Should().Contain("Choose a kind of supplier").And.Contain("Say why this figure");
        foreach (var (kind, goal) in new[] { ("spend-sme", "30"), ("spend-sme", "40"), ("spend-vcse", "60%") })
        {
            using var set = await Site.PostAsync(client, "/spend/targets/new", "#form form", new()
            {
                ["Kind"] = kind,
                ["Goal"] = goal,
                ["By"] = $"31/3/{DateTime.UtcNow.Year + 2}",
                ["Reason"] = "Agreed by the cabinet.",
            });
            set.StatusCode.Should().Be(HttpStatusCode.Found);
        }

        var page = await client.ReadAsync("/spend");
        page.QuerySelectorAll("#targets .label").Select(x => x.TextContent).Should().Equal("reached", "cannot tell", "not yet reached");
        page.Words("#targets").Should().Contain("SMEs’ share of spend: at least 40% by 31 March").And.Contain("Agreed by the cabinet.")
            .And.Contain("30% to 50% of spend goes to small and medium-sized firms: whether the target is reached, what is not known of suppliers decides.");
        (await client.ReadAsync("/spend?directorate=Adults")).QuerySelector("#targets").Should().BeNull("a target is for all of the council");
        (await (await site.As(Role.ReportManager)).ReadAsync("/spend")).QuerySelectorAll("#targets a").Should().BeEmpty("only who may sets and ends targets");

        var end = page.QuerySelector("#targets .chart-links a")!.GetAttribute("href");
        (await client.ReadAsync($"/{end}")).Words("main").Should().Contain("SMEs’ share of spend: at least 30%");
        using var ended = await Site.PostAsync(client, $"/{end}", "main form", []);
        ended.Headers.Location!.OriginalString.Should().EndWith("/spend");
        (await client.ReadAsync("/spend")).QuerySelectorAll("#targets .label").Should().HaveCount(2);
    }

    private async Task BringAsync()
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(_file));
        var result = await site.Services.GetRequiredService<Importer>().ImportAsync(new ImportOrder(site.Authority.Id, "spend", "spend.csv", file, "Test officer"));
        result.IsAccepted.Should().BeTrue();
        result.Batch.Status.Should().BeOneOf(ImportStatus.Accepted, ImportStatus.NothingNew);
    }
}
