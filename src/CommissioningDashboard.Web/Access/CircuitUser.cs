using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace CommissioningDashboard.Web.Access;

/// <summary>Tells a circuit's <see cref="CurrentUser"/> who opened it, and when that is no longer true.</summary>
internal sealed class CircuitUser(AuthenticationStateProvider authentication, CurrentUser user) : CircuitHandler, IDisposable
{
    public override async Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
        => user.Principal = (await authentication.GetAuthenticationStateAsync()).User;

    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        authentication.AuthenticationStateChanged += Follow;
        return Task.CompletedTask;
    }

    public void Dispose() => authentication.AuthenticationStateChanged -= Follow;

    private async void Follow(Task<AuthenticationState> state) => user.Principal = (await state).User;
}
