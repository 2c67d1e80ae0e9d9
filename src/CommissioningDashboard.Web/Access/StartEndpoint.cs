using CommissioningDashboard.Access;

namespace CommissioningDashboard.Web.Access;

internal static class StartEndpoint
{
    /// <summary>The bare address leads to the first page that the reader's role has.</summary>
    public static void MapStart(this WebApplication app)
        => app.MapGet("/", (CurrentUser user) => Results.LocalRedirect(user.May(Permission.ViewMarket) ? "~/market" : "~/providers"))
            .RequireAuthorization(Policies.SignedIn);
}
