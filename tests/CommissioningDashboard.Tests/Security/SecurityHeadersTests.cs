using CommissioningDashboard.Access;
using CommissioningDashboard.Tests.Contracts;

namespace CommissioningDashboard.Tests.Security;

public sealed class SecurityHeadersTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Every_answer_carries_every_header_whatever_made_it()
    {
        var client = await site.As(Role.Administrator);
        var addresses = SiteRoutes.Discover(site).Where(x => x.Answers(HttpMethod.Get)).Select(x => x.Sample())
            .Concat(["/nowhere", "/_framework/blazor.web.js", "/_blazor/negotiate", "/sign-out"]);

        foreach (var address in addresses)
        {
            using var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);

            Header(response, "Content-Security-Policy").Should().ContainSingle(address).Which.Should()
                .StartWith("default-src 'none'").And.Contain("frame-ancestors 'none'").And.NotContain("unsafe");
            Header(response, "X-Content-Type-Options").Should().Equal("nosniff");
            Header(response, "X-Frame-Options").Should().Equal("DENY");
            Header(response, "Referrer-Policy").Should().Equal("same-origin");
            Header(response, "Permissions-Policy").Should().ContainSingle();
            Header(response, "Cross-Origin-Opener-Policy").Should().Equal("same-origin");
            Header(response, "Server").Should().BeEmpty();
            Header(response, "X-Powered-By").Should().BeEmpty();
        }
    }

    [Fact]
    public async Task What_a_person_saw_is_stored_nowhere_but_scripts_and_styles_may_be()
    {
        var client = await site.As(Role.Commissioner);

        var page = await client.GetAsync("/problem/403");
        var script = await client.GetAsync("/_framework/blazor.web.js");

        page.Headers.CacheControl!.NoStore.Should().BeTrue();
        script.Headers.CacheControl?.NoStore.Should().NotBe(true);
    }

    [Fact]
    public async Task Browsers_are_told_to_keep_to_https_on_a_real_host_but_not_on_this_machine()
    {
        var client = site.NewClient();

        var real = await client.GetAsync("https://dashboard.example/health/live");
        var local = await client.GetAsync("https://localhost/health/live");
        var plain = await client.GetAsync("http://dashboard.example/health/live");

        Header(real, "Strict-Transport-Security").Should().Equal("max-age=31536000; includeSubDomains");
        Header(local, "Strict-Transport-Security").Should().BeEmpty();
        Header(plain, "Strict-Transport-Security").Should().BeEmpty();
    }

    [Fact]
    public async Task A_forwarded_scheme_is_believed_only_from_a_proxy_that_was_announced()
    {
        await using var behindProxy = new Site { Settings = { ["Proxy:Enabled"] = "true" } };
        await behindProxy.InitializeAsync();

        var believed = await ForwardedAsync(behindProxy);
        var ignored = await ForwardedAsync(site);

        Header(believed, "Strict-Transport-Security").Should().NotBeEmpty();
        Header(ignored, "Strict-Transport-Security").Should().BeEmpty();
    }

    private static async Task<HttpResponseMessage> ForwardedAsync(Site site)
    {
        using var asking = new HttpRequestMessage(HttpMethod.Get, "http://dashboard.example/health/live");
        asking.Headers.Add("X-Forwarded-Proto", "https");
        return await site.NewClient().SendAsync(asking);
    }

    private static string[] Header(HttpResponseMessage response, string name)
        => response.Headers.TryGetValues(name, out var values) ? [.. values] : [];
}
