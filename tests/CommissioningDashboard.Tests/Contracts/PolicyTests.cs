using CommissioningDashboard.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace CommissioningDashboard.Tests.Contracts;

public sealed class PolicyTests(Site site) : IClassFixture<Site>
{
    /// <summary>What people and machines see before sign-in. Adding to it is a decision, not an accident.</summary>
    private static readonly string[] _open =
    [
        "/sign-in", "/not-found", "/problem/403", "/problem/404", "/problem", "/problem/{Status:int:range(400,599)}",
        "/accessibility", "/password/{Secret}", "/enquiry/{Secret}", "/your-record/{Secret}", "/your-record/{Secret}/{Part}",
        "/directory", "/directory/{ProviderId:int}",
        "/oruk/v3/", "/oruk/v3/services", "/oruk/v3/services/{id:guid}", "/oruk/v3/taxonomies", "/oruk/v3/taxonomies/{id:guid}",
        "/oruk/v3/taxonomy_terms", "/oruk/v3/taxonomy_terms/{id:guid}", "/oruk/v3/service_at_locations",
        "/oruk/v3/service_at_locations/{id:guid}",
        "/order-keys/{code}.csv", "/health/live", "/health/ready", "/.well-known/security.txt",
    ];

    [Fact]
    public void Every_endpoint_states_a_policy_or_says_that_it_is_open()
    {
        var endpoints = site.Services.GetServices<EndpointDataSource>().SelectMany(x => x.Endpoints).ToList();

        var silent = endpoints.Where(x => x.Metadata.GetMetadata<IAllowAnonymous>() is null
            && x.Metadata.GetOrderedMetadata<IAuthorizeData>().All(a => a.Policy is null));

        endpoints.Should().HaveCountGreaterThan(10);
        silent.Select(x => x.DisplayName).Should().BeEmpty("a page says [Requires(…)], an endpoint .Requires(…)");
    }

    [Fact]
    public void No_endpoint_is_both_open_and_closed()
        => SiteRoutes.Discover(site).Where(x => x.IsAnonymous && x.Policies.Count > 0).Should().BeEmpty("being open would win");

    [Fact]
    public void Only_what_is_listed_here_is_open()
        => SiteRoutes.Discover(site).Where(x => x.IsAnonymous).Select(x => x.Pattern).Should().BeSubsetOf(_open);

    [Fact]
    public async Task Every_policy_that_is_named_exists()
    {
        var provider = site.Services.GetRequiredService<IAuthorizationPolicyProvider>();

        foreach (var name in SiteRoutes.Discover(site).SelectMany(x => x.Policies).Distinct())
        {
            (await provider.GetPolicyAsync(name)).Should().NotBeNull($"a route asks for {name}");
        }
    }

    [Fact]
    public async Task There_is_one_policy_for_each_permission()
    {
        var provider = site.Services.GetRequiredService<IAuthorizationPolicyProvider>();

        foreach (var permission in Enum.GetNames<Permission>())
        {
            (await provider.GetPolicyAsync(permission)).Should().NotBeNull(permission);
        }
    }

    [Fact]
    public void Assets_are_the_only_files_served_and_are_open()
        => site.Services.GetServices<EndpointDataSource>().SelectMany(x => x.Endpoints)
            .Where(x => x.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
            .Should().NotBeEmpty().And.OnlyContain(x => x.Metadata.GetMetadata<IAllowAnonymous>() != null);
}
