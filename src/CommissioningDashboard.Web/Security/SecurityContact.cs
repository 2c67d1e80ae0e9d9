using System.Globalization;

namespace CommissioningDashboard.Web.Security;

/// <summary>Tells whoever finds a weakness whom to write to, where researchers look for it (RFC 9116).</summary>
internal static class SecurityContact
{
    private const string _setting = "Security:Contact";

    /// <summary>The standard asks for less than a year; each answer is written anew, so this only bounds how long a copy counts.</summary>
    private static readonly TimeSpan _good = TimeSpan.FromDays(90);

    /// <returns>What the operator must mend before the host can serve, or none.</returns>
    public static string? SecurityContactProblem(this WebApplicationBuilder builder)
        => builder.Configuration[_setting] is { Length: > 0 } given && AddressOf(given) is null
            ? $"Security__Contact is \"{given}\". It must be an email address or an address that begins with https://."
            : null;

    /// <summary>Without a contact there is nothing to tell, and the address is not found.</summary>
    public static void MapSecurityContact(this WebApplication app)
        => app.MapGet("/.well-known/security.txt", (HttpRequest request, IConfiguration configuration, TimeProvider time)
            => configuration[_setting] is { Length: > 0 } given && AddressOf(given) is { } contact
                ? Results.Text(Words(contact, request, time.GetUtcNow()), "text/plain; charset=utf-8")
                : Results.NotFound()).AllowAnonymous();

    private static string Words(Uri contact, HttpRequest request, DateTimeOffset now)
        => string.Create(CultureInfo.InvariantCulture, $"""
            Contact: {contact.AbsoluteUri}
            Expires: {now.UtcDateTime.Date + _good:yyyy-MM-dd'T'HH:mm:ss'Z'}
            Preferred-Languages: en
            Canonical: {request.Scheme}://{request.Host}{request.Path}

            """);

    private static Uri? AddressOf(string given)
    {
        var written = given.Contains('@') && !given.Contains(':') ? $"mailto:{given.Trim()}" : given.Trim();
        return Uri.TryCreate(written, UriKind.Absolute, out var address) && (address.Scheme is "mailto" or "https") ? address : null;
    }
}
