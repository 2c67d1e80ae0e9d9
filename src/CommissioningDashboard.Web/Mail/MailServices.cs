using System.Security.Cryptography;
using System.Text;
using CommissioningDashboard.Mail;
using Microsoft.AspNetCore.DataProtection;

namespace CommissioningDashboard.Web.Mail;

internal static class MailServices
{
    /// <summary>The outbox, and where a server for mail is named, who empties it.</summary>
    /// <returns>What the operator must mend before the host can serve, or none.</returns>
    public static string? AddMail(this WebApplicationBuilder builder)
    {
        var (smtp, problem) = SmtpSettings.Read(builder.Configuration);
        builder.Services.AddSingleton<Outbox>();
        builder.Services.AddSingleton(x =>
        {
            var protector = x.GetRequiredService<IDataProtectionProvider>().CreateProtector("outbox");
            return new OutboxSettings(smtp is not null, smtp?.From.Domain ?? "", Seal, Open);

            byte[] Seal(string text) => protector.Protect(Encoding.UTF8.GetBytes(text));

            string? Open(byte[] held)
            {
                try
                {
                    return Encoding.UTF8.GetString(protector.Unprotect(held));
                }
                catch (CryptographicException)
                {
                    // The keys of before are gone: DataProtection:Path was lost or never set.
                    return null;
                }
            }
        });
        if (smtp is not null)
        {
            builder.Services.AddSingleton(smtp);
            builder.Services.AddHostedService<MailSender>();
        }

        return problem;
    }
}
