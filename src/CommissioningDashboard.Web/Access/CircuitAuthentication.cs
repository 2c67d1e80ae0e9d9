using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace CommissioningDashboard.Web.Access;

/// <summary>A circuit outlives the request that opened it, so whether its person may still be here is asked again and again.</summary>
internal sealed class CircuitAuthentication(ILoggerFactory logs, AccountCheck check) : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState, CancellationToken cancellationToken)
        => check.IsGoodAsync(authenticationState.User, cancellationToken);
}
