using System.Net;
using CommissioningDashboard.Access;

namespace CommissioningDashboard.Tests.Contracts;

public sealed class RouteTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private readonly Site _site = demo.Site;

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Fact]
    public async Task Whoever_has_not_signed_in_is_sent_to_sign_in()
    {
        var wrong = new List<string>();
        foreach (var route in SiteRoutes.Discover(_site).Where(x => !x.IsAnonymous))
        {
            var (status, location) = await AskAsync(_site.NewClient(), route);
            var sent = status is HttpStatusCode.Found && location!.StartsWith("/sign-in?returnUrl=", StringComparison.Ordinal);
            if (!sent && status is not HttpStatusCode.Unauthorized)
            {
                wrong.Add($"{route}: {status} {location}");
            }
        }

        wrong.Should().BeEmpty();
    }

    [Theory, MemberData(nameof(Roles))]
    public async Task A_role_sees_what_it_may_and_nothing_else(Role role)
    {
        var wrong = new List<string>();
        foreach (var route in SiteRoutes.Discover(_site).Where(x => !x.IsAnonymous && x.Pattern != "/sign-out"))
        {
            var (status, _) = await AskAsync(await _site.As(role), route);
            var good = route.Admits(role) ? IsAnswer(route, status) : status is HttpStatusCode.Forbidden;
            if (!good)
            {
                wrong.Add($"{route}: {(int)status}, though {(route.Admits(role) ? "allowed" : "not allowed")}");
            }
        }

        wrong.Should().BeEmpty();
    }

    [Fact]
    public async Task No_page_fails_in_an_authority_that_has_nothing_in_it_yet()
    {
        await using var empty = new Site();
        await empty.InitializeAsync();
        var wrong = new List<string>();
        foreach (var route in SiteRoutes.Discover(empty).Where(x => !x.IsAnonymous && x.Answers(HttpMethod.Get)))
        {
            var (status, _) = await AskAsync(await empty.As(Role.Administrator), route);
            if (!IsAnswer(route, status) && status is not HttpStatusCode.NotFound)
            {
                wrong.Add($"{route}: {(int)status}");
            }
        }

        wrong.Should().BeEmpty();
    }

    [Fact]
    public async Task An_address_that_leads_nowhere_is_not_found_by_anyone_who_has_signed_in()
    {
        var response = await (await _site.As(Role.CareManager)).GetAsync("/nowhere");

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync()).Should().Contain("Page not found");
    }

    /// <summary>An empty post has no form token: refusing it as a bad request shows that the policy let it pass.</summary>
    private static bool IsAnswer(SiteRoutes.SiteRoute route, HttpStatusCode status)
    {
        // No page has a chart called "none".
        if (route.IsPicture)
        {
            return status is HttpStatusCode.NotFound;
        }

        return route.Answers(HttpMethod.Get) ? status is HttpStatusCode.OK or HttpStatusCode.Found : status is HttpStatusCode.BadRequest;
    }

    private static async Task<(HttpStatusCode Status, string? Location)> AskAsync(HttpClient client, SiteRoutes.SiteRoute route)
    {
        using var asking = new HttpRequestMessage(route.Answers(HttpMethod.Get) ? HttpMethod.Get : HttpMethod.Post, route.Sample());
        using var response = await client.SendAsync(asking, HttpCompletionOption.ResponseHeadersRead);
        return (response.StatusCode, response.Headers.Location?.OriginalString);
    }
}
