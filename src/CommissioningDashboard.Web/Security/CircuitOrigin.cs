namespace CommissioningDashboard.Web.Security;

internal static class CircuitOrigin
{
    /// <summary>Where circuits are opened.</summary>
    public const string Path = "/_blazor";

    /// <summary>
    /// Refuses a circuit to another site's page. Browsers let any page open a WebSocket anywhere and send our cookie with it;
    /// all that gives it away is the origin, which they state with everything but a plain read.
    /// </summary>
    public static void UseCircuitOrigin(this WebApplication app)
        => app.Use((context, next) =>
        {
            if (!context.Request.Path.StartsWithSegments(Path) || IsOurs(context.Request))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        });

    private static bool IsOurs(HttpRequest request)
    {
        if (request.Headers.Origin.ToString() is { Length: > 0 } origin)
        {
            return string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
        }

        return HttpMethods.IsGet(request.Method) && request.Headers.Upgrade.Count == 0;
    }
}
