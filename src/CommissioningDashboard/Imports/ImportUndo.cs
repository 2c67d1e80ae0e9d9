using CommissioningDashboard.Access;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.Submissions;
using CommissioningDashboard.Market;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CommissioningDashboard.Imports;

/// <summary>
/// Takes a batch back as a whole: what it made goes, what it changed comes back as it was. Refused while anything later
/// stands on it, because taking the ground away would change facts that nobody asked to change.
/// </summary>
public sealed class ImportUndo(Database database, TimeProvider clock)
{
    // What points at others comes first: it goes before them.
    private static readonly Type[] _tables =
    [
        typeof(Option), typeof(FrameworkMembership), typeof(Framework),
        typeof(ProviderSize), typeof(ProviderService), typeof(ProviderArea), typeof(ProviderCapacity), typeof(ProviderOpening),
        typeof(ProviderCommunity), typeof(GroupMembership), typeof(ProviderRating),
        typeof(ProviderProfile), typeof(ProviderConfirmation),
        typeof(CqcLocation), typeof(CompanyAccounts), typeof(Provider), typeof(Service), typeof(Area), typeof(Team),
    ];

    // What comes by the thousand names its batch itself.
    private static readonly Type[] _bulk = [typeof(OutcomeScore), typeof(Referral), typeof(SpendLine)];

    /// <returns>Why it cannot be undone, for people; nothing when it was.</returns>
    /// <exception cref="UnauthorizedAccessException">The person may not undo imports.</exception>
    public async Task<string?> UndoAsync(Actor actor, int batchId, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.UndoImport);
        await using var db = database.For(actor.AuthorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await ImportLock.TakeAsync(db, cancellationToken);
        var refusal = await RefusalAsync(db, batchId, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        try
        {
            if (!await CldUndo.IsOursAsync(db, batchId, cancellationToken))
            {
                await TakeBackAsync(db, batchId, cancellationToken);
            }
            else if (await CldUndo.TakeBackAsync(db, batchId, cancellationToken) is { } whyNot)
            {
                return whyNot;
            }
        }
        catch (PostgresException problem) when (problem.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            // The last word is the database's: somebody may have built on the batch a moment ago.
            return "Something entered since names a record that this import made.";
        }

        var batch = await db.ImportBatches.SingleAsync(x => x.Id == batchId, cancellationToken);
        batch.Status = ImportStatus.Undone;
        batch.UndoneAt = clock.GetUtcNow();
        await db.SetAsideRows.Where(x => x.BatchId == batchId).ExecuteDeleteAsync(cancellationToken);
        await db.ImportBatches.Where(x => x.MendedBy == batchId)
            .ExecuteUpdateAsync(x => x.SetProperty(b => b.MendedBy, (int?)null), cancellationToken);
        db.Record(actor.UserId, "import.undone", new { batch.Id, batch.Format, batch.Created, batch.Changed }, batch.UndoneAt.Value);
        await db.SaveChangesAsync(cancellationToken);
        await MarketChange.RecordAsync(db, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>Why the batch cannot be undone now, or nothing; for a page that asks before it does.</summary>
    public async Task<string?> WhyNotAsync(int authorityId, int batchId, CancellationToken cancellationToken = default)
    {
        await using var db = database.For(authorityId);
        return await RefusalAsync(db, batchId, cancellationToken);
    }

    private static async Task<string?> RefusalAsync(DashboardDb db, int batchId, CancellationToken cancellationToken)
    {
        var status = await db.ImportBatches.Where(x => x.Id == batchId).Select(x => (ImportStatus?)x.Status)
            .SingleOrDefaultAsync(cancellationToken);
        return status switch
        {
            null => "There is no such import.",
            ImportStatus.Undone => "This import has been undone already.",
            ImportStatus.Refused => "This file was refused, so there is nothing to undo.",
            ImportStatus.NothingNew => "This file held nothing new, so there is nothing to undo.",
            _ when await CldUndo.IsOursAsync(db, batchId, cancellationToken) => null,
            _ => await UndoBlockers.FindAsync(db, batchId, cancellationToken),
        };
    }

    private static async Task TakeBackAsync(DashboardDb db, int batchId, CancellationToken cancellationToken)
    {
        foreach (var table in _bulk.Select(x => db.Model.FindEntityType(x)!.GetTableName()!))
        {
            var remove = $$"""delete from {{table}} where authority_id = {0} and batch_id = {1}""";
            await db.Database.ExecuteSqlRawAsync(remove, [db.AuthorityId, batchId], cancellationToken);
        }

        // A payment that another file holds as well is counted from there.
        await SpendLines.CountAsync(db, cancellationToken);
        foreach (var type in _bulk.Concat(_tables))
        {
            var entity = db.Model.FindEntityType(type)!;
            var table = entity.GetTableName()!;
            var columns = entity.GetProperties().Where(x => !x.IsPrimaryKey()).Select(x => x.GetColumnName()).ToList();

            // The names come from our own model, never from a file. A column that came after the row was kept stays as it is.
            var restore = $$"""
                update {{table}} t set ({{string.Join(", ", columns)}}) = (
                  select {{string.Join(", ", columns.Select(x => $"b.{x}"))}} from jsonb_populate_record(t, c.before) b)
                from import_change c
                where c.authority_id = {0} and c.batch_id = {1} and c.entity = {2} and jsonb_typeof(c.before) = 'object'
                  and t.authority_id = c.authority_id and t.id = c.entity_id
                """;
            await db.Database.ExecuteSqlRawAsync(restore, [db.AuthorityId, batchId, table], cancellationToken);
        }

        foreach (var table in _tables.Select(x => db.Model.FindEntityType(x)!.GetTableName()!))
        {
            var remove = $$"""
                delete from {{table}} t using import_change c
                where c.authority_id = {0} and c.batch_id = {1} and c.entity = {2} and jsonb_typeof(c.before) = 'string'
                  and t.authority_id = c.authority_id and t.id = c.entity_id
                """;
            await db.Database.ExecuteSqlRawAsync(remove, [db.AuthorityId, batchId, table], cancellationToken);
        }
    }
}
