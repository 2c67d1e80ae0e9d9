using Microsoft.AspNetCore.Antiforgery;

namespace CommissioningDashboard.Web.Security;

internal static class FormTokens
{
    /// <summary>
    /// Refuses a form that did not come from one of our pages. The framework only notes it and leaves refusing to whoever
    /// reads the form; here none gets that far, and the reader sees a page that says what to do.
    /// </summary>
    public static void UseFormTokens(this WebApplication app)
    {
        app.UseAntiforgery();
        app.Use((context, next) =>
        {
            if (!HttpMethods.IsGet(context.Request.Method) && context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false })
            {
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return Task.CompletedTask;
            }

            return next(context);
        });
    }
}
