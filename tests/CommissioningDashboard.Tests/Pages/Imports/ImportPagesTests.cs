using System.Net;
using System.Text;
using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Pages.Imports;

/// <summary>Importing through the pages with script off, as a form post and the pages that follow it.</summary>
public sealed class ImportPagesTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string _headings = "Reference,Received on,Service,Route,Outcome\r\n";

    [Fact]
    public async Task A_good_file_is_imported_and_its_outcome_adds_up()
    {
        var outcome = await UploadAsync($"{_headings}PAGE-1,01/10/2026,home-care,Direct payment,Arranged\r\n\r\n");

        outcome.Words("h1").Should().Be("file.csv was imported: 1 record new, 0 changed, 0 as they were.");
        outcome.Words(".headline p").Should().Be("2 rows read = 1 accepted + 0 set aside + 0 folded into others + 1 blank.");
        await using var db = demo.Site.Database.For(demo.Site.Authority.Id);
        (await db.Referrals.CountAsync(x => x.Reference == "PAGE-1")).Should().Be(1);
    }

    [Fact]
    public async Task A_bad_file_names_row_column_value_rule_and_remedy_and_changes_nothing()
    {
        var outcome = await UploadAsync($"{_headings}PAGE-2,01/10/2026,home-care,Direct payment,Arranged\r\nPAGE-3,31/31/2026,home-care,Direct payment,Arranged\r\n");

        outcome.Words("h1").Should().Be("file.csv: 1 of 2 rows breaks a rule; nothing was brought in.");
        outcome.QuerySelectorAll("#problems tbody tr > *").Select(x => x.TextContent).Should()
            .Equal("3", "Received on", "31/31/2026", "This is not a date.", "Write it as 31/12/2025 or 2025-12-31.");
        await using var db = demo.Site.Database.For(demo.Site.Authority.Id);
        (await db.Referrals.CountAsync(x => x.Reference == "PAGE-2")).Should().Be(0);
        var csv = await (await demo.Site.As(Role.DataOfficer)).GetStringAsync(outcome.QuerySelector("#problems a")!.GetAttribute("href"));
        csv.Should().Contain("3,Received on,31/31/2026,");
    }

    [Fact]
    public async Task A_file_brought_as_another_format_is_brought_as_the_right_one_with_one_press()
    {
        var client = await demo.Site.As(Role.DataOfficer);
        var refused = await UploadAsync(Encoding.UTF8.GetBytes("Reference,Name\r\nPAGE-P,Press Once Care\r\n"), "referrals", "register.csv");
        var page = $"/imports/{refused.QuerySelector("#recognised form")!.GetAttribute("action")!.Split('/')[1]}";

        refused.Words("h1").Should().Be("register.csv looks like a providers file, and Referrals was chosen; nothing was brought in.");
        using var pressed = await Site.PostAsync(client, page, "#recognised form", []);
        var outcome = await BringInAsync(client, pressed.Headers.Location!.OriginalString);

        outcome.Words("h1").Should().Be("register.csv was imported: 1 record new, 0 changed, 0 as they were.");
        (await client.ReadAsync(page)).QuerySelector("#recognised a")!.GetAttribute("href").Should().Be("imports?format=providers", "the file has been used up");
        await using var db = demo.Site.Database.For(demo.Site.Authority.Id);
        (await db.Providers.CountAsync(x => x.Reference == "PAGE-P")).Should().Be(1);
    }

    [Fact]
    public async Task Faulty_rows_are_set_aside_with_one_press_taken_away_mended_and_brought_in()
    {
        var client = await demo.Site.As(Role.DataOfficer);
        var rows = string.Concat(Enumerable.Range(1, 20).Select(x => $"ASIDE-{x},01/10/2026,home-care,Direct payment,Arranged\r\n"));
        var refused = await UploadAsync($"{_headings}{rows}ASIDE-21,31/31/2026,home-care,Direct payment,Arranged\r\n");
        var page = $"/imports/{refused.QuerySelector("#rest form")!.GetAttribute("action")!.Split('/')[1]}";

        refused.Words("#rest .finding").Should().Be("1 row of 21 would be set aside; the other 20 come in.");
        using var pressed = await Site.PostAsync(client, page, "#rest form", []);
        var outcome = await AwaitAsync(client, pressed.Headers.Location!.OriginalString);

        outcome.Words("h1").Should().Be("file.csv was imported: 20 records new, 0 changed, 0 as they were; 1 row was set aside.");
        outcome.QuerySelectorAll("#problems tbody tr > *").Select(x => x.TextContent).Should()
            .Equal("22", "Received on", "31/31/2026", "This is not a date.", "Write it as 31/12/2025 or 2025-12-31.");
        (await client.ReadAsync(page)).QuerySelector("#rest a")!.GetAttribute("href").Should().Be("imports?format=referrals", "the file has been used up");
        await UntilAsync(client, x => x.Contains("1 row of a referrals file, set aside", StringComparison.Ordinal));
        var accepted = outcome.QuerySelector("#mend input[name=mends]")!.GetAttribute("value");
        var csv = await client.GetStringAsync($"/imports/{accepted}/set-aside.csv");
        csv.TrimStart('\uFEFF').Should().Be($"{_headings}ASIDE-21,31/31/2026,home-care,Direct payment,Arranged\r\n");

        using (var missing = await PostAsync("referrals", "", mends: accepted))
        {
            (await client.ReadAsync(missing.Headers.Location!.OriginalString)).Words("#mend .field-error").Should().Contain("Choose a file.");
        }

        using var mended = await PostAsync("referrals", csv.Replace("31/31/2026", "31/10/2026"), mends: accepted);
        (await BringInAsync(client, mended.Headers.Location!.OriginalString)).Words("#about").Should().Contain($"Brings in, mended, the 1 row that import {accepted} had set aside.");
        await UntilAsync(client, x => !x.Contains("set aside", StringComparison.Ordinal));
    }

    [Fact]
    public async Task How_a_file_is_read_is_said_and_what_it_leaves_open_is_asked_before_anything_is_stored()
    {
        var client = await demo.Site.As(Role.DataOfficer);
        var read = await UploadAsync(_headings.Replace("Outcome", "Outcome,Weekly cost") + "PAGE-5,01/10/2026,home-care,Direct payment,Arranged,\"1,234\"\r\n");
        var page = $"/imports/reading/{read.QuerySelector("form[action$='/go-on']")!.GetAttribute("action")!.Split('/')[2]}";

        read.Words("h1").Should().Be("file.csv leaves 1 question open; nothing is stored yet.");
        read.Words("#questions legend").Should().Contain("1,234 in row 2 can be read in two ways");
        read.Words("#reading").Should().Contain("Text file with commas between cells");
        await using var db = demo.Site.Database.For(demo.Site.Authority.Id);
        (await db.Referrals.CountAsync(x => x.Reference == "PAGE-5")).Should().Be(0);

        using var unanswered = await Site.PostAsync(client, page, "form[action$='/go-on']", []);
        (await client.ReadAsync(unanswered.Headers.Location!.OriginalString)).Words(".error-summary").Should().Contain("Choose an answer");
        using var answered = await Site.PostAsync(client, page, "form[action$='/go-on']", new() { ["answer:decimals:Weekly cost"] = "point" });
        var outcome = await BringInAsync(client, answered.Headers.Location!.OriginalString);

        outcome.Words("h1").Should().Be("file.csv was imported: 1 record new, 0 changed, 0 as they were.");
        outcome.Words("#reading").Should().Contain("Answered: 1234");
        (await db.Referrals.Where(x => x.Reference == "PAGE-5").Select(x => x.WeeklyCost).SingleAsync()).Should().Be(1234m);
    }

    [Fact]
    public async Task A_file_that_was_read_can_be_left()
    {
        var client = await demo.Site.As(Role.DataOfficer);
        using var sent = await PostAsync("referrals", Encoding.UTF8.GetBytes($"{_headings}PAGE-6,01/10/2026,home-care,Direct payment,Arranged\r\n"), "left.csv");
        var read = await AwaitAsync(client, sent.Headers.Location!.OriginalString);
        var page = $"/imports/reading/{read.QuerySelector("form[action$='/drop']")!.GetAttribute("action")!.Split('/')[2]}";

        using var left = await Site.PostAsync(client, page, "form[action$='/drop']", []);

        (await client.ReadAsync(page)).Words("h1").Should().Be("This file is not at hand any more.");
        await using var db = demo.Site.Database.For(demo.Site.Authority.Id);
        (await db.ImportBatches.CountAsync(x => x.FileName == "left.csv")).Should().Be(0);
    }

    [Fact]
    public async Task An_import_is_undone_after_asking()
    {
        var outcome = await UploadAsync($"{_headings}PAGE-4,01/10/2026,home-care,Direct payment,Arranged\r\n");
        var undo = "/" + outcome.QuerySelector("a.button-warning")!.GetAttribute("href");

        using var response = await Site.PostAsync(await demo.Site.As(Role.DataOfficer), undo, "main form", []);

        response.StatusCode.Should().Be(HttpStatusCode.Found);
        (await (await demo.Site.As(Role.DataOfficer)).ReadAsync(response.Headers.Location!.OriginalString)).Words("h1").Should().Be("file.csv was imported and then undone.");
        await using var db = demo.Site.Database.For(demo.Site.Authority.Id);
        (await db.Referrals.CountAsync(x => x.Reference == "PAGE-4")).Should().Be(0);
        (await db.ImportBatches.OrderByDescending(x => x.Id).Select(x => x.Status).FirstAsync()).Should().Be(ImportStatus.Undone);
    }

    [Theory]
    [InlineData("referrals", "", "wrong=file")]
    [InlineData("gossip", "x", "wrong=format")]
    public async Task A_form_without_a_file_or_a_format_is_sent_back_with_the_reason(string format, string content, string reason)
    {
        using var response = await PostAsync(format, content);

        response.Headers.Location!.OriginalString.Should().Contain(reason);
        (await (await demo.Site.As(Role.DataOfficer)).ReadAsync(response.Headers.Location!.OriginalString)).QuerySelectorAll(".error-summary li").Should().HaveCount(1);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task A_template_sent_back_as_it_is_imports_nothing(string ending)
    {
        foreach (var format in CommissioningDashboard.Imports.ImportFormat.All)
        {
            var template = await (await demo.Site.As(Role.DataOfficer)).GetByteArrayAsync($"/imports/templates/{format.Id}.{ending}");

            var outcome = await UploadAsync(template, format.Id, $"{format.Id}-template.{ending}");

            outcome.Words("#problems tbody tr").Should().Contain("no rows of data", "the {0} template holds headings and notes only", format.Id);
        }
    }

    private Task<AngleSharp.Html.Dom.IHtmlDocument> UploadAsync(string content) => UploadAsync(Encoding.UTF8.GetBytes(content), "referrals", "file.csv");

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> UploadAsync(byte[] content, string format, string name)
    {
        var client = await demo.Site.As(Role.DataOfficer);
        using var response = await PostAsync(format, content, name);
        response.StatusCode.Should().Be(HttpStatusCode.Found);
        return await BringInAsync(client, response.Headers.Location!.OriginalString);
    }

    /// <summary>Presses what brings a file in that was read and breaks no rule.</summary>
    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> BringInAsync(HttpClient client, string running)
    {
        var page = await AwaitAsync(client, running);
        if (page.QuerySelector("form[action$='/go-on']") is not { } form || page.QuerySelector("#questions") is not null)
        {
            return page;
        }

        page.Words("h1").Should().Contain("nothing is stored yet");
        using var pressed = await Site.PostAsync(client, $"/imports/reading/{form.GetAttribute("action")!.Split('/')[2]}", "form[action$='/go-on']", []);
        return await AwaitAsync(client, pressed.Headers.Location!.OriginalString);
    }

    /// <summary>What the data can say hears of an import within moments.</summary>
    private static async Task UntilAsync(HttpClient client, Func<string, bool> isSaid)
    {
        var said = "";
        for (var tries = 0; tries < 100 && !isSaid(said = (await client.ReadAsync("/data-answers")).Words(".headline")); tries++)
        {
            await Task.Delay(100);
        }

        isSaid(said).Should().BeTrue(said);
    }

    /// <summary>The import's outcome, once it has one.</summary>
    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> AwaitAsync(HttpClient client, string running)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            using var page = await client.GetAsync(running);
            if (page.StatusCode == HttpStatusCode.Found)
            {
                return await client.ReadAsync(page.Headers.Location!.OriginalString);
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("The import did not end within half a minute.");
    }

    private Task<HttpResponseMessage> PostAsync(string format, string content, string? mends = null)
        => PostAsync(format, Encoding.UTF8.GetBytes(content), "file.csv", mends);

    private async Task<HttpResponseMessage> PostAsync(string format, byte[] content, string name, string? mends = null)
    {
        var client = await demo.Site.As(Role.DataOfficer);
        var page = await client.ReadAsync("/imports");
        using var form = new MultipartFormDataContent();
        foreach (var hidden in page.QuerySelectorAll("#upload input[type=hidden]"))
        {
            form.Add(new StringContent(hidden.GetAttribute("value")!), hidden.GetAttribute("name")!);
        }

        form.Add(new StringContent(format), "format");
        if (mends is not null)
        {
            form.Add(new StringContent(mends), "mends");
        }

        form.Add(new ByteArrayContent(content), "file", name);
        return await client.PostAsync("/imports/upload", form);
    }
}
