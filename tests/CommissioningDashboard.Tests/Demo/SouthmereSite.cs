using CommissioningDashboard.Access;
using CommissioningDashboard.Demo;
using CommissioningDashboard.Imports;

namespace CommissioningDashboard.Tests.Demo;

/// <summary>The county with a few referrals and Southmere beside it, both entered from the sign-in page. A class fixture.</summary>
public sealed class SouthmereSite : IAsyncLifetime
{
    public Site Site { get; } = new() { DemoReferrals = 500, Settings = { ["Demo:SignIn"] = "true" } };

    public int SouthmereId { get; private set; }

    public async Task InitializeAsync()
    {
        await Site.InitializeAsync();
        var options = new DemoOptions { Clock = Site.Time };
        var made = await SouthmereAuthority.WriteAsync(
            Site.Server.OwnerConnectionString, Site.Server.AppConnectionString, new PersonKeys(new byte[32]), options);
        SouthmereId = made.AuthorityId;
        foreach (var (place, id) in new[] { (DemoPlace.County, Site.Authority.Id), (DemoPlace.Southmere, SouthmereId) })
        {
            await using var db = Site.Database.For(id);
            await DemoAccounts.AddAsync(db, place, "nobody enters by password", Site.Time.GetUtcNow());
            await db.SaveChangesAsync();
        }
    }

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
