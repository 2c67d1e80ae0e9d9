using CommissioningDashboard.Access;
using CommissioningDashboard.Demo;

namespace CommissioningDashboard.Tests.Demo;

/// <summary>The county with a few referrals and Southmere beside it, both entered from the sign-in page. A class fixture.</summary>
public sealed class SouthmereSite : IAsyncLifetime
{
    public Site Site { get; } = new() { DemoReferrals = 500, WithSouthmere = true, Settings = { ["Demo:SignIn"] = "true" } };

    public Task InitializeAsync() => Site.InitializeAsync();

    public async Task DisposeAsync() => await Site.DisposeAsync();

    /// <summary>Somebody who has pressed the button of this role.</summary>
    public async Task<HttpClient> EnterAsync(DemoPlace place, Role role)
    {
        var client = Site.NewClient();
        var response = await Site.PostAsync(client, "/sign-in", $"form[aria-labelledby=demo-{place.Code}]", new() { ["DemoRole"] = $"{role}" });
        response.StatusCode.Should().Be(System.Net.HttpStatusCode.Found);
        return client;
    }
}
