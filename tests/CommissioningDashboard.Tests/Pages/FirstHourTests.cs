using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using CommissioningDashboard.Access;
using CommissioningDashboard.Imports;
using CommissioningDashboard.Market;
using CommissioningDashboard.Reports;
using CommissioningDashboard.Tests.Contracts;
using CommissioningDashboard.Web.Components.Pages.Market;
using CommissioningDashboard.Web.Imports;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommissioningDashboard.Tests.Pages;

/// <summary>An authority that has just been added: every page says what to bring first, and to whom to turn.</summary>
public sealed class FirstHourTests(Site site) : IClassFixture<Site>
{
    /// <summary>Pages that stand without any data, and pages of one thing that is not there.</summary>
    private static readonly string[] _withoutData =
    [
        "/methods", "/methods/{MeasureId}", "/glossary", "/providers/{ProviderId:int}", "/targets/{TargetId:int}/end", "/changes/{ChangeId:int}/withdraw", "/areas/{Code}",
    ];

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Theory, MemberData(nameof(Roles))]
    public async Task Every_empty_page_says_what_to_bring_and_links_to_it_for_whoever_may(Role role)
    {
        var wrong = new List<string>();
        var pages = SiteRoutes.Discover(site).Where(x => x.IsPage && !x.IsAnonymous && x.Admits(role) && !_withoutData.Contains(x.Pattern)
            && typeof(MarketView).IsAssignableFrom(x.Endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()!.Type)).ToList();
        pages.Should().NotBeEmpty();
        foreach (var page in pages)
        {
            using var answer = await (await site.As(role)).GetAsync(page.Sample());
            if (answer.StatusCode == HttpStatusCode.NotFound)
            {
                continue;
            }

            var html = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
            var empty = html.QuerySelector(".empty-state");
            var links = empty?.QuerySelectorAll("a").Select(x => x.GetAttribute("href")).Any(x => x == "imports?format=providers") ?? false;
            var names = empty is not null && html.Words(".empty-state")
                .Contains("A data officer or an administrator of Testshire can bring them in.", StringComparison.Ordinal);
            if (links != role.May(Permission.ImportData) || names == links)
            {
                wrong.Add($"{page}: {empty?.TextContent.Trim() ?? "no word on it"}");
            }
        }

        wrong.Should().BeEmpty();
    }

    [Fact]
    public void The_way_takes_in_every_format_of_its_own_and_each_opens_something()
    {
        DataStep.All.SelectMany(x => new[] { x.Format, x.OtherFormat }).OfType<ImportFormat>().Should().BeEquivalentTo(ImportFormat.All.Where(x => !x.IsPublic && !x.IsBesideReferrals));
        DataStep.All.Should().OnlyContain(x => x.What.EndsWith('.') && x.Opens.StartsWith("Opens ") && x.Opens.EndsWith('.'));
        DataStep.WhoMay.Should().Be("a data officer or an administrator");
    }

    [Fact]
    public async Task The_first_page_lists_what_is_in_and_what_comes_next_until_all_is_in()
    {
        await using var place = new Site();
        await place.InitializeAsync();
        var officer = await place.As(Role.DataOfficer);
        var (held, known) = (new List<string>(), 0L);
        foreach (var step in DataStep.All)
        {
            var market = await officer.ReadAsync("/market");
            market.Words(".step-next b").Should().Be(step.Format.Name);
            market.QuerySelectorAll(".step").Select(x => x.QuerySelector(".label")!.TextContent).Where(x => x.StartsWith("in: ", StringComparison.Ordinal)).Should().Equal(held);
            (await officer.ReadAsync("/imports")).QuerySelector("input[name=format][checked]")!.GetAttribute("value").Should().Be(step.Format.Id);

            known = await BringAsync(place, step.Format, known);
            held.Add($"in: {step.Held(await place.Services.GetRequiredService<SnapshotStore>().GetAsync(place.Authority.Id))}");
        }

        held.Should().Equal("in: 1 provider", "in: 1 referral", "in: 1 statement of capacity", "in: 1 place on a framework", "in: 1 option", "in: 1 answer", "in: 1 service");
        (await officer.ReadAsync("/market")).QuerySelector("#first-steps").Should().BeNull();
    }

    [Fact]
    public async Task An_empty_report_cannot_be_frozen_by_page_post_or_call()
    {
        var manager = await site.As(Role.ReportManager);
        var page = await manager.ReadAsync("/reports/new");
        page.QuerySelector("#title").Should().BeNull();
        page.Words(".empty-state").Should().Contain("There is nothing to freeze yet: no referral has been brought in.");
        using var form = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", page.QuerySelector("form.sign-out input[type=hidden]")!.GetAttribute("value")), new("_handler", "report"), new("Title", "Market position"), new("Profile", "board"),
        ]);
        using var posted = await manager.PostAsync("/reports/new", form);
        var freezing = () => site.Services.GetRequiredService<BoardExport>().FreezeAsync(
            Actor.Operator(site.Authority.Id), "test", "test", "Market position", MarketFilter.Everything, CommissioningDashboard.Disclosure.DisclosureProfile.Board, default);

        posted.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        await freezing.Should().ThrowAsync<InvalidOperationException>().WithMessage("There is nothing to freeze yet: no referral has been brought in.");
        await using var db = site.Database.For(site.Authority.Id);
        (await db.FrozenReports.CountAsync()).Should().Be(0);
    }

    /// <summary>Brings in the format's own example and waits until readers see it.</summary>
    private static async Task<long> BringAsync(Site place, ImportFormat format, long known)
    {
        // Providers can bring their capacity with them; here that is a step of its own.
        var cells = format.Columns.Select(x => format.Id == "providers" && x.Heading.Contains("apacity", StringComparison.Ordinal) ? "" : $"\"{x.Example}\"");
        using var file = new MemoryStream(Encoding.UTF8.GetBytes($"{string.Join(',', format.Columns.Select(x => x.Heading))}\n{string.Join(',', cells)}\n"));
        var result = await place.Services.GetRequiredService<Importer>().ImportAsync(new ImportOrder(place.Authority.Id, format.Id, "file.csv", file, "Test officer"));
        result.IsAccepted.Should().BeTrue(format.Id);
        for (var tries = 0; tries < 100; tries++)
        {
            var version = (await place.Services.GetRequiredService<SnapshotStore>().GetAsync(place.Authority.Id)).Version;
            if (version > known)
            {
                return version;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("Readers did not see the import within ten seconds.");
    }
}
