using System.Net;
using CommissioningDashboard.Access;
using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Reports.Sheets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommissioningDashboard.Tests.Pages.Targets;

/// <summary>Setting a target and ending it with script off, and who may.</summary>
public sealed class TargetPagesTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private static readonly Dictionary<string, string> _form = new()
    {
        ["Measure"] = "band-share",
        ["Sense"] = "at-least",
        ["Goal"] = "15",
        ["By"] = "31/3/2030",
        ["Reason"] = "Agreed by cabinet",
    };

    [Fact]
    public async Task A_target_is_set_seen_reported_ended_and_kept_on_record()
    {
        var commissioner = await demo.Site.As(Role.Commissioner);
        using var set = await Site.PostAsync(commissioner, "/targets/new?route=commissioned&from=2026-01", "main form", _form);

        set.StatusCode.Should().Be(HttpStatusCode.Found);
        var list = await commissioner.ReadAsync("/targets");
        list.Words("#main, main").Should().Contain("At least 15% by 31 March 2030").And.Contain("Agreed by cabinet").And.Contain("Council commissioned");
        (await (await demo.Site.As(Role.ReportManager)).ReadAsync("/targets")).QuerySelectorAll("a[href$='/end'], a[href*='targets/new']").Should().BeEmpty("they may look but not change");

        await using var db = demo.Site.Database.For(demo.Site.Authority.Id);
        var target = await db.Targets.OrderByDescending(x => x.Id).FirstAsync();
        target.Filter.Should().Be("route=commissioned");
        var market = await demo.Site.Services.GetRequiredService<SnapshotStore>().GetAsync(demo.Site.Authority.Id);
        var sheet = new TargetsSheet().Table(market.Slice(MarketFilter.Everything), DisclosureProfile.Board);
        sheet.Rows.Select(x => $"{x[0]}").Should().Contain(x => x.EndsWith(": at least 15% by 31 March 2030", StringComparison.Ordinal));

        using var ended = await Site.PostAsync(commissioner, $"/targets/{target.Id}/end", "main form", []);

        ended.StatusCode.Should().Be(HttpStatusCode.Found);
        (await commissioner.ReadAsync("/targets")).Words("#ended").Should().Contain("at least 15% by 31 March 2030");
        (await db.Targets.AsNoTracking().SingleAsync(x => x.Id == target.Id)).EndedAt.Should().NotBeNull();
        (await db.AuditEntries.Where(x => x.Action.StartsWith("target.")).OrderBy(x => x.Id).Select(x => x.Action).ToListAsync()).Should().Equal("target.set", "target.ended");
        (await commissioner.ReadAsync($"/targets/{target.Id}/end")).Words("h1").Should().Be("There is no such target in force.");
    }

    [Fact]
    public async Task A_form_with_faults_comes_back_with_each_named_and_what_was_typed_kept()
    {
        var commissioner = await demo.Site.As(Role.Commissioner);

        using var response = await Site.PostAsync(commissioner, "/targets/new", "main form", new(_form) { ["Goal"] = "150", ["By"] = "soon" });

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        page.Title.Should().StartWith("Error: ");
        page.QuerySelectorAll(".error-summary li").Should().HaveCount(2);
        page.QuerySelector("#goal")!.GetAttribute("value").Should().Be("150");
        page.QuerySelector("#measure option[selected]")!.GetAttribute("value").Should().Be("band-share");
    }
}
