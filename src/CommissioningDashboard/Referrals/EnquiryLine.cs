using CommissioningDashboard.Data;
using CommissioningDashboard.Mail;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Referrals;

/// <summary>An enquiry as the desk shows it.</summary>
/// <param name="Mail">The mail of its newest link; none where the text was shown.</param>
public sealed record EnquiryLine(Enquiry Enquiry, EnquiryState State, OutgoingMail? Mail)
{
    /// <summary>True as long as the provider has said neither yes nor no and can be written to again.</summary>
    public bool CanBeSentAgain => Enquiry.Answer == EnquiryAnswer.Question || State is EnquiryState.Open or EnquiryState.Expired;

    internal static async Task<IReadOnlyList<EnquiryLine>> OfAsync(
        DashboardDb db, Referral referral, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var enquiries = await db.Enquiries.AsNoTracking().Where(x => x.ReferralId == referral.Id).ToListAsync(cancellationToken);
        var keys = enquiries.Select(x => x.MailId).OfType<long>().ToList();
        var mails = await db.OutgoingMails.AsNoTracking().Where(x => keys.Contains(x.Id)).ToDictionaryAsync(x => x.Id, cancellationToken);
        return [.. enquiries.Select(x => new EnquiryLine(x, x.State(referral.Outcome, now), mails.GetValueOrDefault(x.MailId ?? 0)))];
    }
}
