using System.Net;
using CommissioningDashboard.Access;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CommissioningDashboard.Tests.Pages.Enquiries;

/// <summary>The page that a provider answers on, over HTTP, from the demonstration’s own link.</summary>
public sealed class EnquiryPageTests : IAsyncLifetime
{
    private const int _aMinute = 12;

    private readonly Site _site = new()
    {
        DemoReferrals = 300,
        WithSouthmere = true,
        Settings = { ["Demo:SignIn"] = "true", ["SignIn:AttemptsPerMinute"] = $"{_aMinute}" },
    };

    public Task InitializeAsync() => _site.InitializeAsync();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public void Addresses_of_requests_are_not_logged_even_where_the_frameworks_other_words_are()
        => _site.Services.GetRequiredService<IOptions<LoggerFilterOptions>>().Value.Rules
            .Single(x => x.CategoryName == "Microsoft.AspNetCore.Hosting.Diagnostics").LogLevel.Should().Be(LogLevel.Warning);

    [Fact]
    public async Task A_provider_answers_once_leaves_no_secret_in_the_log_and_is_held_up_when_it_asks_too_often()
    {
        var provider = _site.NewClient();
        using var sent = await Site.PostAsync(provider, "/sign-in", "form#demo-enquiry", []);
        var link = new Uri(_site.Address, sent.Headers.Location!).AbsolutePath;
        link.Should().MatchRegex("^/enquiry/[A-Za-z0-9_-]{43}$");

        var wrong = await Site.PostAsync(provider, link, "main form", new() { ["Answer"] = "Yes", ["From"] = "soon" });
        var answered = await Site.PostAsync(provider, link, "main form", new() { ["Answer"] = "No", ["Reason"] = "Too far to travel" });
        var again = await provider.GetAsync(link);

        (await wrong.Content.ReadAsStringAsync()).Should().Contain("Enter the day from which you could");
        (await answered.Content.ReadAsStringAsync()).Should().Contain("Thank you for your answer");
        (await again.Content.ReadAsStringAsync()).Should().Contain("no, too far to travel").And.NotContain("<textarea");
        (await (await _site.As(Role.Administrator)).GetStringAsync("/audit?action=enquiry.answered")).Should().Contain("a provider");
        var secret = link.Split('/')[^1];
        _site.Log.Lines.Where(x => !Site.IsRequestLine(x)).Should().NotContain(x => x.Contains(secret, StringComparison.Ordinal));
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < _aMinute; i++)
        {
            statuses.Add((await provider.GetAsync("/enquiry/none")).StatusCode);
        }

        statuses[^1].Should().Be(HttpStatusCode.TooManyRequests);
    }
}
