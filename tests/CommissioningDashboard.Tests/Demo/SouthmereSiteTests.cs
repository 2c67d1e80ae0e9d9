using System.Net;
using AngleSharp.Html.Parser;
using CommissioningDashboard.Access;
using CommissioningDashboard.Demo;
using CommissioningDashboard.Tests.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Demo;

public sealed class SouthmereSiteTests(SouthmereSite demo) : IClassFixture<SouthmereSite>
{
    [Fact]
    public async Task The_sign_in_page_offers_each_role_in_both_under_a_heading_that_names_its_form()
    {
        var page = new HtmlParser().ParseDocument(await demo.Site.Anonymous.GetStringAsync("/sign-in"));

        page.QuerySelectorAll("h3").Select(x => x.TextContent).Should().Equal(
            "Northmoor: a county that records everything", "Southmere: only what a Client Level Data file holds");
        page.QuerySelectorAll("form[aria-labelledby]").Select(x => x.GetAttribute("aria-labelledby")).Should().Equal(
            page.QuerySelectorAll("h3").Select(x => x.Id));
        var buttons = page.QuerySelectorAll("button[name=DemoRole]").Select(x => x.TextContent).ToList();
        buttons.Should().OnlyHaveUniqueItems().And.HaveCount(2 * Enum.GetValues<Role>().Length);
        buttons.Should().Contain("Enter as commissioner").And.Contain("Enter Southmere as commissioner").And.Contain("Enter Southmere as data officer");
        page.QuerySelector("section")!.TextContent.Should().Contain("All of it is made up");
    }

    [Theory]
    [InlineData(Role.Commissioner)]
    [InlineData(Role.DataOfficer)]
    public async Task One_press_enters_the_authority_whose_button_it_was(Role role)
    {
        var county = await demo.EnterAsync(DemoPlace.County, role);
        var southmere = await demo.EnterAsync(DemoPlace.Southmere, role);

        (await TopBarAsync(county)).Should().Contain("Northmoor County Council").And.Contain("demonstration").And.NotContain("Southmere");
        (await TopBarAsync(southmere)).Should().Contain("Southmere Council").And.Contain("demonstration").And.NotContain("Northmoor");
        await using var db = demo.Site.Database.For((await demo.Site.Database.FindAuthorityAsync(DemoPlace.Southmere.Code))!.Id);
        (await db.AuditEntries.CountAsync(x => x.Action == "sign-in.demo")).Should().BePositive();
    }

    [Fact]
    public async Task A_code_that_is_no_demo_authority_enters_nothing()
    {
        var client = demo.Site.NewClient();
        var form = $"form[aria-labelledby=demo-{DemoPlace.Southmere.Code}]";

        var response = await Site.PostAsync(client, "/sign-in", form, new() { ["DemoRole"] = "Commissioner", ["DemoCode"] = "900" });

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        (await client.GetAsync("/market")).Headers.Location!.OriginalString.Should().StartWith("/sign-in");
    }

    [Fact]
    public async Task No_page_fails_where_there_is_only_a_Client_Level_Data_file()
    {
        var client = await demo.EnterAsync(DemoPlace.Southmere, Role.Administrator);
        var wrong = new List<string>();
        foreach (var route in SiteRoutes.Discover(demo.Site)
            .Where(x => !x.IsAnonymous && x.Answers(HttpMethod.Get) && x.Pattern != "/sign-out" && x.Admits(Role.Administrator)))
        {
            var response = await client.GetAsync(route.Sample());
            if ((int)response.StatusCode >= 500)
            {
                wrong.Add($"{route}: {(int)response.StatusCode}");
            }
        }

        wrong.Should().BeEmpty();
    }

    [Fact]
    public async Task A_commissioner_of_Southmere_sees_its_providers_and_nothing_of_the_county()
    {
        await using var db = demo.Site.Database.For(demo.Site.Authority.Id);
        var theirs = await db.Providers.OrderBy(x => x.Id).ToListAsync();
        var area = await db.Areas.FirstAsync();
        var client = await demo.EnterAsync(DemoPlace.Southmere, Role.Commissioner);

        var register = await client.GetStringAsync("/api/tables/register/csv");
        var pages = register + string.Concat(await Task.WhenAll(new[] { "/market", "/providers", "/areas", "/targets" }.Select(x => client.GetStringAsync(x))));

        register.Should().Contain(SouthmereAuthority.Largest[0].Name);
        theirs.Should().NotContain(x => pages.Contains(x.Name));
        pages.Should().NotContain("Northmoor").And.NotContain(area.Name);
        (await client.GetAsync($"/providers/{theirs[0].Id}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await client.GetAsync($"/areas/{area.Code}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private static async Task<string> TopBarAsync(HttpClient client)
        => new HtmlParser().ParseDocument(await client.GetStringAsync("/market")).QuerySelector(".authority")!.TextContent;
}
