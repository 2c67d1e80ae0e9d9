using System.Security.Claims;
using CommissioningDashboard.Access;
using CommissioningDashboard.Web.Access;

namespace CommissioningDashboard.Web.Components.Layout;

/// <summary>What the top bar says about whoever is reading, taken from the claims of their sign-in.</summary>
/// <param name="IsDemonstration">Nobody may mistake made-up figures for real ones, so the top bar says so on every page.</param>
public sealed record Reader(bool IsSignedIn, string? AuthorityName, bool IsDemonstration, Role? Role)
{
    public static readonly Reader Nobody = new(false, null, false, null);

    public static Reader From(ClaimsPrincipal? user) =>
        user?.Identity is not { IsAuthenticated: true }
            ? Nobody
            : new Reader(
            true, user.FindFirstValue(AccountClaims.AuthorityName), user.FindFirstValue(AccountClaims.AuthorityDemo) == "true",
                user.RoleOf());
}
