using System.Net;
using System.Security.Cryptography;
using ClosedXML.Excel;
using CommissioningDashboard.Access;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Reports;

public sealed class ReportEndpointTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task A_commissioner_downloads_the_report_and_the_trail_holds_its_fingerprint()
    {
        using var response = await (await demo.Site.As(Role.Commissioner)).GetAsync("/reports/board.xlsx?weight=hours&profile=strict");
        var bytes = await response.Content.ReadAsByteArrayAsync();

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Headers.CacheControl!.NoStore.Should().BeTrue();
        response.Content.Headers.ContentDisposition!.FileName.Should().Be("northmoor-county-council-market-report-strict.xlsx");
        using var book = new XLWorkbook(new MemoryStream(bytes));
        book.Worksheet("Cover").CellsUsed().Select(x => x.GetString()).Should().Contain(x => x.Contains("counted by weekly hours")).And.Contain("Made by: Commissioner.");
        await using var db = demo.Site.Database.For(demo.Site.Authority.Id);
        var entry = await db.AuditEntries.Where(x => x.Action == "report.exported").OrderByDescending(x => x.Id).FirstAsync();
        entry.Detail.Should().Contain(Convert.ToHexStringLower(SHA256.HashData(bytes))).And.Contain("weight=hours").And.Contain("strict").And.Contain("\"rows\"");
        entry.UserId.Should().NotBeNull();
    }

    [Fact]
    public async Task An_internal_workbook_is_named_like_every_file_of_exact_figures_and_says_so_in_its_properties()
    {
        using var response = await (await demo.Site.As(Role.Commissioner)).GetAsync("/reports/board.xlsx?area=coast&from=2025-01&to=2025-12&profile=internal");

        response.Content.Headers.ContentDisposition!.FileName.Should().Be("northmoor-county-council-market-report-internal-2025-01-to-2025-12-area-coast.xlsx");
        using var book = new XLWorkbook(await response.Content.ReadAsStreamAsync());
        book.Properties.Comments.Should().EndWith("Disclosure profile: internal. First month: 2025-01. Last month: 2025-12. Filter: area=coast.");
    }

    [Theory]
    [InlineData("area=coast&compare=areas", "follow by subtraction")]
    [InlineData("from=2026-13", "not a month")]
    [InlineData("area=atlantis", "no area called")]
    [InlineData("profile=none", "disclosure profile")]
    [InlineData("area=coast&service=home-care", "names all areas or all services")]
    [InlineData("area=coast&need=memory&route=commissioned&profile=strict", "at most two")]
    public async Task A_filter_that_cannot_be_followed_is_refused_in_plain_words_and_leaves_no_record(string query, string words)
    {
        await using var db = demo.Site.Database.For(demo.Site.Authority.Id);
        var before = await db.AuditEntries.CountAsync(x => x.Action == "report.exported");

        using var response = await (await demo.Site.As(Role.ReportManager)).GetAsync($"/reports/board.xlsx?{query}");

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).Should().Contain(words).And.Contain("The report was not made");
        (await db.AuditEntries.CountAsync(x => x.Action == "report.exported")).Should().Be(before);
    }

    [Theory]
    [InlineData(Role.CareManager)]
    [InlineData(Role.DataOfficer)]
    public async Task Whoever_may_not_export_is_refused(Role role)
        => (await (await demo.Site.As(role)).GetAsync("/reports/board.xlsx")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
}
