using CommissioningDashboard.Access;
using CommissioningDashboard.Web.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace CommissioningDashboard.Tests.Access;

/// <summary>What time does to a session, on a clock that the test turns.</summary>
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

    private static async Task<bool> IsSignedInAsync(HttpClient client)
        => (await client.GetAsync("/")).Headers.Location?.OriginalString.StartsWith("/sign-in", StringComparison.Ordinal) is false;
}
