using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;

namespace CommissioningDashboard.Web.Access;

internal static class SignOutEndpoint
{
    /// <summary>Ends the session. Posted by the button in every page's header.</summary>
    public static void MapSignOut(this WebApplication app)
        => app.MapPost("/sign-out", async (HttpContext context, SigningIn signingIn, CurrentUser user) =>
        {
            await signingIn.OutAsync(user, context.RequestAborted);
            await context.SignOutAsync();
            return Results.LocalRedirect("~/sign-in?signedOut=true");
        }).RequireAuthorization(Policies.SignedIn).WithMetadata(new RequireAntiforgeryTokenAttribute());
}
