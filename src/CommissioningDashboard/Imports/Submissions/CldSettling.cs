using CommissioningDashboard.Access;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.Reading;
using CommissioningDashboard.Market;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Imports.Submissions;

/// <summary>
/// Takes the word of a data officer on what no rule tells, and puts the services together anew with it. Each is on record.
/// </summary>
public sealed class CldSettling(Database database, TimeProvider clock)
{
    /// <summary>Says whether two records are one service; no answer takes an earlier one back.</summary>
    /// <returns>Why it cannot be; nothing when it was done.</returns>
    /// <exception cref="UnauthorizedAccessException">The person may not import.</exception>
    public Task<string?> AnswerAsync(Actor actor, Guid key, CldAnswer? answer, CancellationToken cancellationToken = default)
        => ChangeAsync(actor, async db =>
        {
            if (await db.CldQuestions.SingleOrDefaultAsync(x => x.Key == key, cancellationToken) is not { } question)
            {
                return "There is no such question any more.";
            }

            (question.Answer, question.AnsweredBy) = (answer, answer is null ? null : actor.Name);
            question.AnsweredAt = answer is null ? null : clock.GetUtcNow();
            db.Record(actor.UserId, "cld.answered", new { question.Kind, Answer = $"{answer}", question.Rows }, clock.GetUtcNow());
            return null;
        }, cancellationToken);

    /// <summary>Says how two locations hang together; nothing takes an earlier word back.</summary>
    /// <param name="from">Of a succession: its first day; none for the day proposed.</param>
    /// <returns>Why it cannot be; nothing when it was done.</returns>
    /// <exception cref="UnauthorizedAccessException">The person may not import.</exception>
    public Task<string?> SettleAsync(
        Actor actor, int tieId, ProviderTieKind? settled, DateOnly? from, CancellationToken cancellationToken = default)
        => ChangeAsync(actor, async db =>
        {
            if (await db.ProviderTies.SingleOrDefaultAsync(x => x.Id == tieId, cancellationToken) is not { } tie)
            {
                return "There is no such proposal any more.";
            }

            (tie.Settled, tie.SettledBy) = (settled, settled is null ? null : actor.Name);
            tie.From = settled == ProviderTieKind.Succession ? from ?? tie.ProposedFrom : null;
            tie.SettledAt = settled is null ? null : clock.GetUtcNow();
            var what = new { tie.FirstLocation, tie.SecondLocation, Settled = $"{settled}", From = $"{tie.From:d MMMM yyyy}" };
            db.Record(actor.UserId, "provider.tie-settled", what, clock.GetUtcNow());
            return null;
        }, cancellationToken);

    private async Task<string?> ChangeAsync(Actor actor, Func<DashboardDb, Task<string?>> change, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ImportData);
        await using var db = database.For(actor.AuthorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await ImportLock.TakeAsync(db, cancellationToken);
        if (await change(db) is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(cancellationToken);
        try
        {
            await CldUndo.DeriveAsync(db, await db.CldSubmissions.MaxAsync(x => x.BatchId, cancellationToken), cancellationToken);
        }
        catch (FileRefusedException refused)
        {
            return $"{refused.Rule} {refused.Remedy}";
        }

        await MarketChange.RecordAsync(db, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }
}
