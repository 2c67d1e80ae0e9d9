using System.Net;
using AngleSharp.Html.Parser;
using CommissioningDashboard.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace CommissioningDashboard.Tests.Contracts;

/// <summary>What each address makes of each method, over every route there is.</summary>
public sealed class MethodTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private static readonly HttpMethod[] _methods =
        [HttpMethod.Get, HttpMethod.Post, HttpMethod.Put, HttpMethod.Patch, HttpMethod.Delete, HttpMethod.Options];

    private readonly Site _site = demo.Site;

    [Fact]
    public async Task Head_answers_as_get_does_without_the_body()
    {
        var wrong = new List<string>();
        var asset = _site.Services.GetServices<EndpointDataSource>().SelectMany(x => x.Endpoints).OfType<RouteEndpoint>()
            .First(x => x.Metadata.GetMetadata<StaticAssetDescriptor>() is not null).RoutePattern.RawText;
        foreach (var client in new[] { _site.NewClient(), await _site.As(Role.Administrator) })
        {
            var addresses = SiteRoutes.Discover(_site).Where(x => x.Answers(HttpMethod.Get)).Select(x => x.Sample());
            foreach (var address in addresses.Concat(["/nowhere", $"/{asset}"]))
            {
                var get = await AskAsync(client, HttpMethod.Get, address);
                var head = await AskAsync(client, HttpMethod.Head, address);
                if (head.Seen != get.Seen || head.Length > 0)
                {
                    wrong.Add($"{address}: GET {get.Seen}, HEAD {head.Seen} with {head.Length} bytes");
                }
            }
        }

        wrong.Should().BeEmpty();
    }

    [Fact]
    public async Task Any_other_method_is_refused_with_those_that_would_do_whoever_asks()
    {
        var wrong = new List<string>();
        foreach (var client in new[] { _site.NewClient(), await _site.As(Role.Administrator) })
        {
            foreach (var route in SiteRoutes.Discover(_site))
            {
                var taken = _methods.Where(route.Answers).ToList();
                string[] allowed = [.. taken.Select(x => x.Method), .. taken.Contains(HttpMethod.Get) ? new[] { "HEAD" } : []];
                foreach (var method in _methods.Except(taken))
                {
                    using var asking = new HttpRequestMessage(method, route.Sample());
                    using var response = await client.SendAsync(asking);
                    var said = response.Content.Headers.Allow;
                    if (response.StatusCode != HttpStatusCode.MethodNotAllowed || !said.ToHashSet().SetEquals(allowed))
                    {
                        wrong.Add($"{method} {route}: {(int)response.StatusCode}, allowed {string.Join(' ', said)}");
                    }
                }
            }
        }

        wrong.Should().BeEmpty();
    }

    [Fact]
    public async Task A_page_with_a_form_to_itself_takes_it_and_no_other_page_takes_any()
    {
        var client = await _site.As(Role.Administrator);
        var wrong = new List<string>();
        foreach (var route in SiteRoutes.Discover(_site).Where(x => x.IsPage))
        {
            var address = route.Sample();
            var html = await new HtmlParser().ParseDocumentAsync(await (await client.GetAsync(address)).Content.ReadAsStringAsync());
            var hasForm = html.QuerySelectorAll("main form[method=post]").Any(x => x.GetAttribute("action") is null or "");
            if (hasForm && !route.Answers(HttpMethod.Post))
            {
                wrong.Add($"{route} has a form: say [TakesForms]");
            }
        }

        wrong.Should().BeEmpty();
        SiteRoutes.Discover(_site).Count(x => x.IsPage && !x.Answers(HttpMethod.Post))
            .Should().BeGreaterThan(20, "most pages are only read");
    }

    private static async Task<(string Seen, int Length)> AskAsync(HttpClient client, HttpMethod method, string address)
    {
        using var asking = new HttpRequestMessage(method, address);
        using var response = await client.SendAsync(asking);
        var body = await response.Content.ReadAsByteArrayAsync();
        return ($"{(int)response.StatusCode} {response.Content.Headers.ContentType} {response.Headers.Location}", body.Length);
    }
}
