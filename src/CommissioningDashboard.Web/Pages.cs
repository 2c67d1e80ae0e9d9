using CommissioningDashboard.Data;
using CommissioningDashboard.Web.Access;
using CommissioningDashboard.Web.Components;
using CommissioningDashboard.Web.Security;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Connections;

namespace CommissioningDashboard.Web;

/// <summary>Pages are rendered on the server as plain HTML; only an island opens a circuit.</summary>
internal static class Pages
{
    private const string _problem = "/problem";

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
    {
        var pages = app.MapRazorComponents<App>()

            // Our own policy on every response says who may frame us; the framework's would be a second.
            .AddInteractiveServerRenderMode(x => x.ContentSecurityFrameAncestorsPolicy = null);
        pages.Add(CloseCircuits);
        pages.Add(RefuseForms);

        // The framework's own way in also offers transports of plain requests, which nothing here needs; this one comes before it.
        app.MapBlazorHub(CircuitOrigin.Path, x => x.Transports = HttpTransportType.WebSockets)
            .WithOrder(-1)
            .RequireAuthorization(Policies.SignedIn);
    }

    /// <summary>The framework's own endpoints carry no policy. Whoever may see a page with an island is signed in.</summary>
    private static void CloseCircuits(EndpointBuilder endpoint)
    {
        if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } route } && route.TrimStart('/').StartsWith('_'))
        {
            endpoint.Metadata.Add(new Microsoft.AspNetCore.Authorization.AuthorizeAttribute(Policies.SignedIn));
        }
    }

    /// <summary>
    /// The framework lets every page be posted to; a page without a form is only read. A page about a problem answers whatever
    /// method met it: routing looks for it before anything of ours can say that it is only read.
    /// </summary>
    private static void RefuseForms(EndpointBuilder endpoint)
    {
        var page = endpoint.Metadata.OfType<ComponentTypeMetadata>().SingleOrDefault()?.Type;
        if (page?.IsDefined(typeof(TakesFormsAttribute), inherit: true) is not false)
        {
            return;
        }

        endpoint.Metadata.Remove(endpoint.Metadata.OfType<HttpMethodMetadata>().Single());
        if ((endpoint as RouteEndpointBuilder)?.RoutePattern.RawText?.StartsWith(_problem, StringComparison.Ordinal) is not true)
        {
            endpoint.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get]));
        }
    }

    /// <summary>Whatever goes wrong, a reader gets a page in plain words and never the program's insides.</summary>
    public static void UseProblemPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = _problem,
            CreateScopeForErrors = true,

            StatusCodeSelector = StatusOf,
        });
        app.UseStatusCodePagesWithReExecute($"{_problem}/{{0}}", createScopeForStatusCodePages: true);

        // A page that tells of a refused form is read, not posted to: it must not trip over the same form again.
        app.Use((context, next) =>
        {
            if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null
                || context.Features.Get<IExceptionHandlerFeature>() is not null)
            {
                context.Request.Method = HttpMethods.Get;
            }

            return next(context);
        });
    }

    /// <summary>A body that is too large or broken is the sender's doing, and a database that is away is nobody's mistake.</summary>
    private static int StatusOf(Exception error)
    {
        if (error is BadHttpRequestException bad)
        {
            return bad.StatusCode;
        }

        return DatabaseAway.IsMeantBy(error) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError;
    }
}
