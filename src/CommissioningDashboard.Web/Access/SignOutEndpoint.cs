using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;

namespace CommissioningDashboard.Web.Access;

internal static class SignOutEndpoint
{
    /// <summary>Ends the session. Posted by the button in every page's header.</summary>
    public static void MapSignOut(this WebApplication app)
        => app.MapPost("/sign-out", async (HttpContext context, IAntiforgery antiforgery, SigningIn signIn, CurrentUser user) =>
        {
            if (!await antiforgery.IsRequestValidAsync(context))
            {
                return Results.BadRequest();
            }

            await signIn.OutAsync(user, context.RequestAborted);
            await context.SignOutAsync();
            return Results.LocalRedirect("~/sign-in?signedOut=true");
        }).RequireAuthorization(Policies.SignedIn);
}
