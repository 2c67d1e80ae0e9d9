using System.Net;
using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Demo;
using CommissioningDashboard.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Access;

public sealed class DemoSignInTests : IAsyncLifetime
{
    private readonly Site _asked = new() { Settings = { ["Demo:SignIn"] = "true" } };

    public Task InitializeAsync() => _asked.InitializeAsync();

    public async Task DisposeAsync() => await _asked.DisposeAsync();

    [Theory]
    [InlineData(Role.Commissioner)]
    [InlineData(Role.CareManager)]
    [InlineData(Role.Administrator)]
    public async Task One_press_enters_the_demo_in_a_role(Role role)
    {
        var demo = await AddDemoAsync();
        var client = _asked.NewClient();

        var response = await PressAsync(client, role);

        response.StatusCode.Should().Be(HttpStatusCode.Found);
        (await (await client.GetAsync("/problem/403")).Content.ReadAsStringAsync()).Should().Contain($"role of {role.Words().ToLowerInvariant()}");
        await using var db = _asked.Database.For(demo.Id);
        (await db.AuditEntries.SingleAsync()).Action.Should().Be("sign-in.demo");
    }

    [Fact]
    public async Task The_demo_is_not_offered_unless_it_was_asked_for()
    {
        await using var plain = new Site();
        await plain.InitializeAsync();

        (await plain.Anonymous.GetStringAsync("/sign-in")).Should().NotContain("Enter as");
        (await _asked.Anonymous.GetStringAsync("/sign-in")).Should().NotContain("Enter as", "there is no demo authority yet");
    }

    [Fact]
    public async Task Where_only_one_of_the_two_was_made_only_that_one_is_offered()
    {
        await AddDemoAsync();

        var page = await _asked.Anonymous.GetStringAsync("/sign-in");

        page.Should().Contain("Enter as commissioner").And.NotContain("Southmere");
    }

    [Fact]
    public async Task A_demo_account_outside_a_demo_authority_cannot_be_entered()
    {
        await using var db = _asked.Database.For(_asked.Authority.Id);
        db.Users.Add(new UserAccount
        {
            Email = DemoAccounts.EmailOf(DemoPlace.County, Role.Commissioner),
            Name = "Stray",
            Role = Role.Commissioner,
            PasswordHash = "none",
            IsDemo = true,
        });
        await db.SaveChangesAsync();
        var entering = () => DemoAccounts.AddAsync(db, DemoPlace.County, "none", DateTimeOffset.UnixEpoch);

        await entering.Should().ThrowAsync<InvalidOperationException>();
        (await _asked.Anonymous.GetStringAsync("/sign-in")).Should().NotContain("Enter as");
    }

    [Fact]
    public async Task A_shared_account_stays_open_for_others_when_one_signs_out()
    {
        await AddDemoAsync();
        var (here, there) = (_asked.NewClient(), _asked.NewClient());
        await PressAsync(here, Role.Commissioner);
        await PressAsync(there, Role.Commissioner);

        await Site.PostAsync(here, "/problem/404", "form[action$=sign-out]", []);

        (await here.GetAsync("/")).Headers.Location!.OriginalString.Should().StartWith("/sign-in");
        (await there.GetAsync("/")).Headers.Location!.OriginalString.Should().Be("/market");
    }

    private static Task<HttpResponseMessage> PressAsync(HttpClient client, Role role)
        => Site.PostAsync(client, "/sign-in", "form:has([name=DemoRole])", new() { ["DemoRole"] = $"{role}" });

    private async Task<Authority> AddDemoAsync()
    {
        var demo = await _asked.Server.AddAuthorityAsync("demo", "Demoshire", isDemo: true);
        await using var db = _asked.Database.For(demo.Id);
        await DemoAccounts.AddAsync(db, DemoPlace.County, new Passwords().Hash($"{Guid.NewGuid()}"), DateTimeOffset.UnixEpoch);
        await db.SaveChangesAsync();
        return demo;
    }
}
