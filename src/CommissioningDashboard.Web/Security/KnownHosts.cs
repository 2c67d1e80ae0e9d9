using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Primitives;

namespace CommissioningDashboard.Web.Security;

/// <summary>
/// Which names the dashboard answers to. A made-up Host header must not find its way into an address that the dashboard
/// writes, and another site that points its own name here must not be taken for ours.
/// </summary>
internal static class KnownHosts
{
    private const string _setting = "AllowedHosts";

    /// <summary>What a machine calls itself, so that whoever starts the program and sets nothing can use it there.</summary>
    private const string _thisMachine = "localhost;127.0.0.1;[::1]";

    private const string _refusal =
        "This dashboard does not go by the name in the address. Check the address.\n"
        + "If it is right, whoever runs the dashboard must add the name to the setting AllowedHosts.\n";

    /// <summary>The framework's own check would answer first, without our headers and in other words.</summary>
    public static void AddKnownHosts(this IServiceCollection services)
        => services.Configure<HostFilteringOptions>(x => x.AllowedHosts = ["*"]);

    /// <summary>Refuses every other name, but not to machines that watch, which ask by number: that answer holds no address.</summary>
    public static void UseKnownHosts(this WebApplication app)
    {
        var setting = app.Configuration[_setting] is { Length: > 0 } named ? named : _thisMachine;
        StringSegment[] known = [.. setting.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        app.Use((context, next) => IsKnown(context.Request, known) ? next(context) : RefuseAsync(context.Response));
    }

    private static bool IsKnown(HttpRequest request, StringSegment[] known)
        => request.Path.StartsWithSegments("/health") || (request.Host.HasValue && HostString.MatchesAny(request.Host.Host, known));

    private static Task RefuseAsync(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status400BadRequest;
        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync(_refusal);
    }
}
