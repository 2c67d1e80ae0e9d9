using System.Diagnostics;
using System.Net;
using AngleSharp.Html.Parser;
using CommissioningDashboard.Access;
using CommissioningDashboard.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Access;

public sealed class SignInTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_good_password_signs_in_and_sets_a_cookie_that_only_this_host_ever_sees()
    {
        var response = await Site.SignInAsync(site.NewClient(), Site.EmailOf(Role.Commissioner));

        response.StatusCode.Should().Be(HttpStatusCode.Found);
        response.Headers.Location!.OriginalString.Should().EndWith("/");
        response.Headers.GetValues("Set-Cookie").Should().ContainSingle(x => x.StartsWith("__Host-dashboard="))
            .Which.Should().Contain("; path=/").And.Contain("; secure").And.Contain("; httponly").And.Contain("; samesite=lax").And.NotContain("domain=");
    }

    [Fact]
    public async Task The_address_may_be_typed_in_capitals_and_with_spaces()
        => (await Site.SignInAsync(site.NewClient(), $"  {Site.EmailOf(Role.Commissioner).ToUpperInvariant()} ")).StatusCode.Should().Be(HttpStatusCode.Found);

    [Fact]
    public async Task A_refusal_reads_and_takes_the_same_whatever_the_reason()
    {
        var known = await site.AddUserAsync(Role.CareManager, "known@testshire.example");
        await LockAsync((await site.AddUserAsync(Role.CareManager, "locked@testshire.example")).Id);
        await DisableAsync((await site.AddUserAsync(Role.CareManager, "disabled@testshire.example")).Id);
        await Site.SignInAsync(site.NewClient(), "warm@testshire.example");

        var unknown = await RefusedAsync("unknown@testshire.example", Site.Password);
        var wrong = await RefusedAsync(known.Email, "not the password");
        var locked = await RefusedAsync("locked@testshire.example", Site.Password);
        var disabled = await RefusedAsync("disabled@testshire.example", Site.Password);

        unknown.Words.Should().Contain("is not right").And.Be(wrong.Words).And.Be(locked.Words).And.Be(disabled.Words);
        new[] { unknown, wrong, locked, disabled }.Should().OnlyContain(x => x.Took >= SigningIn.RefusalTakes - TimeSpan.FromMilliseconds(20));
    }

    [Fact]
    public async Task An_empty_form_is_answered_with_what_to_enter_and_counts_as_no_attempt()
    {
        var response = await Site.SignInAsync(site.NewClient(), "", "");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).Should().Contain("Enter your email address and your password").And.Contain("<title>Error: Sign in");
    }

    [Theory]
    [InlineData("/market?from=2026-01", "/market?from=2026-01")]
    [InlineData("https://elsewhere.example/", "/")]
    [InlineData("//elsewhere.example/", "/")]
    [InlineData("/\\elsewhere.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    public async Task Signing_in_leads_back_to_a_page_of_ours_and_nowhere_else(string returnUrl, string leads)
    {
        var response = await Site.SignInAsync(site.NewClient(), Site.EmailOf(Role.Commissioner), returnUrl: returnUrl);

        new Uri(new Uri("https://localhost"), response.Headers.Location!).Should().Be(new Uri($"https://localhost{leads}"));
    }

    [Fact]
    public async Task A_form_that_is_not_ours_is_refused()
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("_handler", "sign-in"), KeyValuePair.Create("Email", "a@b.example")]);

        var response = await site.NewClient().PostAsync("/sign-in", form);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).Should().Contain("Go back, reload it and try again");
    }

    [Fact]
    public async Task Nobody_is_signed_out_by_a_form_of_somebody_elses()
    {
        var client = await site.As(Role.ReportManager);
        using var form = new FormUrlEncodedContent([]);

        var response = await client.PostAsync("/sign-out", form);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await client.GetAsync("/")).Headers.Location!.OriginalString.Should().Be("/market");
    }

    [Fact]
    public async Task Too_many_tries_from_one_address_must_wait_though_reading_the_page_need_not()
    {
        await using var strict = new Site { Settings = { ["SignIn:AttemptsPerMinute"] = "2" } };
        await strict.InitializeAsync();
        var client = strict.NewClient();
        await Site.SignInAsync(client, "", "");
        await Site.SignInAsync(client, "", "");

        var third = await Site.SignInAsync(client, "", "");

        third.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        third.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromMinutes(1));
        (await third.Content.ReadAsStringAsync()).Should().Contain("Wait a minute");
        (await client.GetAsync("/sign-in")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Signing_in_changes_nothing_for_an_account_without_failures_but_leaves_a_trace()
    {
        var user = await site.AddUserAsync(Role.DataOfficer, "trace@testshire.example");
        var client = site.NewClient();

        await Site.SignInAsync(client, user.Email, "wrong password");
        await Site.SignInAsync(client, user.Email);
        await Site.PostAsync(client, "/problem/404", "form[action$=sign-out]", []);

        await using var db = site.Database.For(site.Authority.Id);
        var trail = await db.AuditEntries.Where(x => x.UserId == user.Id).OrderBy(x => x.Id).ToListAsync();
        trail.Select(x => x.Action).Should().Equal("sign-in.failed", "sign-in.ok", "sign-out");
        trail.Should().NotContain(x => x.Detail.Contains("trace") || x.Detail.Contains("wrong"));
    }

    [Fact]
    public async Task Nothing_about_a_person_is_logged()
    {
        var user = await site.AddUserAsync(Role.DataOfficer, "unlogged@testshire.example");

        await Site.SignInAsync(site.NewClient(), user.Email, "wrong-horse");
        await Site.SignInAsync(site.NewClient(), user.Email);
        await Site.SignInAsync(site.NewClient(), "stranger@testshire.example", "wrong-horse");

        site.Log.Lines.Should().NotBeEmpty().And.NotContain(x =>
            x.Contains("unlogged") || x.Contains("stranger") || x.Contains("wrong-horse") || x.Contains(Site.Password) || x.Contains(user.Name));
    }

    [Fact]
    public async Task Signing_out_ends_every_session_of_the_account()
    {
        var user = await site.AddUserAsync(Role.DataOfficer, "twice@testshire.example");
        var (here, there) = (site.NewClient(), site.NewClient());
        await Site.SignInAsync(here, user.Email);
        await Site.SignInAsync(there, user.Email);

        var response = await Site.PostAsync(here, "/problem/404", "form[action$=sign-out]", []);

        response.Headers.Location!.OriginalString.Should().Be("/sign-in?signedOut=true");
        response.Headers.GetValues("Set-Cookie").Should().Contain(x => x.StartsWith("__Host-dashboard=;"));
        (await there.GetAsync("/")).Headers.Location!.OriginalString.Should().StartWith("/sign-in");
    }

    private async Task<(string Words, TimeSpan Took)> RefusedAsync(string email, string password)
    {
        var watch = Stopwatch.StartNew();
        var response = await Site.SignInAsync(site.NewClient(), email, password);
        var took = watch.Elapsed;
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Headers.TryGetValues("Set-Cookie", out var cookies);
        (cookies ?? []).Should().NotContain(x => x.StartsWith("__Host-dashboard="));
        var html = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
        return (html.QuerySelector("main")!.TextContent, took);
    }

    private async Task LockAsync(int id)
    {
        await using var db = site.Database.For(site.Authority.Id);
        await db.Users.Where(x => x.Id == id).ExecuteUpdateAsync(x => x.SetProperty(u => u.LockedUntil, DateTimeOffset.UtcNow.AddMinutes(5)));
    }

    private async Task DisableAsync(int id)
    {
        await using var db = site.Database.For(site.Authority.Id);
        await db.Users.Where(x => x.Id == id).ExecuteUpdateAsync(x => x.SetProperty(u => u.DisabledAt, DateTimeOffset.UtcNow));
    }
}
