using CommissioningDashboard.Access;
using MailKit.Security;
using MimeKit;

namespace CommissioningDashboard.Web.Mail;

/// <summary>The server that takes our mail, as the operator names it: <c>Smtp:Host</c> and its fellows.</summary>
internal sealed record SmtpSettings(
    string Host, int Port, SecureSocketOptions Security, string? User, string? Password, MailboxAddress From)
{
    private const int _submission = 587;

    private static readonly Dictionary<string, SecureSocketOptions> _ways = new(StringComparer.OrdinalIgnoreCase)
    {
        ["starttls"] = SecureSocketOptions.StartTls,
        ["tls"] = SecureSocketOptions.SslOnConnect,
        ["none"] = SecureSocketOptions.None,
    };

    /// <returns>None and no problem where no server is named; else the settings, or what the operator must mend.</returns>
    public static (SmtpSettings? Settings, string? Problem) Read(IConfiguration configuration)
    {
        var smtp = configuration.GetSection("Smtp");
        if (smtp["Host"] is not { Length: > 0 } host)
        {
            return (null, null);
        }

        if (!MailboxAddress.TryParse(smtp["From"] ?? "", out var from) || !PersonForm.IsAddress(from.Address))
        {
            return (null, "Smtp__Host is set and Smtp__From is no address. Set it to the sender, like dashboard@council.example.");
        }

        if (!_ways.TryGetValue(smtp["Security"] is { Length: > 0 } named ? named : "starttls", out var way))
        {
            return (null, $"Smtp__Security is \"{smtp["Security"]}\". It must be starttls, tls or none.");
        }

        var port = _submission;
        return smtp["Port"] is { Length: > 0 } typed && !int.TryParse(typed, out port)
            ? (null, $"Smtp__Port is \"{typed}\". It must be a number, such as {_submission}.")
            : (new SmtpSettings(host, port, way, smtp["User"], smtp["Password"], from), null);
    }
}
