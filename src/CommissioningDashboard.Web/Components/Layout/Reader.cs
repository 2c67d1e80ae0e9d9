using System.Security.Claims;
using CommissioningDashboard.Access;

namespace CommissioningDashboard.Web.Components.Layout;

/// <summary>What the top bar says about whoever is reading, taken from the claims of their sign-in.</summary>
/// <param name="AuthorityName">From the claim "authority_name".</param>
/// <param name="IsDemonstration">True when the claim "authority_demo" is "true": nobody may mistake made-up figures for real ones.</param>
/// <param name="Role">From the role claim.</param>
internal sealed record Reader(bool IsSignedIn, string? AuthorityName, bool IsDemonstration, Role? Role)
{
    public static readonly Reader Nobody = new(false, null, false, null);

    /// <summary>The role in words: "Care manager".</summary>
    public string RoleName => Role?.Words() ?? "Signed in";

    public static Reader From(ClaimsPrincipal? user)
    {
        if (user?.Identity is not { IsAuthenticated: true }) return Nobody;
        return new Reader(
            true,
            user.FindFirst("authority_name")?.Value,
            string.Equals(user.FindFirst("authority_demo")?.Value, "true", StringComparison.OrdinalIgnoreCase),
            Enum.TryParse<Role>(user.FindFirst(ClaimTypes.Role)?.Value ?? user.FindFirst("role")?.Value, out var role) ? role : null);
    }
}
