using System.Net;
using CommissioningDashboard.Access;

namespace CommissioningDashboard.Tests.Security;

public sealed class KnownHostsTests(Site site) : IClassFixture<Site>
{
    private const string _foreign = "evil.example";

    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/market")]
    [InlineData("/api/measures.json")]
    [InlineData("/app.css")]
    [InlineData("/nowhere")]
    public async Task A_foreign_name_is_refused_in_plain_words_and_found_nowhere_in_the_answer(string address)
    {
        foreach (var client in new[] { site.Anonymous, await site.As(Role.Administrator) })
        {
            var response = await AskAsync(client, address, _foreign);

            response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
            var words = await response.Content.ReadAsStringAsync();
            words.Should().StartWith("This dashboard does not go by the name in the address").And.Contain("AllowedHosts");
            $"{words}{response.Headers}{response.Content.Headers}".Should().NotContain(_foreign);
            response.Headers.Contains("Content-Security-Policy").Should().BeTrue("the refusal is an answer like any other");
        }
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("localhost:8080")]
    [InlineData("127.0.0.1:8080")]
    [InlineData("[::1]:8080")]
    public async Task The_machines_own_names_do_with_nothing_set(string host)
        => (await AskAsync(site.Anonymous, "/sign-in", host)).StatusCode.Should().Be(HttpStatusCode.OK);

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Whoever_watches_may_ask_by_number(string address)
        => (await AskAsync(site.Anonymous, address, "10.0.0.7:8080")).StatusCode.Should().Be(HttpStatusCode.OK);

    [Theory]
    [InlineData("dashboard.example", HttpStatusCode.OK)]
    [InlineData("DASHBOARD.example:443", HttpStatusCode.OK)]
    [InlineData("care.council.example", HttpStatusCode.OK)]
    [InlineData("council.example.evil.example", HttpStatusCode.BadRequest)]
    [InlineData("notdashboard.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost", HttpStatusCode.BadRequest)]
    public async Task The_names_that_are_set_do_and_no_others(string host, HttpStatusCode expected)
    {
        await using var named = new Site { Settings = { ["AllowedHosts"] = "dashboard.example; *.council.example" } };
        await named.InitializeAsync();

        (await AskAsync(named.Anonymous, "/sign-in", host)).StatusCode.Should().Be(expected);
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, string address, string host)
    {
        using var asking = new HttpRequestMessage(HttpMethod.Get, address);
        asking.Headers.Host = host;
        return await client.SendAsync(asking);
    }
}
