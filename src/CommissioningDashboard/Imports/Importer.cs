using System.Security.Cryptography;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.Profiles;
using CommissioningDashboard.Imports.Reading;
using CommissioningDashboard.Imports.Reading.Files;
using CommissioningDashboard.Market;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Imports;

/// <summary>
/// Takes in files, each as a whole or not at all; rows may be left out only where somebody has said so. A file is gone through once to find
/// out how it is to be read, and then read and checked while its rows stream into a table that vanishes with the transaction; only when
/// every row has passed are they merged, counted and committed. What is cut off at any point leaves no trace.
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
        var (tried, first) = await BringAsync(order, progress, isTrial: false, cancellationToken);
        return tried.Problems.Count == 0
            ? new ImportResult(tried.Batch, [], 0)
            : await RefusalStore.SaveAsync(database, order, first, clock, cancellationToken);
    }

    /// <summary>
    /// Reads a file and says how it is read, what it leaves open and what it would do. Nothing is stored, unless it breaks a rule and
    /// leaves nothing open: then it is refused, and the refusal kept, as <see cref="ImportAsync"/> does.
    /// </summary>
    public async Task<(ImportTrial Trial, ImportResult? Refused)> TryOutAsync(
        ImportOrder order, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var (tried, first) = await BringAsync(order, progress, isTrial: true, cancellationToken);
        var trial = new ImportTrial(
            tried.Batch, tried.Said, tried.Questions, tried.Repairs.Kept, [.. tried.Repairs.InWords()],
            tried.Problems.Count - tried.Questions.Count)
        {
            Profile = tried.Mapped?.Named.Name,
        };
        return (trial, tried.Questions.Count == 0 && tried.Problems.Count > 0
            ? await RefusalStore.SaveAsync(database, order, first, clock, cancellationToken) : null);
    }

    public void Dispose() => _oneAtATime.Dispose();

    /// <returns>The import as it came out, and as it was before any row was left out.</returns>
    private async Task<(ImportSession Tried, ImportSession First)> BringAsync(
        ImportOrder order, IProgress<ImportProgress>? progress, bool isTrial, CancellationToken cancellationToken)
    {
        var format = ImportFormat.Find(order.FormatId)
            ?? throw new ArgumentException(
            $"There is no import format “{order.FormatId}”. There are: {string.Join(", ", ImportFormat.All.Select(x => x.Id))}.");
        progress?.Report(new ImportProgress(ImportStep.Waiting, 0, 0));
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            order.File.Position = 0;
            var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(order.File, cancellationToken));
            var (aside, problems) = (new RowSet(), new List<Problem>());
            var tried = await TryAsync(format, order, NewBatch(), aside, problems, progress, isTrial, cancellationToken);
            var first = tried;
            while (order.SetsAside && tried.Problems.Count > 0 && tried.MaySetAside(aside))
            {
                // What was left out may have hidden something else, so the file is looked at anew; each time more is left out.
                aside.AddAll(tried.Problems.ToSetAside);
                problems.AddRange(tried.Problems.Kept);
                tried = await TryAsync(format, order, NewBatch(), aside, problems, progress, isTrial, cancellationToken);
            }

            return (tried, first);

            ImportBatch NewBatch() => new()
            {
                Format = format.Id,
                FileName = Shortened(order.FileName),
                Sha256 = sha256,
                ImportedBy = order.ImportedBy,
                StartedAt = clock.GetUtcNow(),
                Status = ImportStatus.Accepted,
            };
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <returns>The import with its problems; when it has any, nothing was stored.</returns>
    private async Task<ImportSession> TryAsync(
        ImportFormat format, ImportOrder order, ImportBatch batch, RowSet aside, IReadOnlyList<Problem> problems,
        IProgress<ImportProgress>? progress, bool isTrial, CancellationToken cancellationToken)
    {
        await using var db = database.For(order.AuthorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await ImportLock.TakeAsync(db, cancellationToken);
        var authority = await db.Authorities.AsNoTracking().SingleAsync(x => x.Id == order.AuthorityId, cancellationToken);
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        var session = new ImportSession(db, batch, personKeys.For(authority.Code), today)
        {
            SetAside = new SetAsideRows(aside),
            SetAsideCeiling = authority.SetAsideCeiling,
            Answers = order.Answers,
        };
        db.ImportBatches.Add(batch);
        await db.SaveChangesAsync(cancellationToken);
        await using var intake = format.Start(session);
        void Looked() => progress?.Report(ImportProgress.Of(order.File, 0, isSurvey: true));
        try
        {
            using var file = FileContent.Open(order.File, clock, SpreadsheetLimits.For(format));
            session.Mapped = await ProfileChoice.FindAsync(file, format, session, cancellationToken) is { } named
                ? new MappedFormat(format, named) : null;
            session.Reading = await Task.Run(() => FileSurvey.Run(file, format, session, Looked, cancellationToken), cancellationToken);
            await intake.OpenAsync(cancellationToken);
            using var rows = file.Rows(session.Reading.Sheet);
            await Task.Run(
                () => new FileParser(format, session, rows, order.File, progress).Run(intake, cancellationToken), cancellationToken);
            await intake.CloseAsync(cancellationToken);
        }
        catch (FileRefusedException refused)
        {
            session.Problems.AddToFile(refused.Row, refused.Rule, refused.Remedy);
        }

        foreach (var open in session.Questions)
        {
            session.Problems.AddToFile(0, open.Text, $"Say which: {string.Join(" / ", open.Answers.Select(x => x.Words))}.");
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
        batch.RowsSetAside = session.SetAside.Kept.Count;
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

        await SetAsideStore.SaveAsync(session, order, problems, cancellationToken);
        batch.FinishedAt = clock.GetUtcNow();
        batch.Notes = string.Join('\n', session.Notes);
        batch.Reading = string.Join('\n', [.. session.Said, .. session.Repairs.InWords()]);
        if (isTrial)
        {
            // Let go with the transaction: nothing of it was stored.
            return session;
        }

        db.Record(
            order.UserId, "import.accepted",
            new
            {
                batch.Id,
                batch.Format,
                batch.Sha256,
                batch.RowsRead,
                batch.Created,
                batch.Changed,
                batch.RowsSetAside,
                Profile = session.Mapped?.Named.Title,
            },
            batch.FinishedAt);
        await db.SaveChangesAsync(cancellationToken);
        await RepairStore.SaveAsync(session, cancellationToken);
        if (batch.Status == ImportStatus.Accepted)
        {
            await TellAsync(db, batch, merged, order, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return session;
    }

    /// <summary>
    /// A file that made or changed a few referrals and nothing else is told by those; any other as a change of everything.
    /// </summary>
    private static async Task TellAsync(
        DashboardDb db, ImportBatch batch, Merged merged, ImportOrder order, CancellationToken cancellationToken)
    {
        var few = batch.Created + batch.Changed <= _few && batch.RowsSetAside == 0 && order.Mends is null
            && !merged.IsKept && merged.Elsewhere == 0
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
