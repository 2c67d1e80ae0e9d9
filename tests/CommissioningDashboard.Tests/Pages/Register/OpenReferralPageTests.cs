using System.Net;
using System.Text;
using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.OpenReferral;
using CommissioningDashboard.Tests.Imports.OpenReferral;
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
        page.Words(".notice").Should().Be("feed.json was read as Open Referral UK 3.0: 1 services of 1 organisations, 1 new and 0 changed since they were last told of. "
            + "Your register stays as it is.");
        page.Words("h1").Should().Be("1 organisation of Open Referral feeds waits for your word.");
        var address = $"/{page.QuerySelector("#told a")!.GetAttribute("href")}";

        var offers = await officer.ReadAsync(address);
        offers.Words("h1").Should().Be("12 things told of Oak <Care> wait for your word.");
        var key = offers.QuerySelectorAll("tbody tr").Single(x => x.TextContent.Contains("Telephone", StringComparison.Ordinal)).QuerySelector("input")!.GetAttribute("value")!;
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
        page.Words("#problems p").Should().Be("feed.json was refused and nothing of it was taken: 1 problem.");
        page.QuerySelectorAll("#problems tbody tr > *").Select(x => x.TextContent).Should()
            .Equal("service 1, X", "organization", "5", "“organization” must be an object.", "Write it between curly brackets.");
    }

    [Fact]
    public async Task A_feed_of_a_hundred_megabytes_is_refused_in_words_and_an_empty_one_asked_for()
    {
        var officer = await site.As(Role.DataOfficer);

        using var large = await BringAsync(officer, new string(' ', 100 * 1024 * 1024));
        (await officer.ReadAsync("/register/open-referral?read=true")).QuerySelectorAll("#problems tbody tr > *").Select(x => x.TextContent).Should()
            .Equal("the file", "", "", "It is larger than 32 MB.", "Bring it in parts: each page of the feed as a file.");
        using var empty = await BringAsync(officer, "");
        empty.Headers.Location!.OriginalString.Should().Be("/imports?wrong=feed#open-referral");
    }

    private static async Task<HttpResponseMessage> BringAsync(HttpClient client, string text)
    {
        var token = (await client.ReadAsync("/imports")).QuerySelector("form[action='imports/open-referral'] input[type=hidden]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", "feed.json" },
        };
        return await client.PostAsync("/imports/open-referral", form);
    }
}
