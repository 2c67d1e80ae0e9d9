using System.Net;
using System.Net.WebSockets;
using AngleSharp.Html.Parser;
using CommissioningDashboard.Access;

namespace CommissioningDashboard.Tests.Security;

/// <summary>Over a real socket: what matters is whether it opens.</summary>
public sealed class CircuitOriginTests : IAsyncLifetime
{
    private const string _negotiate = "/_blazor/negotiate?negotiateVersion=1";

    private readonly Site _site = new() { OnSocket = true };
    private readonly HttpClient _plain = new(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false });
    private string _cookies = "";

    public async Task InitializeAsync()
    {
        await _site.InitializeAsync();
        _cookies = await SignInAsync();
    }

    public async Task DisposeAsync()
    {
        _plain.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_circuit_opens_for_our_own_pages_and_for_no_other_sites()
    {
        var own = _site.Address.GetLeftPart(UriPartial.Authority);

        (await OpensAsync(own)).Should().Be(HttpStatusCode.SwitchingProtocols);
        foreach (var origin in new[] { "https://evil.example", "null", own.Replace("http:", "https:"), $"{own}0", null })
        {
            (await OpensAsync(origin)).Should().Be(HttpStatusCode.Forbidden, $"the origin is {origin ?? "not stated"}");
        }
    }

    [Fact]
    public async Task Nothing_is_negotiated_with_another_site_and_with_ours_only_web_sockets()
    {
        var own = await SendAsync(HttpMethod.Post, _negotiate, _site.Address.GetLeftPart(UriPartial.Authority));
        var foreign = await SendAsync(HttpMethod.Post, _negotiate, "https://evil.example");
        var unstated = await SendAsync(HttpMethod.Post, _negotiate, null);

        own.StatusCode.Should().Be(HttpStatusCode.OK);
        (await own.Content.ReadAsStringAsync()).Should().Contain("WebSockets")
            .And.NotContain("LongPolling").And.NotContain("ServerSentEvents");
        foreign.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        unstated.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Plain_requests_carry_no_circuit()
    {
        var own = _site.Address.GetLeftPart(UriPartial.Authority);
        var token = System.Text.Json.JsonDocument.Parse(
            await (await SendAsync(HttpMethod.Post, _negotiate, own)).Content.ReadAsStringAsync())
            .RootElement.GetProperty("connectionToken").GetString();

        var polling = await SendAsync(HttpMethod.Get, $"/_blazor?id={token}", own);
        var events = await SendAsync(HttpMethod.Get, $"/_blazor?id={token}", own, "text/event-stream");

        polling.IsSuccessStatusCode.Should().BeFalse();
        events.IsSuccessStatusCode.Should().BeFalse();
    }

    private async Task<HttpStatusCode> OpensAsync(string? origin)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Cookie", _cookies);
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        try
        {
            await socket.ConnectAsync(new UriBuilder(_site.Address) { Scheme = "ws", Path = "/_blazor" }.Uri, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // What the answer was is told below.
        }

        return socket.HttpStatusCode;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, string? origin, string accept = "*/*")
    {
        using var asking = new HttpRequestMessage(method, new Uri(_site.Address, address));
        asking.Headers.Add("Cookie", _cookies);
        asking.Headers.Add("Accept", accept);
        if (origin is not null)
        {
            asking.Headers.Add("Origin", origin);
        }

        return await _plain.SendAsync(asking);
    }

    /// <summary>By hand, since a cookie jar would not send secure cookies over plain http; a browser does on this machine.</summary>
    private async Task<string> SignInAsync()
    {
        var address = new Uri(_site.Address, "/sign-in");
        using var shown = await _plain.GetAsync(address);
        var html = await new HtmlParser().ParseDocumentAsync(await shown.Content.ReadAsStringAsync());
        using var asking = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent(html.QuerySelectorAll("form input[type=hidden]")
                .Select(x => KeyValuePair.Create(x.GetAttribute("name")!, x.GetAttribute("value") ?? ""))
                .Concat([KeyValuePair.Create("Email", Site.EmailOf(Role.Commissioner)), KeyValuePair.Create("Password", Site.Password)])),
        };
        asking.Headers.Add("Cookie", CookiesOf(shown));
        using var entered = await _plain.SendAsync(asking);
        entered.StatusCode.Should().Be(HttpStatusCode.Found);
        return CookiesOf(entered);
    }

    private static string CookiesOf(HttpResponseMessage response)
        => string.Join("; ", response.Headers.GetValues("Set-Cookie").Select(x => x.Split(';')[0]));
}
