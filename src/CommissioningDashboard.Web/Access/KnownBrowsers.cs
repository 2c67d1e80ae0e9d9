using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CommissioningDashboard.Access;
using Microsoft.AspNetCore.DataProtection;

namespace CommissioningDashboard.Web.Access;

/// <summary>
/// Remembers, in a cookie of its own, that a person has signed in at this browser before. It lets nobody in: it only tells
/// the person’s own tries from a stranger’s, so that a stranger’s guesses cannot keep the person out (OWASP, "Slow Down Online
/// Guessing Attacks with Device Cookies"). Bound to the account and its password: a new password makes strangers of all browsers.
/// </summary>
internal sealed class KnownBrowsers(IDataProtectionProvider protection, TimeProvider time)
{
    public const string CookiePrefix = "__Host-known-";

    public static readonly TimeSpan KnownFor = TimeSpan.FromDays(180);

    private readonly IDataProtector _protector = protection.CreateProtector("CommissioningDashboard.KnownBrowser");

    /// <summary>After ten wrong passwords a browser counts as a stranger for a while, since somebody else may sit at it.</summary>
    private readonly GrowingWait _tries = new(time)
    {
        Free = 10,
        ForgetsOneIn = TimeSpan.FromSeconds(90),
        Longest = TimeSpan.FromMinutes(15),
    };

    /// <returns>The browser's own key, or none when the account has not been entered from it, or it has used up its tries.</returns>
    public string? Recognise(HttpRequest request, UserAccount account)
        => Read(request.Cookies[NameFor(account)]) is { } known
            && known.Belongs(account)
            && time.GetUtcNow() - known.Since < KnownFor
            && _tries.WaitFor(known.Browser) is null
                ? known.Browser
                : null;

    /// <returns>The browser's own key if any account has been entered from it. Needs no database.</returns>
    public string? RecogniseAny(HttpRequest request)
        => request.Cookies.Where(x => x.Key.StartsWith(CookiePrefix, StringComparison.Ordinal))
            .Select(x => Read(x.Value)?.Browser)
            .FirstOrDefault(x => x is not null);

    public void CountWrong(string browser) => _tries.Count(browser);

    /// <summary>Called after a good sign-in, so that the time begins anew.</summary>
    public void Remember(HttpContext context, UserAccount account)
    {
        var name = NameFor(account);
        var browser = Read(context.Request.Cookies[name]) is { } known && known.Belongs(account) ? known.Browser : $"{Guid.NewGuid():N}";
        var written = string.Create(
            CultureInfo.InvariantCulture,
            $"{account.AuthorityId}|{account.Id}|{Mark(account)}|{browser}|{time.GetUtcNow().ToUnixTimeSeconds()}");
        context.Response.Cookies.Append(name, _protector.Protect(written), new CookieOptions
        {
            Path = "/",
            Secure = true,
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            MaxAge = KnownFor,
            IsEssential = true,
        });
    }

    private static string NameFor(UserAccount account)
        => string.Create(CultureInfo.InvariantCulture, $"{CookiePrefix}{account.AuthorityId}-{account.Id}");

    /// <summary>Tells one password from the next without telling anything of either: each has its own salt.</summary>
    private static string Mark(UserAccount account)
        => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(account.PasswordHash)))[..16];

    private Known? Read(string? cookie)
    {
        if (string.IsNullOrEmpty(cookie))
        {
            return null;
        }

        try
        {
            if (_protector.Unprotect(cookie).Split('|') is not [var authority, var user, var mark, var browser, var since])
            {
                return null;
            }

            var seconds = long.Parse(since, CultureInfo.InvariantCulture);
            return new($"{authority}|{user}|{mark}", browser, DateTimeOffset.FromUnixTimeSeconds(seconds));
        }
        catch (CryptographicException)
        {
            // Made up, or signed with keys that are gone: a stranger.
            return null;
        }
    }

    private sealed record Known(string Account, string Browser, DateTimeOffset Since)
    {
        public bool Belongs(UserAccount account)
            => Account == string.Create(CultureInfo.InvariantCulture, $"{account.AuthorityId}|{account.Id}|{Mark(account)}");
    }
}
