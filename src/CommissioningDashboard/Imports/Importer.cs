using System.Security.Cryptography;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.Reading;
using CommissioningDashboard.Market;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Imports;

/// <summary>
/// Takes in files, each as a whole or not at all. A file is read and checked in one pass while its rows stream into a
/// table that vanishes with the transaction; only when every row has passed are they merged, counted and committed. What
/// is cut off at any point leaves no trace.
/// </summary>
public sealed class Importer(Database database, PersonKeys personKeys, TimeProvider clock) : IDisposable
{
    /// <summary>Up to so many referrals, readers fetch the changed ones; beyond, they load the market anew.</summary>
    private const int _few = 1_000;

    // One file is parsed at a time, so that the memory a file may take is taken once.
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    /// <summary>Imports a file. A file that breaks a rule is an outcome, not an exception.</summary>
    /// <exception cref="ArgumentException">There is no such format.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; nothing was stored.</exception>
    public async Task<ImportResult> ImportAsync(
        ImportOrder order, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var format = ImportFormat.Find(order.FormatId)
            ?? throw new ArgumentException(
            $"There is no import format “{order.FormatId}”. There are: {string.Join(", ", ImportFormat.All.Select(x => x.Id))}.");
        progress?.Report(new ImportProgress(ImportStep.Waiting, 0, 0));
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            order.File.Position = 0;
            var batch = new ImportBatch
            {
                Format = format.Id,
                FileName = Shortened(order.FileName),
                Sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(order.File, cancellationToken)),
                ImportedBy = order.ImportedBy,
                StartedAt = clock.GetUtcNow(),
                Status = ImportStatus.Accepted,
            };
            var tried = await TryAsync(format, order, batch, progress, cancellationToken);
            return tried.Problems.Count == 0
                ? new ImportResult(batch, [], 0)
                : await RefusalStore.SaveAsync(database, order, tried, clock, cancellationToken);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    /// <returns>The import with its problems; when it has any, nothing was stored.</returns>
    private async Task<ImportSession> TryAsync(
        ImportFormat format, ImportOrder order, ImportBatch batch, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        await using var db = database.For(order.AuthorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await ImportLock.TakeAsync(db, cancellationToken);
        var authority = await db.Authorities.AsNoTracking().SingleAsync(x => x.Id == order.AuthorityId, cancellationToken);
        var session = new ImportSession(db, batch, personKeys.For(authority.Code), DateOnly.FromDateTime(clock.GetLocalNow().DateTime));
        db.ImportBatches.Add(batch);
        await db.SaveChangesAsync(cancellationToken);
        await using var intake = format.Start(session);
        try
        {
            using var rows = RowSource.Open(order.File, clock);
            await intake.OpenAsync(cancellationToken);
            await Task.Run(
                () => new FileParser(format, session, rows, order.File, progress).Run(intake, cancellationToken), cancellationToken);
            await intake.CloseAsync(cancellationToken);
        }
        catch (FileRefusedException refused)
        {
            session.Problems.AddToFile(refused.Row, refused.Rule, refused.Remedy);
        }

        if (session.Problems.Count > 0)
        {
            return session;
        }

        progress?.Report(new ImportProgress(ImportStep.Saving, session.Rows.Read, 1));
        Merged merged;
        try
        {
            merged = await intake.MergeAsync(cancellationToken);
        }
        catch (FileRefusedException refused)
        {
            session.Problems.AddToFile(refused.Row, refused.Rule, refused.Remedy);
            return session;
        }

        batch.Created = merged.Created;
        batch.Changed = merged.Changed;
        batch.Unchanged = merged.Unchanged;

        // Counted apart, from reading and from merging: the database refuses the batch unless they add up.
        batch.RowsRead = session.Rows.Read;
        batch.RowsBlank = session.Rows.Blank;
        batch.RowsCollapsed = session.Rows.Folded;
        batch.RowsAccepted = merged.Created + merged.Changed + merged.Unchanged;
        batch.Status = merged.Created + merged.Changed + merged.Elsewhere > 0 || merged.IsKept
            || await db.ImportChanges.AnyAsync(x => x.BatchId == batch.Id, cancellationToken)
            ? ImportStatus.Accepted
            : ImportStatus.NothingNew;
        if (batch.Status == ImportStatus.NothingNew && await EarlierAsync(db, batch, cancellationToken) is { } earlier)
        {
            session.Notes.Insert(
                0, $"This is the very file of import {earlier.Id}, which {earlier.ImportedBy} brought on {earlier.StartedAt:d MMMM yyyy}.");
        }

        batch.FinishedAt = clock.GetUtcNow();
        batch.Notes = string.Join('\n', session.Notes);
        db.Record(
            order.UserId, "import.accepted", new { batch.Id, batch.Format, batch.Sha256, batch.RowsRead, batch.Created, batch.Changed },
                batch.FinishedAt);
        await db.SaveChangesAsync(cancellationToken);
        if (batch.Status == ImportStatus.Accepted)
        {
            await TellAsync(db, batch, merged, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return session;
    }

    /// <summary>
    /// A file that made or changed a few referrals and nothing else is told by those; any other as a change of everything.
    /// </summary>
    private static async Task TellAsync(DashboardDb db, ImportBatch batch, Merged merged, CancellationToken cancellationToken)
    {
        var few = batch.Created + batch.Changed <= _few && !merged.IsKept && merged.Elsewhere == 0
            && !await db.ImportChanges.AnyAsync(x => x.BatchId == batch.Id && x.Entity != "referral", cancellationToken);
        var referrals = !few ? [] : await db.Referrals.Where(x => x.BatchId == batch.Id).Select(x => x.Id)
            .Union(db.ImportChanges.Where(x => x.BatchId == batch.Id).Select(x => x.EntityId))
            .ToListAsync(cancellationToken);
        await (few && referrals.Count == batch.Created + batch.Changed
            ? MarketChange.RecordReferralsAsync(db, referrals, cancellationToken)
            : MarketChange.RecordAsync(db, cancellationToken));
    }

    private static Task<ImportBatch?> EarlierAsync(DashboardDb db, ImportBatch batch, CancellationToken cancellationToken)
        => db.ImportBatches.AsNoTracking()
            .Where(x => x.Id != batch.Id && x.Sha256 == batch.Sha256 && x.Format == batch.Format && x.Status == ImportStatus.Accepted)
            .OrderByDescending(x => x.Id).FirstOrDefaultAsync(cancellationToken);

    private static string Shortened(string fileName)
    {
        var name = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        return name.Length > 120 ? $"{name[..120]}…" : name;
    }
}
