using CommissioningDashboard.Web.Access;
using CommissioningDashboard.Web.Components;
using CommissioningDashboard.Web.Security;
using Microsoft.AspNetCore.Diagnostics;

namespace CommissioningDashboard.Web;

/// <summary>Pages are rendered on the server as plain HTML; only an island opens a circuit.</summary>
internal static class Pages
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents(circuits =>
        {
            // A closed laptop lid finds its island again within a minute; longer would only hold memory.
            circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(1);
        });
        services.AddAntiforgery(x => x.Cookie.Name = SecureCookies.FormTokenName);
    }

    /// <summary>Style sheets and scripts hold nothing of anybody's.</summary>
    public static void MapAssets(this WebApplication app) => app.MapStaticAssets().AllowAnonymous();

    public static void MapPages(this WebApplication app)
        => app.MapRazorComponents<App>()

            // Our own policy on every response says who may frame us; the framework's would be a second.
            .AddInteractiveServerRenderMode(x => x.ContentSecurityFrameAncestorsPolicy = null)
            .Add(CloseCircuits);

    /// <summary>The framework's own endpoints carry no policy. Whoever may see a page with an island is signed in.</summary>
    private static void CloseCircuits(EndpointBuilder endpoint)
    {
        if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } route } && route.TrimStart('/').StartsWith('_'))
        {
            endpoint.Metadata.Add(new Microsoft.AspNetCore.Authorization.AuthorizeAttribute(Policies.SignedIn));
        }
    }

    /// <summary>Whatever goes wrong, a reader gets a page in plain words and never the program's insides.</summary>
    public static void UseProblemPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/problem",
            CreateScopeForErrors = true,

            // A body that is too large or broken is the sender's doing, not ours.
            StatusCodeSelector = error => error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePagesWithReExecute("/problem/{0}", createScopeForStatusCodePages: true);

        // A page that tells of a refused form is read, not posted to: it must not trip over the same form again.
        app.Use((context, next) =>
        {
            if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
            {
                context.Request.Method = HttpMethods.Get;
            }

            return next(context);
        });
    }
}
