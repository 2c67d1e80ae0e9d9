using System.Net;
using System.Net.Sockets;

namespace CommissioningDashboard.Imports.OpenReferral;

/// <summary>
/// Asks somebody else's server for one reading of its feed, and counts what it sends. It goes by no proxy, so that it sees where it really
/// connects to.
/// </summary>
internal sealed class FeedConnection : IDisposable
{
    private const int _redirects = 3;
    private const long _allBytes = 96L * 1024 * 1024;

    private static readonly TimeSpan _wait = TimeSpan.FromSeconds(2);

    private readonly bool _isTest;
    private readonly HttpClient _http;
    private long _bytes;

    /// <param name="isTest">True where a test’s server on this machine may be asked.</param>
    public FeedConnection(bool isTest)
    {
        _isTest = isTest;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectCallback = ConnectAsync,
            ConnectTimeout = TimeSpan.FromSeconds(15),
        };
        _http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(60) };
        _http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
    }

    public void Dispose() => _http.Dispose();

    public async Task<ReadOnlyMemory<byte>> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        for (var redirects = 0; redirects <= _redirects;)
        {
            using var answer = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
            {
                await Task.Delay(_wait, cancellationToken); // until the time for all of it is over
                continue;
            }

            if ((int)answer.StatusCode is >= 300 and < 400 && answer.Headers.Location is { } place)
            {
                address = new Uri(address, place);
                redirects++;
                if (FeedAddress.WhyNot(address, _isTest) is { } rule)
                {
                    throw new FeedRefusedException(
                        FeedAddress.Problem(address.Host, $"It leads on elsewhere. {rule}", "Give that address."));
                }

                continue;
            }

            return answer.IsSuccessStatusCode ? await BytesAsync(address, answer, cancellationToken)
                : throw new FeedRefusedException(FeedAddress.Problem(
                    address.Host, $"It answers with an error ({(int)answer.StatusCode}).", "Check the address, or try again later."));
        }

        throw new FeedRefusedException(FeedAddress.Problem(
            address.Host, "It leads from one address to the next without end.", "Give the address where it ends."));
    }

    private async Task<ReadOnlyMemory<byte>> BytesAsync(Uri address, HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        using var kept = new MemoryStream();
        var part = new byte[64 * 1024];
        for (int read; (read = await stream.ReadAsync(part, cancellationToken)) > 0;)
        {
            kept.Write(part, 0, read);
            if (kept.Length > FeedText.Bytes || Interlocked.Add(ref _bytes, read) > _allBytes)
            {
                throw new FeedRefusedException(FeedAddress.Problem(
                    address.Host,
                    $"It answers with more than {_allBytes / 1024 / 1024} MB in all, or {FeedText.Bytes / 1024 / 1024} MB at once.",
                    "Bring it in parts, as files."));
            }
        }

        return kept.ToArray();
    }

    /// <summary>Connects to what it has looked at: a name that stands for something else by the time of the call gains nothing.</summary>
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken);
        if (addresses.Length == 0 || !addresses.All(x => PublicAddresses.Contains(x) || (_isTest && IPAddress.IsLoopback(x))))
        {
            throw new FeedRefusedException(FeedAddress.Problem(
                host, "It stands for an address within a private network, which is not read.", "Give an address on the open internet."));
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
