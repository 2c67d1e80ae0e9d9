using CommissioningDashboard.Access;
using Microsoft.AspNetCore.Authorization;

namespace CommissioningDashboard.Web.Access;

/// <summary>States the permission that a page asks for: <c>@attribute [Requires(Permission.ViewMarket)]</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresAttribute(Permission permission) : AuthorizeAttribute(permission.ToString());

/// <summary>One policy for each permission; whatever states none is closed to everybody.</summary>
public static class Policies
{
    /// <summary>For what any signed-in person may do, such as signing out.</summary>
    public const string SignedIn = "SignedIn";

    public static void AddPolicies(this IServiceCollection services)
    {
        var policies = services.AddAuthorizationBuilder()
            .AddPolicy(SignedIn, x => x.RequireAuthenticatedUser())

            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(LeadsNowhere).Build());
        foreach (var permission in Enum.GetValues<Permission>())
        {
            policies.AddPolicy($"{permission}", x => x
                .RequireAuthenticatedUser()
                .RequireAssertion(context => context.User.RoleOf()?.May(permission) is true));
        }
    }

    /// <summary>
    /// What states no policy is closed, with two exceptions that show nothing: an address that leads nowhere is let through
    /// to "page not found", and a wrong method to routing's own refusal, which is no route.
    /// </summary>
    private static bool LeadsNowhere(AuthorizationHandlerContext context)
        => (context.Resource as HttpContext)?.GetEndpoint() switch
        {
            null => context.Resource is HttpContext && context.User.Identity?.IsAuthenticated is true,
            RouteEndpoint => false,
            _ => true,
        };

    /// <summary>States the permission that an endpoint asks for.</summary>
    public static TBuilder Requires<TBuilder>(this TBuilder endpoint, Permission permission)
        where TBuilder : IEndpointConventionBuilder
        => endpoint.RequireAuthorization($"{permission}");
}
