using System.Globalization;
using System.Security.Claims;
using CommissioningDashboard.Access;
using CommissioningDashboard.Data;

namespace CommissioningDashboard.Web.Access;

/// <summary>What the cookie says about the person who is signed in, and how it is read back.</summary>
internal static class AccountClaims
{
    public const string UserId = "user_id";
    public const string AuthorityId = "authority_id";
    public const string AuthorityName = "authority_name";
    public const string AuthorityDemo = "authority_demo";
    public const string Role = "role";
    public const string Name = "name";
    public const string Stamp = "stamp";
    public const string SignedInAt = "signed_in_at";

    /// <summary>How many strangers' tries there were before this sign-in, and since when; left out when there were none.</summary>
    public const string WrongTries = "wrong_tries";
    public const string WrongSince = "wrong_since";

    public static ClaimsPrincipal CreatePrincipal(UserAccount user, Authority authority, DateTimeOffset at)
        => new(new ClaimsIdentity(
            [
                .. WrongOf(user),
                new(UserId, $"{user.Id}"),
                new(AuthorityId, $"{authority.Id}"),
                new(AuthorityName, authority.Name),
                new(AuthorityDemo, authority.IsDemo ? "true" : "false"),
                new(Role, $"{user.Role}"),
                new(Name, user.Name),
                new(Stamp, $"{user.Stamp:N}"),
                new(SignedInAt, $"{at.ToUnixTimeSeconds()}"),
            ],
            authenticationType: "password", nameType: Name, roleType: Role));

    private static Claim[] WrongOf(UserAccount user)
        => user.FailedSignIns > 0 && user.WrongSince is { } since
            ? [new(WrongTries, $"{user.FailedSignIns}"), new(WrongSince, $"{since.ToUnixTimeSeconds()}")]
            : [];

    public static int Number(this ClaimsPrincipal principal, string type)
        => int.Parse(principal.Value(type), CultureInfo.InvariantCulture);

    public static string Value(this ClaimsPrincipal principal, string type)
        => principal.FindFirstValue(type) ?? throw new InvalidOperationException($"Nobody is signed in: the claim '{type}' is missing.");

    public static Role? RoleOf(this ClaimsPrincipal principal)
        => Enum.TryParse<Role>(principal.FindFirstValue(Role), out var role) ? role : null;
}
