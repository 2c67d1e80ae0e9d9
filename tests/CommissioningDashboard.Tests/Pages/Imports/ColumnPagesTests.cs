using System.Text;
using AngleSharp.Html.Dom;
using CommissioningDashboard.Access;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Pages.Imports;

/// <summary>Saying what a file’s columns are, with script off: each step a form and the page that follows it.</summary>
public sealed class ColumnPagesTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string _file = "Extract\n\nRef No,Came in,Care,Funding,State of it,Name of client\nMAP-1,13/10/2026,Dom Care,Cash,Done,Ann Other\n"
        + "MAP-2,14/10/2026,Dom Care,Cash,Done,Bob Other\n";

    [Fact]
    public async Task A_file_of_unknown_columns_is_said_once_brought_in_and_the_next_one_reads_itself()
    {
        var client = await demo.Site.As(Role.DataOfficer);
        var columns = await ColumnsAsync(client, _file);
        var page = PageOf(columns);

        columns.Words("h1").Should().Be("What are the columns of extract.csv?");
        columns.Words("#where .finding").Should().Be("In row 3, with 2 rows below.");
        Chosen(columns, "Reference").Should().Be("Ref No");
        columns.Words("#file").Should().Contain("13/10/2026").And.NotContain("Ann Other", "values that may tell who a person is are not shown");

        using (var incomplete = await Site.PostAsync(client, page, "#columns form", Fields(columns, ("Service", "Care"))))
        {
            var told = await client.ReadAsync(incomplete.Headers.Location!.OriginalString);
            told.Words(".error-summary").Should().Contain("Choose the column that is the Route, or write what every row has.");
            Chosen(told, "Service").Should().Be("Care", "what was said is kept");
        }

        using var said = await Site.PostAsync(
            client, page, "#columns form",
            Fields(columns, ("Received on", "Came in"), ("Service", "Care"), ("Route", "Funding"), ("Outcome", "State of it")));
        said.Headers.Location!.OriginalString.Should().EndWith("/words");
        var words = await client.ReadAsync(said.Headers.Location.OriginalString);
        words.QuerySelectorAll("main label").Select(x => x.TextContent).Should()
            .Equal("“Dom Care”", "“Cash”", "“Done”", "Name of the profile");

        using (var open = await Site.PostAsync(client, $"{page}/words", "main form[action$='/keep']", new() { ["name"] = "Page source" }))
        {
            (await client.ReadAsync(open.Headers.Location!.OriginalString)).Words(".error-summary").Should().Contain("Say what “Cash” means as the Route.");
        }

        using var kept = await Site.PostAsync(
            client, $"{page}/words", "main form[action$='/keep']",
            new() { ["word-1"] = "Direct payment", ["word-2"] = "Arranged", ["name"] = "Page source" });
        var read = await AwaitAsync(client, kept.Headers.Location!.OriginalString);

        read.Words("#reading").Should().Contain("Read by the profile “Page source”, version 1").And.Contain("“Cash” is read as Direct payment, 2 rows");
        (await BringInAsync(client, read)).Words("h1").Should().Be("extract.csv was imported: 2 records new, 0 changed, 0 as they were.");
        var next = await ReadAsync(client, _file.Replace("MAP-", "NEXT-"));
        next.Words("#reading").Should().Contain("Read by the profile “Page source”");
        next.QuerySelector("button[name='answer:profile']")!.TextContent.Should().Be("Read it without the profile");
        await using var db = demo.Site.Database.For(demo.Site.Authority.Id);
        (await db.ImportProfiles.SingleAsync(x => x.Name == "Page source")).Document.Should().NotContain("Other");
        (await db.AuditEntries.CountAsync(x => x.Action == "profile.kept")).Should().BePositive();
    }

    [Fact]
    public async Task A_profile_can_be_left_out_and_its_columns_said_anew_as_its_next_version()
    {
        var client = await demo.Site.As(Role.DataOfficer);
        const string text = "Case No,Opened,Type of care,Paid by,Result\nVER-1,13/10/2026,Dom Care,Council,Shut\n";
        var refused = await UploadAsync(client, text);
        refused.Words("#reading").Should().Contain("Read by the profile “Case system, weekly extract”, version 1");
        refused.Words("#problems").Should().Contain("Shut");

        using var again = await Site.PostAsync(client, $"/imports/{Batch(refused)}", "#columns form", []);
        var columns = await AwaitAsync(client, again.Headers.Location!.OriginalString);
        Chosen(columns, "Outcome").Should().Be("Result");
        using var said = await Site.PostAsync(client, PageOf(columns), "#columns form", Fields(columns));
        var words = await client.ReadAsync(said.Headers.Location!.OriginalString);
        words.QuerySelector("#name")!.GetAttribute("value").Should().Be("Case system, weekly extract");

        var fields = Filled(words);
        fields[words.QuerySelectorAll("main label").Single(x => x.TextContent == "“Shut”").GetAttribute("for")!] = "Withdrawn";
        using var kept = await Site.PostAsync(client, $"{PageOf(columns)}/words", "main form[action$='/keep']", fields);
        var read = await AwaitAsync(client, kept.Headers.Location!.OriginalString);
        read.Words("#reading").Should().Contain("version 2").And.Contain("“Dom Care” is read as Home care").And.Contain("“Shut” is read as Withdrawn");

        using var without = await Site.PostAsync(client, $"/imports/reading/{Job(read)}", "form[action$='/go-on']", new() { ["answer:profile"] = "none" });
        (await AwaitAsync(client, without.Headers.Location!.OriginalString)).Words("#problems").Should().Contain("The column “Reference” is missing.");
    }

    [Fact]
    public async Task Profiles_are_listed_exported_taken_renamed_and_retired()
    {
        var client = await demo.Site.As(Role.DataOfficer);
        var exported = await client.GetByteArrayAsync("/imports/profiles/ready/0.json");
        using (var taken = await TakeAsync(client, exported, "From a neighbour"))
        {
            (await client.ReadAsync(taken.Headers.Location!.OriginalString)).Words("main").Should().Contain("“From a neighbour” was taken from the file.");
        }

        var page = "/" + (await client.ReadAsync("/imports/profiles")).QuerySelectorAll("#own a")
            .Single(x => x.TextContent == "From a neighbour").GetAttribute("href");
        (await client.GetStringAsync($"{page}/profile.json")).Should().Contain("From a neighbour").And.Contain("Package ID");

        using (await Site.PostAsync(client, page, "#change form", new() { ["Name"] = "Neighbour’s brokerage" }))
        {
            (await client.ReadAsync(page)).Words("#versions").Should().Contain("2 versions").And.Contain("From a neighbour");
        }

        using (await Site.PostAsync(client, page, "#change form:nth-of-type(2)", []))
        {
            (await client.ReadAsync("/imports/profiles")).Words("#own").Should().NotContain("Neighbour’s brokerage");
        }

        (await client.ReadAsync(page)).Words("h1").Should().Contain("it is retired");
    }

    [Fact]
    public async Task A_bad_profile_file_is_refused_with_what_is_wrong()
    {
        var client = await demo.Site.As(Role.DataOfficer);
        using var taken = await TakeAsync(client, Encoding.UTF8.GetBytes("{\"kind\": 1"), "");

        (await client.ReadAsync(taken.Headers.Location!.OriginalString)).Words(".error-summary").Should().Contain("cannot be read as a profile in line 1");
    }

    private static async Task<HttpResponseMessage> TakeAsync(HttpClient client, byte[] bytes, string name)
    {
        var page = await client.ReadAsync("/imports/profiles");
        using var form = new MultipartFormDataContent();
        var token = page.QuerySelector("#take input[type=hidden]")!;
        form.Add(new StringContent(token.GetAttribute("value")!), token.GetAttribute("name")!);
        form.Add(new StringContent(name), "name");
        form.Add(new ByteArrayContent(bytes), "file", "profile.json");
        return await client.PostAsync("/imports/profiles/take", form);
    }

    private static async Task<IHtmlDocument> ColumnsAsync(HttpClient client, string text)
    {
        var refused = await UploadAsync(client, text);
        using var again = await Site.PostAsync(client, $"/imports/{Batch(refused)}", "#columns form", []);
        return await AwaitAsync(client, again.Headers.Location!.OriginalString);
    }

    /// <summary>The page that says how the file is read.</summary>
    private static async Task<IHtmlDocument> ReadAsync(HttpClient client, string text) => await UploadAsync(client, text);

    private static async Task<IHtmlDocument> UploadAsync(HttpClient client, string text)
    {
        var page = await client.ReadAsync("/imports");
        using var form = new MultipartFormDataContent();
        foreach (var hidden in page.QuerySelectorAll("#upload input[type=hidden]"))
        {
            form.Add(new StringContent(hidden.GetAttribute("value")!), hidden.GetAttribute("name")!);
        }

        form.Add(new StringContent("referrals"), "format");
        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", "extract.csv");
        using var sent = await client.PostAsync("/imports/upload", form);
        return await AwaitAsync(client, sent.Headers.Location!.OriginalString);
    }

    private static async Task<IHtmlDocument> BringInAsync(HttpClient client, IHtmlDocument read)
    {
        using var pressed = await Site.PostAsync(client, $"/imports/reading/{Job(read)}", "form[action$='/go-on']", []);
        return await AwaitAsync(client, pressed.Headers.Location!.OriginalString);
    }

    private static async Task<IHtmlDocument> AwaitAsync(HttpClient client, string running)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            using var page = await client.GetAsync(running);
            if (page.StatusCode == System.Net.HttpStatusCode.Found)
            {
                return await client.ReadAsync(page.Headers.Location!.OriginalString);
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("The file was not read within half a minute.");
    }

    private static string Batch(IHtmlDocument refused) => refused.QuerySelector("#columns form")!.GetAttribute("action")!.Split('/')[1];

    private static string Job(IHtmlDocument read) => read.QuerySelector("form[action$='/go-on']")!.GetAttribute("action")!.Split('/')[2];

    private static string PageOf(IHtmlDocument columns) => "/" + columns.QuerySelector("#columns form")!.GetAttribute("action")!.Replace("/say", "");

    private static string? Chosen(IHtmlDocument page, string heading) => Field(page, heading).SelectedOptions is [var option, ..] ? option.TextContent : null;

    private static IHtmlSelectElement Field(IHtmlDocument page, string heading) => (IHtmlSelectElement)page.QuerySelector(
        "#" + page.QuerySelectorAll("#columns label").First(x => x.TextContent.Replace(" (needed)", "") == heading).GetAttribute("for"))!;

    /// <summary>The form of the columns as it stands, with some chosen.</summary>
    private static Dictionary<string, string> Fields(IHtmlDocument page, params (string Heading, string File)[] chosen)
    {
        var fields = Filled(page, "#columns");
        foreach (var (heading, file) in chosen)
        {
            var field = Field(page, heading);
            fields[field.Name!] = field.Options.Single(x => x.TextContent == file).Value;
        }

        fields["do"] = "go-on";
        return fields;
    }

    private static Dictionary<string, string> Filled(IHtmlDocument page, string part = "main")
        => page.QuerySelectorAll($"{part} select, {part} input:not([type=hidden])").ToDictionary(
            x => x.GetAttribute("name")!, x => (x is IHtmlSelectElement select ? select.Value : x.GetAttribute("value")) ?? "");
}
