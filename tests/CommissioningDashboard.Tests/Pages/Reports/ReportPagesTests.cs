using System.Net;
using CommissioningDashboard.Access;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Pages.Reports;

/// <summary>Freezing a report with script off, finding it again and taking its file.</summary>
public sealed class ReportPagesTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task A_report_is_frozen_listed_looked_at_and_taken_away()
    {
        var manager = await demo.Site.As(Role.ReportManager);
        (await manager.ReadAsync("/reports?route=commissioned")).QuerySelector("a[href='reports/new?route=commissioned']").Should().NotBeNull("the filter goes along");

        using var frozen = await Site.PostAsync(
            manager, "/reports/new?route=commissioned", "main form", new() { ["Title"] = "Market position {spring}", ["Profile"] = "strict" });

        frozen.StatusCode.Should().Be(HttpStatusCode.Found);
        await using var db = demo.Site.Database.For(demo.Site.Authority.Id);
        var report = await db.FrozenReports.AsNoTracking().OrderByDescending(x => x.Number).FirstAsync();
        frozen.Headers.Location!.ToString().Should().EndWith($"reports/{report.Number}");
        (report.Number, report.Title, report.Profile).Should().Be((2, "Market position {spring}", "strict"));
        report.FrozenBy.Should().NotBeEmpty();
        report.Filter.Should().Contain("route=commissioned");

        (await manager.ReadAsync("/reports")).Words("#frozen").Should().Contain($"{report.Number}: Market position {{spring}}").And.Contain("Council commissioned").And.Contain("unchanged");
        var page = await manager.ReadAsync($"/reports/{report.Number}");
        page.Words("h1").Should().Be($"Board report {report.Number}: Market position spring");
        page.Words("main").Should().Contain("No formula has changed since").And.Contain(report.Sha256).And.Contain("Share of referrals by size of provider");

        using var file = await manager.GetAsync($"/reports/{report.Number}/workbook");
        (await file.Content.ReadAsByteArrayAsync()).Should().Equal(report.File);
        file.Content.Headers.ContentDisposition!.FileName.Should().Be(report.FileName);
        file.Headers.CacheControl!.NoStore.Should().BeTrue();
    }

    [Fact]
    public async Task A_formula_that_has_changed_since_is_named_with_what_it_is_now()
    {
        var page = await (await demo.Site.As(Role.Commissioner)).ReadAsync("/reports/1");

        page.Words("main").Should().Contain("1 formula has changed since. This report keeps the figures it was made with.").And.Contain("version 0, from 1 January 2025").And.Contain("version 2, from 29 November 2026");
        (await (await demo.Site.As(Role.Commissioner)).ReadAsync("/reports")).Words("#frozen").Should().Contain("1 changed");
    }

    [Fact]
    public async Task Without_a_title_nothing_is_frozen_and_the_form_says_what_to_do()
    {
        var commissioner = await demo.Site.As(Role.Commissioner);
        await using var db = demo.Site.Database.For(demo.Site.Authority.Id);
        var before = await db.FrozenReports.CountAsync();

        using var response = await Site.PostAsync(commissioner, "/reports/new", "main form", new() { ["Title"] = " ", ["Profile"] = "strict" });

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        page.Title.Should().StartWith("Error: ");
        page.QuerySelector(".error-summary a")!.GetAttribute("href").Should().EndWith("#title");
        page.QuerySelector("#profile-strict")!.HasAttribute("checked").Should().BeTrue("what was chosen is kept");
        (await db.FrozenReports.CountAsync()).Should().Be(before);
    }

    [Fact]
    public async Task A_filter_that_cannot_be_followed_freezes_nothing()
    {
        var commissioner = await demo.Site.As(Role.Commissioner);
        await using var db = demo.Site.Database.For(demo.Site.Authority.Id);
        var before = await db.FrozenReports.CountAsync();

        using var response = await Site.PostAsync(commissioner, "/reports/new?area=atlantis", "main form", new() { ["Title"] = "Atlantis", ["Profile"] = "board" });

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).Should().Contain("There is no area called");
        (await db.FrozenReports.CountAsync()).Should().Be(before);
    }

    [Theory]
    [InlineData("internal", "", HttpStatusCode.OK, "cannot bear a board report’s number")]
    [InlineData("public", "", HttpStatusCode.BadRequest, "There is no such disclosure profile")]
    [InlineData("board", "?area=coast&service=home-care", HttpStatusCode.OK, "names all areas or all services")]
    [InlineData("strict", "?area=coast&need=memory&route=commissioned", HttpStatusCode.OK, "at most two")]
    public async Task What_a_board_report_may_not_be_is_not_frozen(string profile, string query, HttpStatusCode status, string words)
    {
        var commissioner = await demo.Site.As(Role.Commissioner);
        await using var db = demo.Site.Database.For(demo.Site.Authority.Id);
        var before = await db.FrozenReports.CountAsync();

        using var response = await Site.PostAsync(commissioner, $"/reports/new{query}", "main form", new() { ["Title"] = "Spring", ["Profile"] = profile });

        response.StatusCode.Should().Be(status);
        new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync()).QuerySelector(".error-summary")!.TextContent.Should().Contain(words);
        (await db.FrozenReports.CountAsync()).Should().Be(before);
    }

    [Fact]
    public async Task A_number_that_is_not_there_is_said_so()
    {
        var commissioner = await demo.Site.As(Role.Commissioner);

        using var page = await commissioner.GetAsync("/reports/999");
        page.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await page.Content.ReadAsStringAsync()).Should().Contain("Page not found");
        (await commissioner.GetAsync("/reports/999/workbook")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(Role.CareManager)]
    [InlineData(Role.DataOfficer)]
    public async Task Whoever_may_not_export_reports_sees_none(Role role)
        => (await (await demo.Site.As(role)).GetAsync("/reports")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
}
