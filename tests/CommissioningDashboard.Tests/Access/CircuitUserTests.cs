using System.Security.Claims;
using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Web.Access;
using Microsoft.AspNetCore.Components.Authorization;

namespace CommissioningDashboard.Tests.Access;

public sealed class CircuitUserTests
{
    private static readonly ClaimsPrincipal _ann = AccountClaims.CreatePrincipal(
        new UserAccount { Id = 5, Email = "ann@council.example", Name = "Ann", PasswordHash = "", Role = Role.DataOfficer },
        new Authority { Id = 3, Code = "3", Name = "Threeshire" },
        DateTimeOffset.UnixEpoch);

    [Fact]
    public async Task A_circuit_knows_who_opened_it()
    {
        var user = new CurrentUser();
        using var circuit = new CircuitUser(new Fixed(_ann), user);

        await circuit.OnConnectionUpAsync(null!, default);

        user.Should().BeEquivalentTo(new { IsSignedIn = true, AuthorityId = 3, UserId = 5, Name = "Ann", AuthorityName = "Threeshire", IsDemo = false, Role = Role.DataOfficer });
        user.May(Permission.ImportData).Should().BeTrue();
        user.May(Permission.ManageUsers).Should().BeFalse();
    }

    [Fact]
    public async Task A_circuit_forgets_who_opened_it_when_their_sign_in_is_no_longer_good()
    {
        var user = new CurrentUser();
        var authentication = new Fixed(_ann);
        using var circuit = new CircuitUser(authentication, user);
        await circuit.OnCircuitOpenedAsync(null!, default);
        await circuit.OnConnectionUpAsync(null!, default);

        authentication.End();

        user.IsSignedIn.Should().BeFalse();
        user.May(Permission.ImportData).Should().BeFalse();
        var asking = () => user.AuthorityId;
        asking.Should().Throw<InvalidOperationException>();
    }

    private sealed class Fixed(ClaimsPrincipal principal) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(principal));

        public void End() => NotifyAuthenticationStateChanged(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));
    }
}
