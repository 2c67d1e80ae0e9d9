using System.Net;
using CommissioningDashboard.Access;
using CommissioningDashboard.Web.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace CommissioningDashboard.Tests.Access;

/// <summary>What time does to a session and to a lock, on a clock that the test turns.</summary>
public sealed class SessionTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 3, 9, 0, 0, TimeSpan.Zero));
    private readonly Site _site;

    public SessionTests() => _site = new Site { Time = _clock };

    public Task InitializeAsync() => _site.InitializeAsync();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Half_an_hour_without_a_request_ends_it()
    {
        var client = await _site.As(Role.Commissioner);
        _clock.Advance(TimeSpan.FromMinutes(29));
        var before = await IsSignedInAsync(client);

        _clock.Advance(TimeSpan.FromMinutes(31));

        before.Should().BeTrue();
        (await IsSignedInAsync(client)).Should().BeFalse();
    }

    [Fact]
    public async Task Ten_hours_end_it_however_busy()
    {
        var client = await _site.As(Role.Commissioner);
        for (var visits = 0; visits < 29; visits++)
        {
            _clock.Advance(TimeSpan.FromMinutes(20));
            (await IsSignedInAsync(client)).Should().BeTrue($"it is {visits * 20 + 20} minutes since sign-in");
        }

        _clock.Advance(TimeSpan.FromMinutes(21));

        (await IsSignedInAsync(client)).Should().BeFalse();
    }

    [Fact]
    public async Task A_disabled_account_is_out_within_seconds()
    {
        var client = await _site.As(Role.DataOfficer);
        var before = await IsSignedInAsync(client);
        await using var db = _site.Database.For(_site.Authority.Id);
        await db.Users.Where(x => x.Role == Role.DataOfficer).ExecuteUpdateAsync(x => x.SetProperty(u => u.DisabledAt, _clock.GetUtcNow()));

        _clock.Advance(AccountCheck.Memory);

        before.Should().BeTrue();
        (await IsSignedInAsync(client)).Should().BeFalse();
    }

    [Fact]
    public async Task Without_the_database_a_reader_gets_plain_words_and_stays_signed_in()
    {
        var client = await _site.As(Role.Commissioner);
        await _site.Server.DisposeAsync();
        _clock.Advance(AccountCheck.Memory);

        var response = await client.GetAsync("/");

        response.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        (await response.Content.ReadAsStringAsync()).Should().Contain("there is a problem with the service").And.NotContain("Npgsql");
        response.Headers.Contains("Set-Cookie").Should().BeFalse();
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_a_quarter_of_an_hour()
    {
        var email = Site.EmailOf(Role.ReportManager);
        for (var tries = 0; tries < SigningIn.FailuresBeforeLock; tries++)
        {
            await Site.SignInAsync(_site.NewClient(), email, "wrong password");
        }

        var locked = await Site.SignInAsync(_site.NewClient(), email);
        _clock.Advance(SigningIn.LockedFor);
        var open = await Site.SignInAsync(_site.NewClient(), email);

        locked.StatusCode.Should().Be(HttpStatusCode.OK, "the page is shown again, with a refusal");
        open.StatusCode.Should().Be(HttpStatusCode.Found);
        (await ActionsAsync(Role.ReportManager)).Should().Equal(
            "sign-in.failed", "sign-in.failed", "sign-in.failed", "sign-in.failed", "sign-in.failed", "sign-in.locking", "sign-in.locked", "sign-in.ok");
    }

    [Fact]
    public async Task Guesses_made_at_the_same_time_do_not_escape_the_count()
    {
        var guesses = Enumerable.Range(0, 12).Select(_ => Site.SignInAsync(_site.NewClient(), Site.EmailOf(Role.CareManager), "wrong password"));

        await Task.WhenAll(guesses);

        var actions = await ActionsAsync(Role.CareManager);
        actions.Count(x => x == "sign-in.failed").Should().Be(SigningIn.FailuresBeforeLock);
        actions.Count(x => x == "sign-in.locked").Should().Be(12 - SigningIn.FailuresBeforeLock);
    }

    private static async Task<bool> IsSignedInAsync(HttpClient client)
        => (await client.GetAsync("/")).Headers.Location?.OriginalString.StartsWith("/sign-in", StringComparison.Ordinal) is false;

    private async Task<List<string>> ActionsAsync(Role role)
    {
        await using var db = _site.Database.For(_site.Authority.Id);
        var user = await db.Users.SingleAsync(x => x.Role == role);
        return await db.AuditEntries.Where(x => x.UserId == user.Id).OrderBy(x => x.Id).Select(x => x.Action).ToListAsync();
    }
}
