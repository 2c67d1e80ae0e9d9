using CommissioningDashboard.Web.Access;
using CommissioningDashboard.Web.Components;
using CommissioningDashboard.Web.Security;

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
        app.UseExceptionHandler("/problem/500", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/problem/{0}", createScopeForStatusCodePages: true);
    }
}
