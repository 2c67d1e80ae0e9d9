using CommissioningDashboard.Access;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Register;

/// <summary>Something of a provider that waits for an answer.</summary>
/// <param name="WorkingDays">How many working days it has waited; bank holidays count as working days.</param>
public sealed record WaitingProposal(ProviderProposal Proposal, string Provider, int WorkingDays)
{
    /// <summary>So many working days a provider may have to wait.</summary>
    public const int Longest = 10;

    public bool IsOverdue => WorkingDays > Longest;
}

/// <summary>An answer to a provider's proposal, given together with the correction that it proposed.</summary>
public sealed record ProposalAnswer(int Id, string? Words);

/// <summary>What providers propose and dispute, and a data officer's answers.</summary>
public sealed class ProposalDesk(Database database, RegisterDesk desk, TimeProvider clock)
{
    private const int _longestAnswer = 600;

    /// <summary>What waits, the oldest first.</summary>
    /// <exception cref="UnauthorizedAccessException">The person may not correct the register.</exception>
    public async Task<IReadOnlyList<WaitingProposal>> WaitingAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.CorrectRegister);
        await using var db = database.For(actor.AuthorityId);
        var waiting = await db.ProviderProposals.AsNoTracking().Where(x => x.AnsweredAt == null).OrderBy(x => x.SentAt)
            .Join(db.Providers, x => x.ProviderId, x => x.Id, (proposal, provider) => new { proposal, provider.Name })
            .ToListAsync(cancellationToken);
        return [.. waiting.Select(x => new WaitingProposal(x.proposal, x.Name, WorkingDaysSince(x.proposal.SentAt)))];
    }

    /// <returns>None when there is no such proposal.</returns>
    /// <exception cref="UnauthorizedAccessException">The person may not correct the register.</exception>
    public async Task<WaitingProposal?> FindAsync(Actor actor, int id, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.CorrectRegister);
        await using var db = database.For(actor.AuthorityId);
        var found = await db.ProviderProposals.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, cancellationToken);
        return found is null ? null
            : new WaitingProposal(
                found, await db.Providers.Where(x => x.Id == found.ProviderId).Select(x => x.Name).SingleAsync(cancellationToken),
                WorkingDaysSince(found.SentAt));
    }

    /// <summary>Accepts a proposed change: the correction and the answer are one act.</summary>
    /// <param name="actor">Who answers.</param>
    /// <param name="proposal">What is accepted.</param>
    /// <param name="words">What to tell the provider; none for nothing.</param>
    /// <param name="version">The version of the record that the person has seen.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="UnauthorizedAccessException">The person may not correct the register.</exception>
    public Task<CorrectionOutcome?> AcceptChangeAsync(
        Actor actor, ProviderProposal proposal, string? words, string version, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.CorrectRegister);
        return desk.SaveAsync(
            actor, proposal.ProviderId, CorrectionForm.FromJson(proposal.Form!), version, new ProposalAnswer(proposal.Id, words?.Trim()),
            cancellationToken);
    }

    /// <summary>Declines a change, or answers a challenge either way.</summary>
    /// <returns>What has to be mended; nothing when it was answered, by this or somebody else.</returns>
    /// <exception cref="UnauthorizedAccessException">The person may not correct the register.</exception>
    public async Task<string?> AnswerAsync(
        Actor actor, int id, bool accept, string? words, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.CorrectRegister);
        var text = words?.Trim() ?? "";
        if (text.Length is 0 or > _longestAnswer)
        {
            return text.Length == 0 ? "Say why, for the provider to read" : $"Use {_longestAnswer} characters or fewer";
        }

        await using var db = database.For(actor.AuthorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await MarkAsync(db, actor, new ProposalAnswer(id, text), accept, clock.GetUtcNow(), cancellationToken))
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return null;
    }

    /// <summary>Writes the answer and its audit entry into a unit of work.</summary>
    /// <returns>False when it has been answered already.</returns>
    internal static async Task<bool> MarkAsync(
        DashboardDb db, Actor actor, ProposalAnswer answer, bool accept, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var marked = await db.ProviderProposals.Where(x => x.Id == answer.Id && x.AnsweredAt == null).ExecuteUpdateAsync(
            x => x.SetProperty(p => p.AnsweredAt, now).SetProperty(p => p.IsAccepted, accept).SetProperty(p => p.Answer, answer.Words),
            cancellationToken);
        db.Record(actor.UserId, "provider.answered", new { proposal = answer.Id, accepted = accept }, now);
        return marked == 1;
    }

    private int WorkingDaysSince(DateTimeOffset moment)
    {
        var (first, today) = (DateOnly.FromDateTime(moment.LocalDateTime), DateOnly.FromDateTime(clock.GetLocalNow().DateTime));
        return Enumerable.Range(1, Math.Max(0, today.DayNumber - first.DayNumber)).Select(first.AddDays)
            .Count(x => x.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
    }
}
