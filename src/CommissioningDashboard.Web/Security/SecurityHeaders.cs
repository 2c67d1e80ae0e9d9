using Microsoft.AspNetCore.StaticAssets;

namespace CommissioningDashboard.Web.Security;

/// <summary>What every response tells the browser never to do, whichever part of the application made it.</summary>
internal static class SecurityHeaders
{
    /// <summary>Nothing but what comes from this host; nothing inline; nothing evaluated; never inside another page.</summary>
    public const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    private const string _noDevices =
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), fullscreen=(), geolocation=(), gyroscope=(), "
        + "magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    public static void UseSecurityHeaders(this WebApplication app)
        => app.Use((context, next) =>
        {
            // On starting, because error handling clears what was set before it.
            context.Response.OnStarting(() =>
            {
                Write(context);
                return Task.CompletedTask;
            });
            return next(context);
        });

    private static void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = _noDevices;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        var isOpenToAll = context.GetEndpoint()?.Metadata.GetMetadata<OpenToAllSites>() is not null;
        headers["Cross-Origin-Resource-Policy"] = isOpenToAll ? "cross-origin" : "same-origin";
        if (context.Request.IsHttps && !context.Request.Host.Host.EndsWith("localhost", StringComparison.OrdinalIgnoreCase))
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }

        // On a shared computer the back button must not show what the last person saw. Style sheets and scripts hold nothing.
        if (isOpenToAll)
        {
            headers.CacheControl = "public, no-cache";
        }
        else if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
        {
            headers.CacheControl = "no-store";
        }
    }
}
