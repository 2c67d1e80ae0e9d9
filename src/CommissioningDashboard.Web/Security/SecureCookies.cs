using Microsoft.AspNetCore.CookiePolicy;

namespace CommissioningDashboard.Web.Security;

internal static class SecureCookies
{
    /// <summary>The prefix makes browsers refuse the cookie unless it is secure, for this host alone and for all its paths.</summary>
    public const string FormTokenName = "__Host-form";

    /// <summary>
    /// Every cookie is secure and out of scripts' reach. Set here and not on the form token's own options, which would then
    /// refuse plain http even from this machine, where browsers do take secure cookies.
    /// </summary>
    public static void UseSecureCookies(this WebApplication app)
        => app.UseCookiePolicy(new CookiePolicyOptions
        {
            Secure = CookieSecurePolicy.Always,
            HttpOnly = HttpOnlyPolicy.Always,
            MinimumSameSitePolicy = SameSiteMode.Lax,
        });
}
