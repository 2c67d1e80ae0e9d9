using System.Net;
using CommissioningDashboard.Access;
using CommissioningDashboard.Referrals;
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
    public async Task The_register_opens_in_the_fair_order_of_the_day_for_everybody_and_says_so()
    {
        var manager = await (await demo.Site.As(Role.CareManager)).ReadAsync("/providers");
        var commissioner = await (await demo.Site.As(Role.Commissioner)).ReadAsync("/providers");

        await using var db = demo.Site.Database.For(demo.Site.Authority.Id);
        var today = DateOnly.FromDateTime(demo.Site.Time.GetLocalNow().DateTime);
        var key = await db.OrderKeys.SingleAsync(x => x.Period == FairOrder.PeriodOf(today));
        var order = new FairOrder(key.Secret, FairOrder.Context(demo.Site.Authority.Code, today, "", null));
        var expected = order.Arrange(await db.Providers.ToListAsync(), x => x.Id).Take(25).Select(x => x.Name).ToList();
        Names(manager).Should().Equal(expected).And.NotBeInAscendingOrder();
        Names(commissioner).Should().Equal(expected);
        manager.Words("#register .hint").Should().Contain("drawn by chance").And.Contain("Sort A to Z");
        manager.QuerySelector("#register .hint a[href='desk/order']").Should().NotBeNull();
    }

    [Fact]
    public async Task A_to_Z_is_the_readers_choice_and_is_said_with_a_way_back()
    {
        var page = await (await demo.Site.As(Role.CareManager)).ReadAsync("/providers?sort=name&offers=home-care");

        Names(page).Should().BeInAscendingOrder(StringComparer.CurrentCulture);
        page.Words("#register .hint").Should().StartWith("Sorted by name, A to Z, as you asked.");
        page.QuerySelector("#register .hint a")!.GetAttribute("href").Should().Be("/providers?offers=home-care");
    }

    [Fact]
    public async Task Whoever_may_not_see_the_market_sees_no_referrals_of_a_provider()
    {
        var page = await (await demo.Site.As(Role.CareManager)).ReadAsync("/providers?sort=-referrals");

        page.Words("#register thead").Should().NotContain("Referrals");
        page.Words("#register .hint").Should().Contain("drawn by chance", "what is not shown cannot be sorted by");
    }

    [Fact]
    public async Task A_service_and_an_area_narrow_the_register_and_go_into_its_table()
    {
        var page = await (await demo.Site.As(Role.Commissioner)).ReadAsync("/providers?offers=shared-lives&open=yes");

        page.QuerySelectorAll("#register tbody tr td:nth-child(3)").Should().NotBeEmpty()
            .And.OnlyContain(x => x.TextContent.Contains("Shared Lives", StringComparison.OrdinalIgnoreCase));
        page.Words("#register h2").Should().MatchRegex(@"^\d+ providers? found$");
        page.QuerySelectorAll("#register a[href^='api/tables/register/csv']").Should().ContainSingle()
            .Which.GetAttribute("href").Should().EndWith("offers=shared-lives&open=yes");
    }

    [Fact]
    public async Task The_register_sorts_by_the_address()
    {
        var page = await (await demo.Site.As(Role.Commissioner)).ReadAsync("/providers?sort=-referrals");

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

    private static List<string> Names(AngleSharp.Html.Dom.IHtmlDocument page)
        => [.. page.QuerySelectorAll("#register tbody tr th").Select(x => x.TextContent.Trim())];

    [Fact]
    public async Task A_provider_that_does_not_exist_is_not_found()
    {
        var response = await (await demo.Site.As(Role.Commissioner)).GetAsync("/providers/999999");

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }
}
