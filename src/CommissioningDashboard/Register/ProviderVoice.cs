using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Referrals;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Register;

/// <summary>What a provider sees by its own link.</summary>
/// <param name="File">Its record.</param>
/// <param name="Band">The size that it is counted under today, with what that means.</param>
/// <param name="Figures">Its own figures; none where there are none yet.</param>
/// <param name="Proposals">What it has sent, the newest first.</param>
public sealed record ProviderVisit(
    LinkOwner Owner, string Authority, ProviderFile File, string Band, OwnFigures? Figures, IReadOnlyList<ProviderProposal> Proposals);

/// <summary>
/// What a provider may do by its own link and nothing else: see its own record, say that it is right, propose a change, dispute a size or
/// an eligibility. Only a data officer changes the register.
/// </summary>
public sealed class ProviderVoice(Database database, SnapshotStore store, ProviderLinks links, TimeProvider clock)
{
    /// <summary>More than this may not wait for an answer at once.</summary>
    public const int MostWaiting = 20;

    public const int LongestWords = 600;

    /// <summary>What a provider may propose: what it knows best itself.</summary>
    public static IReadOnlyList<RegisterPart> Parts { get; } =
    [
        RegisterPart.Profile, RegisterPart.Capacity, RegisterPart.Services, RegisterPart.Areas, RegisterPart.Communities,
        RegisterPart.Size,
    ];

    private DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    /// <returns>None when the link is no longer good.</returns>
    public async Task<ProviderVisit?> ReadAsync(string secret, CancellationToken cancellationToken = default)
    {
        if (await links.WhoseAsync(secret, cancellationToken) is not { } owner)
        {
            return null;
        }

        var market = await store.GetAsync(owner.AuthorityId, cancellationToken);
        await using var db = database.For(owner.AuthorityId);
        var file = await ProviderFile.ReadAsync(db, owner.ProviderId, cancellationToken);
        var sent = await db.ProviderProposals.AsNoTracking().Where(x => x.ProviderId == owner.ProviderId)
            .OrderByDescending(x => x.Id).Take(50).ToListAsync(cancellationToken);
        return file is null ? null
            : new ProviderVisit(
                owner, market.AuthorityName, file, BandOf(market, owner.ProviderId), OwnFigures.Of(market, owner.ProviderId), sent);
    }

    /// <summary>Notes that the provider called its record right today.</summary>
    /// <returns>False when the link is no longer good.</returns>
    public async Task<bool> ConfirmAsync(string secret, CancellationToken cancellationToken = default)
    {
        if (await links.WhoseAsync(secret, cancellationToken) is not { } owner)
        {
            return false;
        }

        await using var db = database.For(owner.AuthorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await LockAsync(db, owner, cancellationToken);
        if (await db.ProviderConfirmations.AnyAsync(x => x.ProviderId == owner.ProviderId && x.From == Today, cancellationToken))
        {
            return true;
        }

        db.ProviderConfirmations.Add(new ProviderConfirmation { ProviderId = owner.ProviderId, From = Today, ByProvider = true });
        db.Record(null, "provider.confirmed", new { provider = owner.ProviderId }, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await MarketChange.RecordAsync(db, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Proposes a change, which waits for a data officer.</summary>
    /// <returns>What has to be mended; nothing when it was sent.</returns>
    public async Task<IReadOnlyList<(string Field, string Problem)>> ProposeAsync(
        string secret, CorrectionForm form, CancellationToken cancellationToken = default)
    {
        if (!Parts.Contains(form.Part))
        {
            return [("", "This cannot be proposed here")];
        }

        var (correction, problems) = form.Read(Today);
        return correction is null ? problems
            : await SendAsync(secret, new ProviderProposal { Kind = ProposalKind.Change, Form = form.ToJson() }, cancellationToken);
    }

    /// <summary>Disputes a size or an eligibility.</summary>
    /// <returns>What has to be mended; nothing when it was sent.</returns>
    public async Task<IReadOnlyList<(string Field, string Problem)>> ChallengeAsync(
        string secret, ProposalKind? kind, string? words, CancellationToken cancellationToken = default)
    {
        List<(string, string)> problems = [];
        var text = words?.Trim() ?? "";
        if (kind is not (ProposalKind.SizeChallenge or ProposalKind.EligibilityChallenge))
        {
            problems.Add(("Kind", "Say what you dispute"));
        }

        if (text.Length is 0 or > LongestWords)
        {
            problems.Add(
                ("Words", text.Length == 0 ? "Say what is wrong and how it really is" : $"Use {LongestWords} characters or fewer"));
        }
        else if (PersonalData.Problem(text) is { } personal)
        {
            problems.Add(("Words", personal));
        }

        return problems.Count > 0 ? problems
            : await SendAsync(secret, new ProviderProposal { Kind = kind!.Value, Words = text }, cancellationToken);
    }

    private async Task<IReadOnlyList<(string Field, string Problem)>> SendAsync(
        string secret, ProviderProposal proposal, CancellationToken cancellationToken)
    {
        if (await links.WhoseAsync(secret, cancellationToken) is not { } owner)
        {
            return [("", "This link no longer works. Ask the council for a new one")];
        }

        await using var db = database.For(owner.AuthorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await LockAsync(db, owner, cancellationToken);
        var waiting = await db.ProviderProposals.AsNoTracking()
            .Where(x => x.ProviderId == owner.ProviderId && x.AnsweredAt == null).ToListAsync(cancellationToken);
        if (waiting.Exists(x => x.Kind == proposal.Kind && x.Words == proposal.Words && SameForm(x.Form, proposal.Form)))
        {
            // Sent twice: it waits once.
            return [];
        }

        if (waiting.Count >= MostWaiting)
        {
            return [("", $"{MostWaiting} of your messages wait for an answer. Wait until some are answered")];
        }

        (proposal.ProviderId, proposal.SentAt) = (owner.ProviderId, clock.GetUtcNow());
        db.ProviderProposals.Add(proposal);
        await db.SaveChangesAsync(cancellationToken);
        db.Record(
            null, "provider.proposed", new { provider = owner.ProviderId, proposal = proposal.Id, kind = $"{proposal.Kind}" },
            proposal.SentAt);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [];
    }

    /// <summary>One act of a provider at a time.</summary>
    private static Task<int> LockAsync(DashboardDb db, LinkOwner owner, CancellationToken cancellationToken)
        => db.Database.ExecuteSqlAsync(
            $"select 1 from provider where authority_id = {owner.AuthorityId} and id = {owner.ProviderId} for update", cancellationToken);

    private static bool SameForm(string? one, string? other)
        => one is null || other is null ? one == other : CorrectionForm.FromJson(one).ToJson() == other;

    private string BandOf(MarketSnapshot market, int providerId)
    {
        var scheme = market.Scheme(null);
        return market.FindProvider(providerId) is { } provider
            ? $"{provider.BandOn(scheme, Today).Name()} ({provider.BandOn(scheme, Today).Range(scheme)})" : "not counted yet";
    }
}
