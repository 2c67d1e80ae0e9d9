using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.Formats;
using CommissioningDashboard.Imports.Reading;
using CommissioningDashboard.Imports.Submissions;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Imports;

/// <summary>
/// A Client Level Data submission on its way in. Its rows are kept as they came, and the authority's services are then put together anew
/// from every submission held.
/// </summary>
internal sealed class CldIntake(CldFormat format, ImportSession session) : Intake
{
    private readonly List<CldRow> _rows = [];
    private readonly CldReading _reading = new(format, session);
    private readonly CldPeriod _period = new(session.Today);
    private readonly CldCouncil _council = new();
    private RegisterNames _names = null!;
    private IReadOnlyList<CldRow> _earlier = [];

    public override async Task OpenAsync(CancellationToken cancellationToken)
    {
        _names = await RegisterNames.LoadAsync(session.Db, cancellationToken);
        await LegacyAsync(cancellationToken);
    }

    public override RowOutcome Take(RowFields row)
    {
        _council.Meet(row.Raw(format.LaCode), row.RowNumber);
        var (outcome, read) = _reading.Read(row, _names);
        if (read is not null)
        {
            _rows.Add(read);
            _period.Meet(row, format, read);
        }

        return outcome;
    }

    public override async Task CloseAsync(CancellationToken cancellationToken)
    {
        var authority = await session.Db.Authorities.AsNoTracking().SingleAsync(x => x.Id == session.Db.AuthorityId, cancellationToken);
        var told = await session.Db.CldSubmissions.Where(x => x.LaCode != null).Select(x => x.LaCode!).Distinct()
            .ToListAsync(cancellationToken);
        _council.Check(authority, told, session.Problems);
        if (session.Problems.Count == 0)
        {
            await AskAboutPartsAsync(cancellationToken);
        }
    }

    /// <summary>
    /// A file for a period that is held already replaces it. One that tells of few of the same people is more likely another part of it.
    /// </summary>
    private async Task AskAboutPartsAsync(CancellationToken cancellationToken)
    {
        var (from, to) = _period.Found([]);
        var held = await session.Db.CldSubmissions.AsNoTracking().Where(x => x.From == from && x.To == to).ToListAsync(cancellationToken);
        if (held.Count == 0)
        {
            return;
        }

        var latest = Submission.Standing(await CldStore.LoadAsync(session.Connection, held, cancellationToken))[^1];
        var before = latest.Rows.Select(x => x.Person).ToHashSet();
        var again = _rows.Select(x => x.Person).Where(before.Contains).Distinct().Count();
        if (again * 2 >= before.Count)
        {
            return;
        }

        var answer = session.Ask(
            "period",
            $"Import {latest.BatchId} told of the same period, {from:d MMMM yyyy} to {to:d MMMM yyyy}, and of {before.Count:N0} people; "
                + $"this file tells of {again:N0} of them. Does it replace the earlier one?",
            [new("replaces", "Yes, it replaces it"), new("adds", "No, it is a further part of the same period")]);
        if (answer == "adds")
        {
            // Both parts are kept as one submission, in which no two rows may have one number.
            var last = _rows.Select(x => x.Row).DefaultIfEmpty().Max();
            _earlier = [.. latest.Rows.Select(x => x with { Row = x.Row + last })];
            session.Notes.Add(
                $"Rows of the earlier part, import {latest.BatchId}, are numbered on from {last:N0} in what waits for a word.");
        }
    }

    public override async Task<Merged> MergeAsync(CancellationToken cancellationToken)
    {
        var db = session.Db;
        var held = await db.CldSubmissions.AsNoTracking().ToListAsync(cancellationToken);
        var same = await db.CldSubmissions.AsNoTracking()
            .FirstOrDefaultAsync(x => db.ImportBatches.Any(b => b.Id == x.BatchId && b.Sha256 == session.Batch.Sha256), cancellationToken);
        var all = await CldStore.LoadAsync(session.Connection, held, cancellationToken);
        var mine = same?.Id ?? await KeepAsync(all, cancellationToken);
        var rulings = await CldRulings.LoadAsync(db, cancellationToken);
        var derived = ServiceDerivation.Derive(all, rulings);
        _reading.Note();
        var services = derived.Services.Select(x => x.Latest.Component).Distinct()
            .ToDictionary(x => x, x => _names.Services.FindOrAdd(CldCodes.ComponentName(x)));
        _names.Services.AddTo(session);
        await ChangeLog.SaveAndKeepAsync(session, cancellationToken);
        var written = await new CldMerge(db, session.Connection, derived, rulings)
            .WriteAsync(x => _names.Services.Saved(services[x]), session.Batch.Id, mine, cancellationToken);
        session.Notes.AddRange(CldNotes.Of(derived, all.Single(x => x.Id == mine), written));
        // Of a further part only its own rows are counted; what it changed of the earlier part is counted elsewhere.
        var own = _rows.Count(x => x.Kind == CldEventKind.Service);
        var changed = _earlier.Count == 0 ? written.Changed : Math.Min(written.Changed, own - written.Created);
        var unchanged = _earlier.Count == 0 ? written.Told - written.Created - changed : 0;
        session.Rows.Folded += own - written.Created - changed - unchanged;
        return new Merged(written.Created, changed, unchanged, written.Elsewhere, IsKept: held.TrueForAll(x => x.Id != mine));
    }

    /// <summary>Keeps what the file tells, unless the submission that stands for its period tells the very same.</summary>
    /// <returns>The submission's key.</returns>
    private async Task<int> KeepAsync(List<Submission> all, CancellationToken cancellationToken)
    {
        var (from, to) = _period.Found(session.Notes);
        IReadOnlyList<CldRow> rows = [.. _earlier, .. _rows];
        if (Submission.Standing(all).FirstOrDefault(x => x.From == from && x.To == to && x.Rows.SequenceEqual(rows)) is { } twin)
        {
            return twin.Id;
        }

        var submission = new CldSubmission { BatchId = session.Batch.Id, From = from, To = to, LaCode = _council.Code };
        session.Db.Add(submission);
        await session.Db.SaveChangesAsync(cancellationToken);
        await CldStore.SaveAsync(session.Connection, session.Db.AuthorityId, submission.Id, rows, cancellationToken);
        all.Add(new Submission(submission.Id, session.Batch.Id, from, to, rows));
        return submission.Id;
    }

    /// <summary>What earlier versions brought was not kept by submission, so nothing can be put together with it.</summary>
    private async Task LegacyAsync(CancellationToken cancellationToken)
    {
        var db = session.Db;
        var old = await db.ImportBatches.AsNoTracking()
            .Where(x => x.Id != session.Batch.Id && x.Format == format.Id && x.Status == ImportStatus.Accepted
                && !db.CldSubmissions.Any(s => s.BatchId == x.Id) && db.Referrals.Any(r => r.BatchId == x.Id))
            .OrderByDescending(x => x.Id).FirstOrDefaultAsync(cancellationToken);
        if (old is not null)
        {
            throw new FileRefusedException(
                $"Import {old.Id} ({old.FileName}) brought Client Level Data before each submission was kept with its reporting period.",
                "Undo that import, bring its file again, then bring this one.");
        }
    }
}
