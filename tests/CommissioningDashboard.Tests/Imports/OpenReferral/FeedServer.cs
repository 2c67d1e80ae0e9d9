using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CommissioningDashboard.Tests.Imports.OpenReferral;

/// <summary>A real HTTP server on this machine that answers as a test says: what a directory might send, or an attacker.</summary>
internal sealed class FeedServer(WebApplication app) : IAsyncDisposable
{
    private int _asked;

    public int Asked => _asked;

    public string Address => app.Urls.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    public static async Task<FeedServer> StartAsync(Func<HttpContext, int, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new FeedServer(builder.Build());
        server.App.Run(http => answer(http, Interlocked.Increment(ref server._asked)));
        await server.App.StartAsync();
        return server;
    }

    private WebApplication App => app;

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
