using Microsoft.Net.Http.Headers;

namespace CommissioningDashboard.Web.Security;

/// <summary>Whatever may be read answers HEAD as it would GET, without the body (RFC 9110, section 9.3.2).</summary>
internal static class Methods
{
    /// <summary>Before routing, which would otherwise find no endpoint for HEAD.</summary>
    public static void UseHead(this WebApplication app)
        => app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                AllowHead(context.Response);
                return Task.CompletedTask;
            });
            return HttpMethods.IsHead(context.Request.Method) ? WithoutBodyAsync(context, next) : next(context);
        });

    private static async Task WithoutBodyAsync(HttpContext context, RequestDelegate next)
    {
        var body = context.Response.Body;
        context.Request.Method = HttpMethods.Get;
        context.Response.Body = Stream.Null;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
            context.Request.Method = HttpMethods.Head;
        }
    }

    /// <summary>A refused method is answered with those that would do; routing does not know of HEAD.</summary>
    private static void AllowHead(HttpResponse response)
    {
        var allowed = response.Headers.GetCommaSeparatedValues(HeaderNames.Allow);
        if (response.StatusCode == StatusCodes.Status405MethodNotAllowed
            && allowed.Contains(HttpMethods.Get)
            && !allowed.Contains(HttpMethods.Head))
        {
            response.Headers.Allow = string.Join(", ", [.. allowed, HttpMethods.Head]);
        }
    }
}
