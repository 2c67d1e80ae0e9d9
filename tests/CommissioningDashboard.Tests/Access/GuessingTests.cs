using System.Net;
using CommissioningDashboard.Access;
using CommissioningDashboard.Web.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace CommissioningDashboard.Tests.Access;

/// <summary>What somebody who guesses passwords can do, and what the person whose account it is notices of it.</summary>
public sealed class GuessingTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 3, 9, 0, 0, TimeSpan.Zero));
    private readonly Site _site;
    private readonly string _email = Site.EmailOf(Role.ReportManager);

    public GuessingTests() => _site = SiteOn(_clock);

    public Task InitializeAsync() => _site.InitializeAsync();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public void The_wait_doubles_from_five_seconds_to_the_longest()
        => Enumerable.Range(1, 14).Select(x => GrowingWait.After(x, SigningIn.FreeTries, SigningIn.LongestWait).TotalSeconds)
            .Should().Equal(0, 0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900, 900, 900);

    [Fact]
    public async Task A_stranger_waits_longer_after_each_wrong_password_and_a_good_one_ends_that()
    {
        await GuessAsync(_site, 4);
        var tooSoon = await Site.SignInAsync(Stranger(_site), _email);
        _clock.Advance(TimeSpan.FromSeconds(5));
        await GuessAsync(_site, 1);
        _clock.Advance(TimeSpan.FromSeconds(19));
        var stillTooSoon = await Site.SignInAsync(Stranger(_site), _email);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var inTime = await Site.SignInAsync(Stranger(_site), _email);

        tooSoon.StatusCode.Should().Be(HttpStatusCode.OK, "the page is shown again, with a refusal");
        stillTooSoon.StatusCode.Should().Be(HttpStatusCode.OK, "four wrong, one too soon and one more wrong are six: 20 seconds");
        inTime.StatusCode.Should().Be(HttpStatusCode.Found);
        await using var db = _site.Database.For(_site.Authority.Id);
        (await db.Users.SingleAsync(x => x.Email == _email)).Should().BeEquivalentTo(new
        {
            FailedSignIns = (short)0,
            LockedUntil = (DateTimeOffset?)null,
            WrongSince = (DateTimeOffset?)null,
        });
    }

    [Fact]
    public async Task Others_guesses_do_not_keep_a_person_out_of_their_own_browser_and_the_person_is_told_of_them()
    {
        var own = await _site.As(Role.ReportManager);
        await Site.PostAsync(own, "/problem/404", "form[action$=sign-out]", []);
        await GuessAsync(_site, 12);

        var stranger = await Site.SignInAsync(Stranger(_site), _email);
        var back = await Site.SignInAsync(own, _email, returnUrl: "/targets");

        stranger.StatusCode.Should().Be(HttpStatusCode.OK, "the account is closed to strangers");
        back.StatusCode.Should().Be(HttpStatusCode.Found);
        back.Headers.Location!.OriginalString.Should().EndWith("/sign-in/wrong-tries?returnUrl=%2Ftargets");
        var told = await own.GetStringAsync(back.Headers.Location);
        told.Should().Contain("Somebody tried to sign in as you").And.Contain("13 wrong tries")
            .And.Contain("3 November 2026 at 09:00").And.Contain("href=\"/targets\"");
    }

    [Fact]
    public async Task Whoever_mistypes_at_their_own_browser_is_not_told_of_it_as_of_a_stranger()
    {
        var own = await _site.As(Role.DataOfficer);
        await Site.PostAsync(own, "/problem/404", "form[action$=sign-out]", []);
        await Site.SignInAsync(own, Site.EmailOf(Role.DataOfficer), "wrong password");

        var back = await Site.SignInAsync(own, Site.EmailOf(Role.DataOfficer), returnUrl: "/targets");

        back.Headers.Location!.OriginalString.Should().EndWith("/targets").And.NotContain("wrong-tries");
    }

    [Fact]
    public async Task A_new_password_makes_a_stranger_of_every_browser()
    {
        var own = await _site.As(Role.Commissioner);
        await using (var db = _site.Database.For(_site.Authority.Id))
        {
            await db.Users.Where(x => x.Role == Role.Commissioner)
                .ExecuteUpdateAsync(x => x.SetProperty(u => u.PasswordHash, new Passwords().Hash("velvet orchard 4 lantern")));
        }

        await GuessAsync(_site, 4, Site.EmailOf(Role.Commissioner));

        var back = await Site.SignInAsync(own, Site.EmailOf(Role.Commissioner), "velvet orchard 4 lantern");

        back.StatusCode.Should().Be(HttpStatusCode.OK, "the page is shown again, with a refusal");
    }

    [Fact]
    public async Task A_restart_forgives_no_guess()
    {
        await GuessAsync(_site, 6);

        await using var restarted = SiteOn(_clock, ("ConnectionStrings:Dashboard", _site.Server.AppConnectionString));
        await restarted.InitializeAsync();

        (await Site.SignInAsync(Stranger(restarted), _email)).StatusCode.Should().Be(HttpStatusCode.OK);
        _clock.Advance(SigningIn.LongestWait);
        (await Site.SignInAsync(Stranger(restarted), _email)).StatusCode.Should().Be(HttpStatusCode.Found);
    }

    [Fact]
    public async Task One_password_tried_on_many_accounts_holds_up_the_network_it_comes_from_and_no_other()
    {
        var own = await _site.As(Role.CareManager);
        own.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.5");
        await Task.WhenAll(Enumerable.Range(0, 30)
            .Select(x => Site.SignInAsync(From("203.0.113.5"), $"person{x}@testshire.example", "wrong password")));

        var held = await Site.SignInAsync(From("203.0.113.5"), Site.EmailOf(Role.DataOfficer));
        var elsewhere = await Site.SignInAsync(From("203.0.113.6"), Site.EmailOf(Role.DataOfficer));
        var known = await Site.SignInAsync(own, Site.EmailOf(Role.CareManager));
        _clock.Advance(TimeSpan.FromMinutes(5));
        var later = await Site.SignInAsync(From("203.0.113.5"), Site.EmailOf(Role.DataOfficer));

        held.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        held.Headers.RetryAfter!.Delta.Should().BeGreaterThan(TimeSpan.Zero).And.BeLessThanOrEqualTo(TimeSpan.FromMinutes(5));
        (await held.Content.ReadAsStringAsync()).Should().Contain("too many wrong tries from your network. Try again in ");
        elsewhere.StatusCode.Should().Be(HttpStatusCode.Found);
        known.StatusCode.Should().Be(HttpStatusCode.Found);
        later.StatusCode.Should().Be(HttpStatusCode.Found);
    }

    [Fact]
    public async Task Guesses_made_at_the_same_time_do_not_escape_the_count()
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Site.SignInAsync(Stranger(_site), _email, "wrong password")));

        await using var db = _site.Database.For(_site.Authority.Id);
        var user = await db.Users.SingleAsync(x => x.Email == _email);
        var actions = await db.AuditEntries.Where(x => x.UserId == user.Id).Select(x => x.Action).ToListAsync();
        user.FailedSignIns.Should().Be(12);
        actions.Count(x => x == "sign-in.failed").Should().Be(SigningIn.FreeTries + 1);
        actions.Count(x => x == "sign-in.held").Should().Be(12 - SigningIn.FreeTries - 1);
    }

    private async Task GuessAsync(Site site, int times, string? email = null)
    {
        for (var tries = 0; tries < times; tries++)
        {
            await Site.SignInAsync(Stranger(site), email ?? _email, "wrong password");
        }
    }

    private static HttpClient Stranger(Site site) => site.NewClient();

    private HttpClient From(string address)
    {
        var client = _site.NewClient();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return client;
    }

    private static Site SiteOn(TimeProvider clock, params (string Key, string Value)[] settings)
    {
        var site = new Site { Time = clock, Settings = { ["Proxy:Enabled"] = "true" } };
        foreach (var (key, value) in settings)
        {
            site.Settings[key] = value;
        }

        return site;
    }
}
