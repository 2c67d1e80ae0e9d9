using CommissioningDashboard.Access;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using CommissioningDashboard.Mail;
using CommissioningDashboard.Market;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Referrals;

/// <summary>A provider to be asked, and the address to send the enquiry to; none to have the text shown.</summary>
public sealed record ProviderToAsk(int ProviderId, string? Email);

/// <summary>A provider that was asked.</summary>
/// <param name="Letter">The text with its link, where it was not sent; told this once.</param>
/// <param name="WasAsked">It had been asked before, and nothing was done.</param>
public sealed record ProviderAsked(int ProviderId, string? SentTo, string? Letter, bool WasAsked);

/// <summary>What came of asking; with problems nobody was asked.</summary>
/// <param name="IsOpen">False when there is no such referral for this person, or it no longer looks for a provider.</param>
public sealed record AskingDone(bool IsOpen, IReadOnlyList<ProviderAsked> Asked, IReadOnlyList<(string Field, string Problem)> Problems);

/// <summary>
/// Asks several providers at once whether they could take a referral on, each by an answer link of its own. Asking the same provider
/// twice, as by a double press, asks once.
/// </summary>
public sealed class AskProviders(Database database, SnapshotStore store, Outbox outbox, TimeProvider clock)
{
    /// <summary>So long an answer link works.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    public const int LongestReply = 300;

    private const string _badAddress = "Enter an email address, or leave it empty to copy the text";

    /// <param name="actor">Who asks.</param>
    /// <param name="referralId">For which referral.</param>
    /// <param name="providers">Whom; only those that were shown for the referral can be asked.</param>
    /// <param name="site">The address of the dashboard, ended by a slash.</param>
    /// <param name="cancellationToken">Stops it; nobody is asked then.</param>
    /// <exception cref="UnauthorizedAccessException">The person may not work at the desk.</exception>
    public async Task<AskingDone> RunAsync(
        Actor actor, long referralId, IReadOnlyList<ProviderToAsk> providers, string site, CancellationToken cancellationToken = default)
    {
        await using var act = await BeginAsync(actor, referralId, cancellationToken);
        if (act is null)
        {
            return new(false, [], []);
        }

        var problems = providers.Where(x => !IsGood(x.Email)).Select(x => ($"Email-{x.ProviderId}", _badAddress)).ToList();
        if (problems.Count > 0)
        {
            return new(true, [], problems);
        }

        var places = await RecordChoice.PlacesAsync(act.Db, referralId, cancellationToken);
        var before = await act.Db.Enquiries.Where(x => x.ReferralId == referralId).ToDictionaryAsync(x => x.ProviderId, cancellationToken);
        var asked = new List<ProviderAsked>();
        var shown = providers.DistinctBy(x => x.ProviderId).Where(x => places.ContainsKey(x.ProviderId));
        foreach (var one in shown.OrderBy(x => places[x.ProviderId]))
        {
            if (before.TryGetValue(one.ProviderId, out var held))
            {
                asked.Add(new(one.ProviderId, held.SentTo, null, WasAsked: true));
                continue;
            }

            var enquiry = new Enquiry { ReferralId = referralId, ProviderId = one.ProviderId, TokenHash = [] };
            act.Db.Enquiries.Add(enquiry);
            asked.Add(await SendAsync(act, enquiry, one.Email, site, cancellationToken));
        }

        if (asked.Any(x => !x.WasAsked))
        {
            var keys = asked.Where(x => !x.WasAsked).Select(x => x.ProviderId).ToArray();
            act.Db.Record(actor.UserId, "enquiry.sent", new { referral = referralId, providers = keys }, clock.GetUtcNow());
        }

        await act.SaveAsync(cancellationToken);
        return new(true, asked, []);
    }

    /// <summary>
    /// Sends a new link to a provider that has been asked and has not said yes or no, with the reply to its question; the link before is
    /// then useless.
    /// </summary>
    public async Task<AskingDone> AgainAsync(
        Actor actor, long referralId, ProviderToAsk to, string? reply, string site, CancellationToken cancellationToken = default)
    {
        await using var act = await BeginAsync(actor, referralId, cancellationToken);
        if (act is null || await act.Db.Enquiries.SingleOrDefaultAsync(
            x => x.ReferralId == referralId && x.ProviderId == to.ProviderId && (x.Answer == null || x.Answer == EnquiryAnswer.Question),
            cancellationToken) is not { } enquiry)
        {
            return new(false, [], []);
        }

        var text = string.IsNullOrWhiteSpace(reply) ? null : reply.Trim();
        var problems = new List<(string, string)>();
        if (!IsGood(to.Email))
        {
            problems.Add(("Email", _badAddress));
        }

        if (enquiry.Answer == EnquiryAnswer.Question && text is null)
        {
            problems.Add(("Reply", "Write a reply to the question"));
        }

        if (text?.Length > LongestReply || PersonalData.Find(text) is not null)
        {
            problems.Add(("Reply", PersonalData.Problem(text) ?? $"Use {LongestReply} characters or fewer"));
        }

        if (problems.Count > 0)
        {
            return new(true, [], problems);
        }

        (enquiry.Reply, enquiry.Answer, enquiry.AnsweredAt) = (enquiry.Question is null ? null : text ?? enquiry.Reply, null, null);
        var asked = await SendAsync(act, enquiry, to.Email, site, cancellationToken);
        act.Db.Record(
            actor.UserId, "enquiry.sent-again", new { referral = referralId, provider = to.ProviderId, replied = text is not null },
            clock.GetUtcNow());
        await act.SaveAsync(cancellationToken);
        return new(true, [asked], []);
    }

    private static bool IsGood(string? email) => string.IsNullOrWhiteSpace(email) || PersonForm.IsAddress(email.Trim());

    /// <summary>Gives the enquiry a new link, and writes its mail down where it can be sent.</summary>
    private async Task<ProviderAsked> SendAsync(
        Asking act, Enquiry enquiry, string? email, string site, CancellationToken cancellationToken)
    {
        var secret = LinkSecret.New();
        var now = clock.GetUtcNow();
        var sends = outbox.IsOn && !act.Authority.IsDemo && !string.IsNullOrWhiteSpace(email);
        (enquiry.TokenHash, enquiry.AskedAt, enquiry.ExpiresAt) = (LinkSecret.HashOf(secret), now, now + Lasts);
        (enquiry.SentTo, enquiry.MailId) = (sends ? email!.Trim() : null, null);
        var letter = act.Text.Letter(act.Authority.Name, enquiry, $"{site}enquiry/{secret}");
        if (sends)
        {
            var mail = outbox.Add(act.Db, enquiry.SentTo!, act.Text.Subject, letter);
            await act.Db.SaveChangesAsync(cancellationToken);
            enquiry.MailId = mail.Id;
        }

        return new(enquiry.ProviderId, enquiry.SentTo, sends ? null : letter, WasAsked: false);
    }

    private async Task<Asking?> BeginAsync(Actor actor, long referralId, CancellationToken cancellationToken)
    {
        var market = await store.GetAsync(actor.AuthorityId, cancellationToken);
        var act = new Asking(database.For(actor.AuthorityId));
        try
        {
            await act.Db.Database.BeginTransactionAsync(cancellationToken);
            if (await DeskCase.FindAsync(act.Db, actor, referralId, locked: true, cancellationToken) is not { IsOpen: true } found)
            {
                await act.DisposeAsync();
                return null;
            }

            act.Text = EnquiryText.Of(found, market);
            act.Authority = await act.Db.Authorities.AsNoTracking().SingleAsync(x => x.Id == actor.AuthorityId, cancellationToken);
            return act;
        }
        catch
        {
            await act.DisposeAsync();
            throw;
        }
    }

    /// <summary>One act of asking: its unit of work, with the referral locked, and what is said in it.</summary>
    private sealed class Asking(DashboardDb db) : IAsyncDisposable
    {
        public DashboardDb Db { get; } = db;

        public EnquiryText Text { get; set; } = null!;

        public Authority Authority { get; set; } = null!;

        public async Task SaveAsync(CancellationToken cancellationToken)
        {
            await Db.SaveChangesAsync(cancellationToken);
            await Db.Database.CommitTransactionAsync(cancellationToken);
        }

        public ValueTask DisposeAsync() => Db.DisposeAsync();
    }
}
