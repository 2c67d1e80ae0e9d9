namespace CommissioningDashboard.Tests;

/// <summary>A <see cref="Site"/> whose authority is the demo's county, so that its pages have something to show. A class fixture.</summary>
public sealed class DemoSite : IAsyncLifetime
{
    public Site Site { get; } = new() { DemoReferrals = 2_000 };

    public Task InitializeAsync() => Site.InitializeAsync();

    public async Task DisposeAsync() => await Site.DisposeAsync();
}
