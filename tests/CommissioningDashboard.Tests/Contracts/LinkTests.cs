using AngleSharp.Html.Dom;
using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Tests.Pages;
using CommissioningDashboard.Web.Components.Pages.Market;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing.Template;

namespace CommissioningDashboard.Tests.Contracts;

/// <summary>Every link of every page, read without a browser.</summary>
public sealed class LinkTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string _filter = "service=home-care&weight=hours";

    /// <summary>Pages that are met and not gone to: before and at sign-in, after something went wrong, while a file is being read.</summary>
    private static readonly string[] _met =
    [
        "/desk/{ReferralId:long}/ask",
        "/desk/{ReferralId:long}/compare",
        "/desk/{ReferralId:long}/enquiries/{EnquiryId:long}",
        "/desk/{ReferralId:long}/print",
        "/desk/{ReferralId:long}/record",
        "/desk/{ReferralId:long}/support/{Step}",
        "/directory",
        "/directory/{ProviderId:int}",
        "/enquiry/{Secret}",
        "/imports/columns/{JobId:guid}",
        "/imports/columns/{JobId:guid}/words",
        "/imports/reading/{JobId:guid}",
        "/imports/running/{JobId:guid}",
        "/not-found",
        "/password/{Secret}",
        "/register/{FirstId:int}/same-as/{SecondId:int}",
        "/sign-in",
        "/sign-in/wrong-tries",
        "/your-record/{Secret}",
        "/your-record/{Secret}/{Part}",
    ];

    /// <summary>Links that are there to change what is shown, and the frozen report's way to the market that it was made of.</summary>
    private static readonly string[] _changing = [".filter-bar a", "a[href^='market?from=2025-01']"];

    private readonly Site _site = demo.Site;

    private readonly Lazy<IReadOnlyList<(SiteRoutes.SiteRoute Route, TemplateMatcher Matcher)>> _routes = new(() =>
    [
        .. SiteRoutes.Discover(demo.Site).Where(x => x.Answers(HttpMethod.Get)).Select(x => (x, new TemplateMatcher(TemplateParser.Parse(x.Pattern.TrimStart('/')), []))),
    ]);

    [Fact]
    public async Task What_is_shown_of_the_market_survives_every_link_to_a_page_that_takes_it()
    {
        var lost = new List<string>();
        foreach (var (address, page) in await PagesAsync($"?{_filter}"))
        {
            lost.AddRange(page.Links.OfType<IHtmlAnchorElement>()
                .Where(x => !_changing.Any(x.Matches))
                .Select(x => x.GetAttribute("href")!)
                .Where(x => TakesFilter(x) && !_filter.Split('&').All(part => x.Contains(part, StringComparison.Ordinal)))
                .Select(x => $"{address} leads to {x}"));
        }

        lost.Should().BeEmpty();
    }

    [Fact]
    public async Task Every_page_is_linked_from_another()
    {
        var linked = new HashSet<string>();
        foreach (var (address, page) in await PagesAsync("", await AddAcceptedImportAsync()))
        {
            linked.UnionWith(page.Links.Select(x => RouteOf(x.GetAttribute("href")!)).OfType<SiteRoutes.SiteRoute>()
                .Where(x => x.Sample() != address).Select(x => x.Pattern));
        }

        Pages().Where(IsGoneTo).Select(x => x.Pattern).Should().BeSubsetOf(linked);
    }

    [Fact]
    public async Task Every_link_leads_somewhere()
    {
        var lost = (await PagesAsync(""))
            .SelectMany(x => x.Page.Links, (x, link) => (x.Address, Href: link.GetAttribute("href")!))
            .Where(x => RouteOf(x.Href) is null)
            .Select(x => $"{x.Address} leads to {x.Href}");

        lost.Should().BeEmpty();
    }

    /// <summary>Each page as an administrator sees it, who may see most.</summary>
    private async Task<IReadOnlyList<(string Address, IHtmlDocument Page)>> PagesAsync(string query, params string[] alsoAt)
    {
        var client = await _site.As(Role.Administrator);
        var pages = new List<(string, IHtmlDocument)>();
        foreach (var address in Pages().Where(IsGoneTo).Select(x => x.Sample()).Concat(alsoAt))
        {
            pages.Add((address, await client.ReadAsync(address + query)));
        }

        pages.Should().HaveCountGreaterThan(20);
        return pages;
    }

    /// <summary>The import that every site under test has was refused; only one that was taken can be undone.</summary>
    private async Task<string> AddAcceptedImportAsync()
    {
        await using var db = _site.Database.For(_site.Authority.Id);
        var batch = new ImportBatch
        {
            Format = "referrals",
            FileName = "april.csv",
            Sha256 = new string('1', 64),
            ImportedBy = "Test data officer",
            StartedAt = _site.Time.GetUtcNow(),
            FinishedAt = _site.Time.GetUtcNow(),
            Status = ImportStatus.Accepted,
        };
        db.ImportBatches.Add(batch);
        await db.SaveChangesAsync();
        return $"/imports/{batch.Id}";
    }

    private static bool IsGoneTo(SiteRoutes.SiteRoute page)
        => !_met.Contains(page.Pattern) && !page.Pattern.StartsWith("/problem", StringComparison.Ordinal);

    private IEnumerable<SiteRoutes.SiteRoute> Pages() => SiteRoutes.Discover(_site).Where(x => x.IsPage && x.Answers(HttpMethod.Get));

    private bool TakesFilter(string href) => RouteOf(href) is { } route
        && (typeof(MarketView).IsAssignableFrom(route.Endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type)
            || route.Pattern.StartsWith("/api/", StringComparison.Ordinal)
            || route.Pattern == "/reports/board.xlsx");

    /// <summary>The route that answers to a link; none for one that leads nowhere.</summary>
    private SiteRoutes.SiteRoute? RouteOf(string href)
    {
        var path = "/" + href.Split('?', '#')[0].TrimStart('/');
        return _routes.Value.Where(x => x.Matcher.TryMatch(path, [])).Select(x => x.Route).MinBy(x => x.Endpoint.RoutePattern.Parameters.Count);
    }
}
