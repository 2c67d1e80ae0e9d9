using Microsoft.AspNetCore.Http.Features;

namespace CommissioningDashboard.Web.Security;

internal static class BodyLimit
{
    /// <summary>
    /// Refuses a body that says it is larger than its endpoint takes, before anything reads it. Otherwise the check of the
    /// form token would be the first to fail on it, and the reader would be told something untrue.
    /// </summary>
    public static void UseBodyLimit(this WebApplication app)
        => app.Use((context, next) =>
        {
            if (!HttpMethods.IsGet(context.Request.Method)
                && context.Request.ContentLength > context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize)
            {
                context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                return Task.CompletedTask;
            }

            return next(context);
        });
}
