using System.Net;
using System.Text.RegularExpressions;

namespace CommissioningDashboard.Benchmarks;

/// <summary>
/// Somebody who has entered the demo in one of its roles. The cookies are kept by hand: they are for secure addresses, and a
/// client that knows no exception for its own machine would not send them.
/// </summary>
public sealed partial class Reader : IDisposable
{
    private readonly Dictionary<string, string> _cookies = [];
    private readonly HttpClient _client;

    private Reader(Uri address)
        => _client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };

    /// <summary>Presses the sign-in page's button for a role.</summary>
    public static async Task<Reader> EnterAsync(Uri address, string role = "Commissioner")
    {
        var reader = new Reader(address);
        using var page = await reader.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/sign-in"));
        var form = (await page.Content.ReadAsStringAsync()).Split("<form").Single(x => x.Contains("DemoRole", StringComparison.Ordinal));
        var fields = Hidden().Matches(form)
            .Select(x => KeyValuePair.Create(Attribute(x.Value, "name"), WebUtility.HtmlDecode(Attribute(x.Value, "value"))))
            .Append(KeyValuePair.Create("DemoRole", role));
        using var answer = await reader.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = new FormUrlEncodedContent(fields) });
        return answer.StatusCode == HttpStatusCode.Found
            ? reader
            : throw new InvalidOperationException($"The demo could not be entered: {(int)answer.StatusCode}.");
    }

    /// <summary>Reads a page to its end and gives its length in bytes.</summary>
    /// <exception cref="InvalidOperationException">It was not shown.</exception>
    public async Task<int> ReadAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Cookie", Cookie);
        using var answer = await _client.SendAsync(request);
        return answer.StatusCode == HttpStatusCode.OK
            ? (await answer.Content.ReadAsByteArrayAsync()).Length
            : throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}.");
    }

    public void Dispose() => _client.Dispose();

    /// <summary>What the browser sends along.</summary>
    public string Cookie => string.Join("; ", _cookies.Select(x => $"{x.Key}={x.Value}"));

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            request.Headers.TryAddWithoutValidation("Cookie", Cookie);
            var answer = await _client.SendAsync(request);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                var parts = cookie.Split(';')[0].Split('=', 2);
                _cookies[parts[0]] = parts[1];
            }

            return answer;
        }
    }

    private static string Attribute(string element, string name) => Regex.Match(element, $"\\b{name}=\"([^\"]*)\"").Groups[1].Value;

    [GeneratedRegex("<input type=\"hidden\"[^>]*>")]
    private static partial Regex Hidden();
}
