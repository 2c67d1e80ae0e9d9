using System.Net;
using CommissioningDashboard.Access;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Pages.DatedChanges;

/// <summary>Recording a change and withdrawing it with script off, and who may.</summary>
public sealed class DatedChangePagesTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task A_change_is_recorded_compared_withdrawn_and_kept_on_record()
    {
        var commissioner = await demo.Site.As(Role.Commissioner);
        using var recorded = await Site.PostAsync(
            commissioner, "/changes/new", "main form", new() { ["Name"] = "Longer lists", ["From"] = "1/3/2026", ["Areas"] = "north-valleys" });

        recorded.StatusCode.Should().Be(HttpStatusCode.Found);
        (await commissioner.ReadAsync("/changes")).Words("main").Should().Contain("Longer lists, from 1 March 2026").And.Contain("other areas");
        (await (await demo.Site.As(Role.ReportManager)).ReadAsync("/changes")).QuerySelectorAll("a[href$='/withdraw'], a[href*='changes/new']")
            .Should().BeEmpty("they may look but not change");

        await using var db = demo.Site.Database.For(demo.Site.Authority.Id);
        var change = await db.DatedChanges.OrderByDescending(x => x.Id).FirstAsync();
        change.Filter.Should().Be("area=north-valleys");

        using var withdrawn = await Site.PostAsync(commissioner, $"/changes/{change.Id}/withdraw", "main form", []);

        withdrawn.StatusCode.Should().Be(HttpStatusCode.Found);
        (await commissioner.ReadAsync("/changes")).Words("#withdrawn").Should().Contain("Longer lists");
        (await db.AuditEntries.Where(x => x.Action.StartsWith("change.")).OrderBy(x => x.Id).Select(x => x.Action).ToListAsync())
            .Should().Equal("change.recorded", "change.withdrawn");
        (await commissioner.ReadAsync($"/changes/{change.Id}/withdraw")).Words("h1").Should().Be("There is no such change on record.");
    }

    [Fact]
    public async Task A_form_with_faults_comes_back_with_each_named_and_what_was_typed_kept()
    {
        var commissioner = await demo.Site.As(Role.Commissioner);

        using var response = await Site.PostAsync(
            commissioner, "/changes/new", "main form", new() { ["Name"] = "", ["From"] = "soon", ["Areas"] = "north-valleys" });

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        page.Title.Should().StartWith("Error: ");
        page.QuerySelectorAll(".error-summary li").Should().HaveCount(2);
        page.QuerySelector("#from")!.GetAttribute("value").Should().Be("soon");
        page.QuerySelector("input[value='north-valleys']")!.HasAttribute("checked").Should().BeTrue();
    }
}
