using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Tests.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommissioningDashboard.Tests.PublicRegister;

/// <summary>The public part of the register, as anybody reads it over HTTP.</summary>
public sealed class OpenReferralFeedTests : IAsyncLifetime
{
    private readonly Site _site = new() { DemoReferrals = 300 };

    public Task InitializeAsync() => _site.InitializeAsync();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Until_an_administrator_opens_it_nothing_of_the_register_is_public_and_then_it_is_without_cookies()
    {
        var anybody = _site.NewClient();
        await SetAsync("off");
        (await anybody.GetAsync("/oruk/v3/services")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await anybody.GetAsync("/directory")).StatusCode.Should().Be(HttpStatusCode.NotFound);

        var saved = await Site.PostAsync(
            await _site.As(Role.Administrator), "/settings", "form:has(#public-on)", new() { ["Public"] = "on" });

        saved.StatusCode.Should().Be(HttpStatusCode.Found);
        using var services = await anybody.GetAsync("/oruk/v3/services");
        using var directory = await anybody.GetAsync("/directory");
        (services.StatusCode, directory.StatusCode).Should().Be((HttpStatusCode.OK, HttpStatusCode.OK));
        services.Headers.Concat(directory.Headers).Select(x => x.Key).Should().NotContain("Set-Cookie");
        (await anybody.GetAsync("/oruk/v3/services?authority=none")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Every_endpoint_is_as_the_profile_has_it()
    {
        await OpenAsync();
        var problems = new List<string>();

        problems.AddRange(FeedShape.Problems(await ReadAsync("/oruk/v3/"), "details"));
        foreach (var (list, thing) in new[]
            { ("services", "service"), ("taxonomies", "taxonomy"), ("taxonomy_terms", "taxonomy_term"), ("service_at_locations", "service_at_location") })
        {
            var page = await ReadAsync($"/oruk/v3/{list}?per_page=500");
            problems.AddRange(FeedShape.Problems(page, "page", list));
            var contents = page.GetProperty("contents").EnumerateArray().ToList();
            contents.Should().NotBeEmpty();
            problems.AddRange(contents.SelectMany(x => FeedShape.Problems(x, thing, list)));
            foreach (var one in contents.Take(40))
            {
                // One at a location is told as the service that it is of.
                var whole = await ReadAsync($"/oruk/v3/{list}/{one.GetProperty("id").GetString()}");
                problems.AddRange(FeedShape.Problems(whole, thing == "service_at_location" ? "service" : thing, $"{list}/one"));
            }
        }

        problems.Should().BeEmpty();
        (await _site.NewClient().GetAsync($"/oruk/v3/services/{Guid.NewGuid()}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Pages_follow_each_other_in_the_order_of_the_day_and_leave_nobody_out()
    {
        await OpenAsync();
        var whole = (await ReadAsync("/oruk/v3/services?per_page=500")).GetProperty("contents").EnumerateArray().Select(Id).ToList();

        var paged = new List<string>();
        var page = await ReadAsync("/oruk/v3/services?per_page=37");
        var pages = page.GetProperty("total_pages").GetInt32();
        for (var number = 1; number <= pages; number++)
        {
            page = await ReadAsync($"/oruk/v3/services?per_page=37&page={number}");
            (page.GetProperty("first_page").GetBoolean(), page.GetProperty("last_page").GetBoolean()).Should().Be((number == 1, number == pages));
            paged.AddRange(page.GetProperty("contents").EnumerateArray().Select(Id));
        }

        paged.Should().Equal(whole).And.OnlyHaveUniqueItems();
        var names = (await ReadAsync("/oruk/v3/services?per_page=500")).GetProperty("contents").EnumerateArray()
            .Select(x => x.GetProperty("name").GetString()).ToList();
        names.Should().NotBeInAscendingOrder(StringComparer.CurrentCultureIgnoreCase);
        (await ReadAsync("/oruk/v3/services?page=99999")).GetProperty("empty").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public async Task It_can_be_searched_read_by_any_website_and_asked_whether_it_changed()
    {
        await OpenAsync();
        var term = (await ReadAsync("/oruk/v3/taxonomy_terms")).GetProperty("contents")[0];

        var found = await ReadAsync($"/oruk/v3/services?per_page=500&taxonomy_term_id={Id(term)}");
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/oruk/v3/services");
        asked.Headers.Add("Origin", "https://directory.example");
        using var answer = await _site.NewClient().SendAsync(asked);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/oruk/v3/services");
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var unchanged = await _site.NewClient().SendAsync(again);

        found.GetProperty("contents").EnumerateArray().Should().NotBeEmpty().And.OnlyContain(
            x => x.GetProperty("name").GetString()!.StartsWith(term.GetProperty("name").GetString() + ", ", StringComparison.Ordinal));
        answer.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal("*");
        answer.Headers.CacheControl!.NoStore.Should().BeFalse();
        unchanged.StatusCode.Should().Be(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task A_person_who_works_alone_is_public_only_after_describing_itself_and_whoever_is_closed_is_not()
    {
        await OpenAsync();
        var alone = await ChangeAsync(x => x.Ownership = Ownership.Individual);
        (await ReadAsync($"/oruk/v3/services?search={Uri.EscapeDataString(alone.Name)}")).GetProperty("empty").GetBoolean().Should().BeTrue();
        (await _site.NewClient().GetAsync($"/directory/{alone.Id}")).StatusCode.Should().Be(HttpStatusCode.NotFound);

        await using (var db = _site.Database.For(_site.Authority.Id))
        {
            var today = DateOnly.FromDateTime(DateTime.Now);
            db.ProviderProfiles.Add(new ProviderProfile { ProviderId = alone.Id, From = today, About = "I sit with people <b>at night</b>.", Website = "me.example", Email = "no address" });
            await db.SaveChangesAsync();
            await TellAsync(db);
        }

        var service = (await ReadAsync($"/oruk/v3/services?search={Uri.EscapeDataString("people <b>at night")}")).GetProperty("contents")[0];
        service.GetProperty("url").GetString().Should().Be("https://me.example/");
        service.TryGetProperty("email", out _).Should().BeFalse("it is no address");
        (await _site.NewClient().GetStringAsync($"/directory/{alone.Id}")).Should().Contain("&lt;b&gt;at night&lt;/b&gt;").And.NotContain("<b>at night");
        FeedShape.Problems(service, "service").Should().BeEmpty();
    }

    [Fact]
    public async Task The_directory_is_searched_and_leads_to_each_provider_and_on_in_the_same_order()
    {
        await OpenAsync();
        var anybody = _site.NewClient();

        var page = await anybody.ReadAsync("/directory");
        var more = page.QuerySelectorAll("a").Single(x => x.TextContent == "Show me others").GetAttribute("href")!;
        var next = await anybody.ReadAsync($"/{more}");
        var name = page.QuerySelector(".provider-card h3 a")!;
        var found = await anybody.ReadAsync($"/directory?search={Uri.EscapeDataString(name.TextContent)}");

        Names(page).Should().HaveCount(20).And.NotIntersectWith(Names(next));
        next.QuerySelector("ol.provider-list")!.GetAttribute("start").Should().Be("21");
        Names(found).Should().Contain(name.TextContent);
        (await anybody.ReadAsync($"/{name.GetAttribute("href")}")).QuerySelector("h1")!.TextContent.Should().Be(name.TextContent);
        page.Body!.TextContent.Should().Contain("drawn by chance").And.NotContain("Sign out");
        page.QuerySelectorAll("form").Should().OnlyContain(x => x.GetAttribute("method") == "get");
    }

    private Task OpenAsync() => SetAsync(AuthoritySettings.On);

    private async Task SetAsync(string value)
        => await _site.Services.GetRequiredService<AuthoritySettings>().WriteAsync(
            new Actor(_site.Authority.Id, null, "Test", Role.Administrator), AuthoritySettings.PublicRegister, value);

    private async Task<Provider> ChangeAsync(Action<Provider> change)
    {
        await using var db = _site.Database.For(_site.Authority.Id);
        var provider = await db.Providers.FirstAsync(x => db.ProviderOpenings.Any(o => o.ProviderId == x.Id && o.To == null)
            && !db.ProviderProfiles.Any(p => p.ProviderId == x.Id));
        change(provider);
        await db.SaveChangesAsync();
        await TellAsync(db);
        return provider;
    }

    private async Task TellAsync(DashboardDb db)
    {
        await MarketChange.RecordAsync(db);
        await _site.Services.GetRequiredService<SnapshotStore>().RefreshAsync(_site.Authority.Id);
    }

    private async Task<JsonElement> ReadAsync(string address)
    {
        using var document = JsonDocument.Parse(await _site.NewClient().GetStringAsync(address));
        return document.RootElement.Clone();
    }

    private static string Id(JsonElement one) => one.GetProperty("id").GetString()!;

    private static List<string> Names(IDocument page) => [.. page.QuerySelectorAll(".provider-card h3 a").Select(x => x.TextContent)];
}
