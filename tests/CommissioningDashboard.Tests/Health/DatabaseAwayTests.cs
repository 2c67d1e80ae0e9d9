using System.Net;
using System.Net.Sockets;
using AngleSharp.Html.Parser;
using CommissioningDashboard.Access;
using CommissioningDashboard.Tests.Contracts;
using CommissioningDashboard.Web.Access;
using CommissioningDashboard.Web.Components.Pages.Market;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace CommissioningDashboard.Tests.Health;

/// <summary>A real database that throws everybody out and lets nobody in, on a clock that the test turns.</summary>
public sealed class DatabaseAwayTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 3, 9, 0, 0, TimeSpan.Zero));
    private readonly Site _site;

    /// <summary>Pages with the market's filter that show, or belong to, what only the database has.</summary>
    private static readonly string[] _fromDatabase = ["/reports", "/reports/new"];

    public DatabaseAwayTests() => _site = new Site { Time = _clock, DemoReferrals = 500 };

    public Task InitializeAsync() => _site.InitializeAsync();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Reading_goes_on_from_memory_and_all_else_says_that_the_service_is_not_available()
    {
        var client = await _site.As(Role.Administrator);
        var before = await client.GetStringAsync("/market");
        await _site.Server.CutAsync();
        _clock.Advance(TimeSpan.FromMinutes(1));
        var wrong = new List<string>();

        foreach (var route in SiteRoutes.Discover(_site).Where(x => x.Answers(HttpMethod.Get) && x.Pattern is not "/health/ready"))
        {
            using var response = await client.GetAsync(route.Sample());
            var text = await response.Content.ReadAsStringAsync();
            var isPlain = response.StatusCode is HttpStatusCode.ServiceUnavailable
                && response.Headers.RetryAfter is not null
                && text.Contains("The service is not available", StringComparison.Ordinal);
            var isRead = response.StatusCode is HttpStatusCode.OK;
            var isPassed = isRead || isPlain || (int)response.StatusCode < 500 || route.Pattern.StartsWith("/problem", StringComparison.Ordinal);
            if (!(IsFromMemory(route) ? isRead : isPassed))
            {
                wrong.Add($"{route}: {(int)response.StatusCode}");
            }
        }

        wrong.Should().BeEmpty();
        Figures(await client.GetStringAsync("/market")).Should().NotBeEmpty().And.Be(Figures(before));
    }

    [Fact]
    public async Task A_session_is_trusted_for_a_stated_time_and_then_waits_for_the_database_without_being_ended()
    {
        var client = await _site.As(Role.Commissioner);
        await client.GetAsync("/market");
        await _site.Server.CutAsync();

        _clock.Advance(AccountCheck.TrustedFor - TimeSpan.FromSeconds(1));
        var trusted = await client.GetAsync("/market");
        _clock.Advance(TimeSpan.FromSeconds(1));
        var waiting = await client.GetAsync("/market");
        await _site.Server.MendAsync();
        var back = await client.GetAsync("/market");

        trusted.StatusCode.Should().Be(HttpStatusCode.OK);
        waiting.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        waiting.Headers.RetryAfter!.Delta.Should().BeGreaterThan(TimeSpan.Zero);
        waiting.Headers.Contains("Set-Cookie").Should().BeFalse("whoever waits stays signed in");
        (await waiting.Content.ReadAsStringAsync()).Should().Contain("The service is not available").And.NotContain("Npgsql");
        back.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_was_shut_out_meanwhile_is_out_when_the_trust_ends_or_the_database_is_back()
    {
        var client = await _site.As(Role.DataOfficer);
        await client.GetAsync("/market");
        await using (var db = _site.Database.For(_site.Authority.Id))
        {
            await db.Users.Where(x => x.Role == Role.DataOfficer)
                .ExecuteUpdateAsync(x => x.SetProperty(u => u.DisabledAt, _clock.GetUtcNow()));
        }

        await _site.Server.CutAsync();
        _clock.Advance(TimeSpan.FromMinutes(1));
        var away = await client.GetAsync("/market");
        await _site.Server.MendAsync();
        _clock.Advance(TimeSpan.FromMinutes(1));
        var back = await client.GetAsync("/market");

        away.StatusCode.Should().Be(HttpStatusCode.OK);
        back.Headers.Location!.OriginalString.Should().StartWith("/sign-in");
    }

    [Fact]
    public async Task Signing_in_waits_for_the_database_and_is_told_so()
    {
        await _site.Server.CutAsync();

        var response = await Site.SignInAsync(_site.NewClient(), Site.EmailOf(Role.Commissioner));

        response.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        response.Headers.RetryAfter.Should().NotBeNull();
    }

    [Fact]
    public async Task A_database_that_does_not_even_say_no_is_given_up_within_seconds()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        var connection = $"Host=127.0.0.1;Port={port};Username=x;Password=secret";
        await using var cut = new Site { Settings = { ["ConnectionStrings:Dashboard"] = connection } };
        await cut.InitializeAsync();

        var response = await Site.SignInAsync(cut.NewClient(), "a@b.example");

        response.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
    }

    private static bool IsFromMemory(SiteRoutes.SiteRoute route)
        => route.Endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type.IsAssignableTo(typeof(MarketView)) is true
            && !_fromDatabase.Contains(route.Pattern);

    private static string Figures(string html)
        => string.Join('\n', new HtmlParser().ParseDocument(html).QuerySelectorAll("td").Select(x => x.TextContent));
}
