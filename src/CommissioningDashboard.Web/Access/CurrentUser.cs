using System.Security.Claims;
using CommissioningDashboard.Access;

namespace CommissioningDashboard.Web.Access;

/// <summary>
/// The person at the other end: of this request on a page or endpoint, of this circuit in an island. Ask for it by
/// dependency injection; it has everything needed to open the database for the right authority.
/// </summary>
public sealed class CurrentUser
{
    /// <summary>Set once for each request or circuit, before anything reads it.</summary>
    internal ClaimsPrincipal Principal { get; set; } = new(new ClaimsIdentity());

    public bool IsSignedIn => Principal.Identity?.IsAuthenticated is true;

    /// <exception cref="InvalidOperationException">Nobody is signed in; likewise below.</exception>
    public int AuthorityId => Principal.Number(AccountClaims.AuthorityId);

    public int UserId => Principal.Number(AccountClaims.UserId);

    public string Name => Principal.Value(AccountClaims.Name);

    public string AuthorityName => Principal.Value(AccountClaims.AuthorityName);

    /// <summary>True in the fictional authority, where pages say that nothing shown is real.</summary>
    public bool IsDemo => Principal.FindFirstValue(AccountClaims.AuthorityDemo) is "true";

    public Role Role => Principal.RoleOf() ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>As commands ask for the person.</summary>
    public Actor Actor => new(AuthorityId, UserId, Name, Role);

    /// <summary>False for the anonymous.</summary>
    public bool May(Permission permission) => IsSignedIn && Role.May(permission);
}
