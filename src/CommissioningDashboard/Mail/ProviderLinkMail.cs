using CommissioningDashboard.Data;
using CommissioningDashboard.Register;

namespace CommissioningDashboard.Mail;

/// <summary>Sends a provider the link to its own record.</summary>
/// <param name="Outbox">What it is written down in.</param>
/// <param name="Site">The address of the dashboard, ended by a slash.</param>
/// <param name="To">The provider's address.</param>
public sealed record ProviderLinkMail(Outbox Outbox, string Site, string To)
{
    internal void Add(DashboardDb db, string authority, string provider, string secret)
        => Outbox.Add(db, To, $"Your record on the register of {authority}", $"""
            Hello,

            {authority} keeps a record of {provider}, from which people who arrange support choose. With this link you see what it says,
            confirm that it is right, propose changes, and dispute how you are counted. You need no account:

            {Site}your-record/{secret}

            It works for {ProviderLinks.Lasts.Days} days. Whoever has it can propose changes in your name, so keep it to yourself. Every
            change waits for an answer by {authority}.
            """);
}
