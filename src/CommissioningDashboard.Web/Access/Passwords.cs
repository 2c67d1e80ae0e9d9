using CommissioningDashboard.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CommissioningDashboard.Web.Access;

/// <summary>Hashes passwords and checks them. The hash carries its own salt, method and count.</summary>
internal sealed class Passwords
{
    /// <summary>
    /// PBKDF2 with HMAC-SHA512. The framework's own count is 100,000; OWASP's Password Storage Cheat Sheet asks for 210,000
    /// with this function. It costs about a tenth of a second, paid only when someone signs in.
    /// </summary>
    public const int Iterations = 210_000;

    private readonly PasswordHasher<UserAccount> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));
    private readonly Lazy<string> _nobody;

    public Passwords() => _nobody = new(() => Hash($"{Guid.NewGuid()}"));

    public string Hash(string password) => _hasher.HashPassword(null!, password);

    /// <summary>False for no account, after the same work as for a wrong password: time must not tell which addresses exist.</summary>
    public bool Match(UserAccount? user, string password)
        => _hasher.VerifyHashedPassword(null!, user?.PasswordHash ?? _nobody.Value, password) is not PasswordVerificationResult.Failed
        && user is not null;
}
