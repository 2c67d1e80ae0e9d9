using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Mail;
using CommissioningDashboard.Market;
using CommissioningDashboard.Referrals;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Demo;

/// <summary>
/// Enquiries for two of the demo desk's referrals, made and answered as people would: one is answered yes, one no, one by a question,
/// and the others wait. The demonstration writes to nobody; its sign-in page leads to an answer link instead.
/// </summary>
public sealed class DemoEnquiries(Database database, TimeProvider clock)
{
    private const int _askedEach = 4;

    private static readonly AnswerForm[] _answers =
    [
        new(nameof(EnquiryAnswer.No), null, "No capacity at the times asked for", null),
        new(nameof(EnquiryAnswer.Question), null, null, "Is there a place to park?"),
    ];

    /// <summary>Asks for the first referrals of the desk, after the demo's data are there.</summary>
    internal async Task AddAsync(int authorityId, CancellationToken cancellationToken)
    {
        var store = new SnapshotStore(database, clock);
        var actor = Actor.Operator(authorityId);
        var outbox = new Outbox(database, clock, new OutboxSettings(false, "", _ => [], _ => null));
        var asking = new AskProviders(database, store, outbox, clock);
        var answering = new AnswerEnquiry(database, store, clock);
        foreach (var referral in await OpenAsync(authorityId, cancellationToken))
        {
            var list = await new ShowList(database, store, clock).RunAsync(actor, referral, cancellationToken: cancellationToken);
            await new LookCloser(database, store, clock).RunAsync(
                actor, referral, ListUseKind.Opened, [.. list!.Shown.Take(_askedEach).Select(x => x.Id)], cancellationToken);
            ProviderToAsk[] asked = [.. list.Shown.Take(_askedEach).Select(x => new ProviderToAsk(x.Id, null))];
            var done = await asking.RunAsync(actor, referral, asked, "", cancellationToken);
            var day = DateOnly.FromDateTime(clock.GetLocalNow().DateTime).AddDays(6);
            var yes = new AnswerForm(nameof(EnquiryAnswer.Yes), $"{day:yyyy-MM-dd}", null, null);
            foreach (var (one, answer) in done.Asked.Skip(1).Zip([.. _answers, yes]))
            {
                var secret = one.Letter!.Split("enquiry/")[1].Split('\n')[0].Trim();
                await answering.RunAsync(secret, answer, cancellationToken);
            }
        }
    }

    /// <summary>A new link to the demo's oldest enquiry that waits; where all are answered, the oldest waits again.</summary>
    /// <returns>Its secret; none where there is no such demo, or nothing is asked there.</returns>
    public async Task<string?> NewLinkAsync(CancellationToken cancellationToken = default)
    {
        if (await database.FindAuthorityAsync(DemoPlace.County.Code, cancellationToken) is not { IsDemo: true } authority)
        {
            return null;
        }

        await using var db = database.For(authority.Id);
        var enquiries = db.Enquiries.Where(x => db.Referrals.Any(r => r.Id == x.ReferralId && r.Outcome == ReferralOutcome.Waiting));
        var enquiry = await enquiries.OrderBy(x => x.Answer == null ? 0 : 1).ThenBy(x => x.Id).FirstOrDefaultAsync(cancellationToken);
        if (enquiry is null)
        {
            return null;
        }

        var secret = LinkSecret.New();
        (enquiry.TokenHash, enquiry.ExpiresAt) = (LinkSecret.HashOf(secret), clock.GetUtcNow() + AskProviders.Lasts);
        (enquiry.Answer, enquiry.AnsweredAt) = (null, null);
        await db.SaveChangesAsync(cancellationToken);
        return secret;
    }

    private async Task<List<long>> OpenAsync(int authorityId, CancellationToken cancellationToken)
    {
        await using var db = database.For(authorityId);
        return await db.DeskReferrals.Join(db.Referrals, x => x.ReferralId, x => x.Id, (_, referral) => referral)
            .Where(x => x.Outcome == ReferralOutcome.Waiting).OrderBy(x => x.Id).Select(x => x.Id).Take(2).ToListAsync(cancellationToken);
    }
}
