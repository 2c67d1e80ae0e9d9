using CommissioningDashboard.Access;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Referrals;

/// <summary>An enquiry as the provider sees it that holds its link.</summary>
public sealed record ProvidersEnquiry(Enquiry Enquiry, EnquiryState State, string Authority, string Provider, EnquiryText Text);

/// <summary>
/// Lets a provider without an account answer one enquiry, once, by the secret of its link; the secret opens nothing else.
/// </summary>
public sealed class AnswerEnquiry(Database database, SnapshotStore store, TimeProvider clock)
{
    /// <summary>What the audit trail calls it.</summary>
    internal const string Audited = "enquiry.answered";

    /// <returns>None when there is no such link, or a newer one was sent since.</returns>
    public async Task<ProvidersEnquiry?> FindAsync(string secret, CancellationToken cancellationToken = default)
    {
        if (await database.FindEnquiryAsync(LinkSecret.HashOf(secret), cancellationToken) is not { } enquiry)
        {
            return null;
        }

        await using var db = database.For(enquiry.AuthorityId);
        var referral = await db.Referrals.AsNoTracking().SingleAsync(x => x.Id == enquiry.ReferralId, cancellationToken);
        var desk = await db.DeskReferrals.AsNoTracking().SingleAsync(x => x.ReferralId == enquiry.ReferralId, cancellationToken);
        var authority = await db.Authorities.Where(x => x.Id == enquiry.AuthorityId).Select(x => x.Name).SingleAsync(cancellationToken);
        var provider = await db.Providers.Where(x => x.Id == enquiry.ProviderId).Select(x => x.Name).SingleAsync(cancellationToken);
        var text = EnquiryText.Of(new DeskCase(referral, desk), await store.GetAsync(enquiry.AuthorityId, cancellationToken));
        return new ProvidersEnquiry(enquiry, enquiry.State(referral.Outcome, clock.GetUtcNow()), authority, provider, text);
    }

    /// <summary>Takes the answer, if the enquiry still waits for one.</summary>
    /// <returns>What has to be mended; none when it was taken or can no longer be.</returns>
    public async Task<IReadOnlyList<(string Field, string Problem)>> RunAsync(
        string secret, AnswerForm form, CancellationToken cancellationToken = default)
    {
        var (given, problems) = form.Read(DateOnly.FromDateTime(clock.GetLocalNow().DateTime));
        if (given is null || await FindAsync(secret, cancellationToken) is not { State: EnquiryState.Open } found)
        {
            return problems;
        }

        var now = clock.GetUtcNow();
        var hash = LinkSecret.HashOf(secret);
        await using var db = database.For(found.Enquiry.AuthorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // A choice that is just being recorded holds this row: whichever is first is seen by the other.
        await db.Database.ExecuteSqlAsync(
            $"select 1 from desk_referral where referral_id = {found.Enquiry.ReferralId} for update", cancellationToken);
        var isWaiting = await db.Referrals.AnyAsync(
            x => x.Id == found.Enquiry.ReferralId && x.Outcome == ReferralOutcome.Waiting, cancellationToken);
        var taken = !isWaiting ? 0 : await db.Enquiries.Where(x => x.TokenHash == hash && x.Answer == null).ExecuteUpdateAsync(
            x => x.SetProperty(e => e.Answer, given.Answer).SetProperty(e => e.AnsweredAt, now).SetProperty(e => e.CanStartOn, given.From)
                .SetProperty(e => e.Reason, given.Reason).SetProperty(e => e.Question, e => given.Question ?? e.Question),
            cancellationToken);
        if (taken > 0)
        {
            db.Record(null, Audited, new
            {
                referral = found.Enquiry.ReferralId,
                provider = found.Enquiry.ProviderId,
                answer = $"{given.Answer}".ToLowerInvariant(),
            }, now);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return [];
    }
}
