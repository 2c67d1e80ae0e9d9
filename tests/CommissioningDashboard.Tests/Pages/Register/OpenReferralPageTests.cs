using System.Net;
using System.Text;
using System.Text.Json;
using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Tests.Imports.OpenReferral;
using CommissioningDashboard.Web.Imports;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Pages.Register;

/// <summary>A feed brought on the imports page, and answered on the register desk, without script.</summary>
public sealed class OpenReferralPageTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_feed_is_brought_looked_at_and_answered()
    {
        await using (var db = site.Database.For(site.Authority.Id))
        {
            db.AddRange(
                new Service { Code = "home-care", Name = "Home care" }, new Area { Code = "north", Name = "North" },
                new Provider { Reference = "P-1", Name = "Oak <Care>", CompaniesHouseNumber = "01234567", ListedOn = new DateOnly(2020, 1, 1) });
            await db.SaveChangesAsync();
        }

        var officer = await site.As(Role.DataOfficer);
        using var brought = await BringAsync(officer, FeedFile.Version3);
        brought.Headers.Location!.OriginalString.Should().Be("/register/open-referral?read=true");
        var page = await officer.ReadAsync("/register/open-referral?read=true");
        page.Words(".notice").Should().Be("feed.json was read as Open Referral UK 3.0: 1 service of 1 organisation, 1 new and 0 changed since they were last told of. "
            + "Your register stays as it is.");
        page.Words("h1").Should().Be("1 organisation of Open Referral feeds waits for your word.");
        var address = $"/{page.QuerySelector("#told a")!.GetAttribute("href")}";

        var offers = await officer.ReadAsync(address);
        offers.Words("h1").Should().Be("12 things told of Oak <Care> wait for your word.");
        var key = offers.QuerySelectorAll(".offer-list li").Single(x => x.TextContent.Contains("Telephone", StringComparison.Ordinal)).QuerySelector("input")!.GetAttribute("value")!;
        var nothing = await Site.PostAsync(officer, address, "#offers form", new() { ["Do"] = "accept" });
        var accepted = await Site.PostAsync(officer, address, "#offers form", new() { ["Do"] = "accept", ["Keys"] = key });

        (await nothing.Content.ReadAsStringAsync()).Should().Contain("Tick one or more to accept");
        accepted.StatusCode.Should().Be(HttpStatusCode.Found);
        (await officer.ReadAsync(address)).Words("h1").Should().Be("11 things told of Oak <Care> wait for your word.");
        await using var after = site.Database.For(site.Authority.Id);
        (await after.ProviderProfiles.SingleAsync()).Should().BeEquivalentTo(new { Telephone = "01632 960100", Email = (string?)null });
        site.Log.Lines.Should().NotContain(x => x.Contains("960100", StringComparison.Ordinal) || x.Contains("Personname", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_feed_with_faults_is_refused_with_each_of_them_in_words()
    {
        var officer = await site.As(Role.DataOfficer);

        using var brought = await BringAsync(officer, """[{ "id": "1", "name": "X", "organization": 5 }]""");
        var page = await officer.ReadAsync("/register/open-referral?read=true");

        page.QuerySelector("title")!.TextContent.Should().StartWith("Error: ");
        page.Words(".error-summary a").Should().Be("feed.json was refused and nothing of it was taken: 1 problem.");
        page.QuerySelectorAll("#problems li > *").Select(x => x.TextContent).Should()
            .Equal("service 1, X, organization", "“5”", "“organization” must be an object. Write it between curly brackets.");
    }

    [Fact]
    public async Task A_feed_of_a_hundred_megabytes_is_refused_in_words_and_an_empty_one_asked_for()
    {
        var officer = await site.As(Role.DataOfficer);

        using var large = await BringAsync(officer, new string(' ', 100 * 1024 * 1024));
        (await officer.ReadAsync("/register/open-referral?read=true")).QuerySelectorAll("#problems li > *").Select(x => x.TextContent).Should()
            .Equal("the file", "It is larger than 32 MB. Bring it in parts: each page of the feed as a file.");
        using var empty = await BringAsync(officer, "");
        empty.Headers.Location!.OriginalString.Should().Be("/imports?wrong=feed#open-referral");
    }

    [Fact]
    public async Task An_address_is_read_while_the_reader_goes_on_and_the_page_says_what_came_of_it()
    {
        await using var server = await FeedServer.StartAsync((http, _) => http.Response.WriteAsync(
            http.Request.Path.Value!.EndsWith("/services", StringComparison.Ordinal) ? FeedFile.Version3
                : JsonDocument.Parse(FeedFile.Version3).RootElement.GetProperty("contents")[0].GetRawText()));
        await using var place = new Site { Settings = { [ImportServices.TestFeeds] = "true" } };
        await place.InitializeAsync();
        var officer = await place.As(Role.DataOfficer);

        using var asked = await AskAsync(officer, $"{server.Address}/api?key=secret");
        asked.Headers.Location!.OriginalString.Should().Be("/register/open-referral?read=true");
        var said = "";
        for (var tries = 0; tries < 100 && !said.Contains("was read", StringComparison.Ordinal); tries++)
        {
            await Task.Delay(100);
            said = (await officer.ReadAsync("/register/open-referral?read=true")).Words(".notice");
        }

        said.Should().Be("localhost was read as Open Referral UK 3.0: 1 service of 1 organisation, 1 new and 0 changed since they were last told of. Your register stays as it is.");
        place.Log.Lines.Where(x => !Site.IsRequestLine(x)).Should().NotContain(x => x.Contains("key=secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_no_test_says_so_this_machine_is_not_asked()
    {
        var officer = await site.As(Role.DataOfficer);

        using var asked = await AskAsync(officer, "https://localhost/");
        var said = "";
        for (var tries = 0; tries < 100 && said.Length == 0; tries++)
        {
            await Task.Delay(100);
            said = (await officer.ReadAsync("/register/open-referral?read=true")).QuerySelector("#problems ul")?.TextContent ?? "";
        }

        said.Should().Contain("It stands for an address within a private network, which is not read.");
    }

    private static async Task<HttpResponseMessage> BringAsync(HttpClient client, string text)
    {
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        using var form = new MultipartFormDataContent { { new StringContent(await TokenAsync(client)), "__RequestVerificationToken" }, { file, "file", "feed.json" } };
        return await client.PostAsync("/imports/open-referral", form);
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, string address)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await TokenAsync(client)), "__RequestVerificationToken" }, { new StringContent(address), "address" },
        };
        return await client.PostAsync("/imports/open-referral", form);
    }

    private static async Task<string> TokenAsync(HttpClient client)
        => (await client.ReadAsync("/imports")).QuerySelector("form[action='imports/open-referral'] input[type=hidden]")!.GetAttribute("value")!;
}
