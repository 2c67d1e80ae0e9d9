using System.Net;
using CommissioningDashboard.Access;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Pages.Providers;

public sealed class ProvidersPageTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task A_search_finds_by_any_word_and_says_how_many()
    {
        var client = await demo.Site.As(Role.CareManager);

        var page = await client.ReadAsync("/providers?search=direct%20support");

        page.Words("#register h2").Should().Be("1 provider found");
        page.Words("#register tbody tr th").Should().Be("Northmoor County Council Direct Support");
    }

    [Fact]
    public async Task A_search_that_finds_nothing_says_so()
    {
        var page = await (await demo.Site.As(Role.CareManager)).ReadAsync("/providers?search=zzzz");

        page.Words(".empty-title").Should().Be("No provider matches");
    }

    [Fact]
    public async Task The_register_sorts_by_the_address()
    {
        var page = await (await demo.Site.As(Role.CareManager)).ReadAsync("/providers?sort=-referrals");

        var referrals = page.QuerySelectorAll("#register tbody tr td:last-child").Select(x => int.Parse(x.TextContent.Replace(",", ""))).ToList();
        referrals.Should().BeInDescendingOrder().And.HaveCount(25);
        page.QuerySelector("th[aria-sort='descending']")!.TextContent.Should().Contain("Referrals");
    }

    [Fact]
    public async Task A_provider_has_its_profile_and_where_it_stands()
    {
        await using var db = demo.Site.Database.For(demo.Site.Authority.Id);
        var provider = await db.Providers.SingleAsync(x => x.Name == "Northmoor Together Care Company");

        var page = await (await demo.Site.As(Role.Commissioner)).ReadAsync($"/providers/{provider.Id}");

        page.Words("h1").Should().Be(provider.Name);
        page.Words("#profile").Should().Contain("Council-owned company").And.Contain(provider.Reference);
        page.Words("#referrals .finding").Should().MatchRegex(@"^\d+ referrals in .* number 1 of \d+ used\.$");
    }

    [Fact]
    public async Task A_provider_that_does_not_exist_is_not_found()
    {
        var response = await (await demo.Site.As(Role.Commissioner)).GetAsync("/providers/999999");

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }
}
