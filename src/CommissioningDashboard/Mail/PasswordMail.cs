using CommissioningDashboard.Access;
using CommissioningDashboard.Data;

namespace CommissioningDashboard.Mail;

/// <summary>Sends a person the link to set a password with.</summary>
/// <param name="Outbox">What it is written down in.</param>
/// <param name="Site">The address of the dashboard, ended by a slash.</param>
public sealed record PasswordMail(Outbox Outbox, string Site)
{
    internal void Add(DashboardDb db, UserAccount account, string secret)
        => Outbox.Add(db, account.Email, "Set your password for the Commissioning Dashboard", $"""
            Hello {account.Name},

            with this link you set your password for the Commissioning Dashboard. It works once, within {PasswordLinks.Lasts.Days} days:

            {Site}password/{secret}

            If you did not expect this, do nothing, and tell your authority's administrator.
            """);
}
