using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.Reading;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CommissioningDashboard.Imports.Submissions;

/// <summary>Takes a submission back: its rows go, and what is left is put together anew.</summary>
internal static class CldUndo
{
    /// <summary>Whether the batch is one whose rows were kept, or one that brought a submission held already.</summary>
    public static async Task<bool> IsOursAsync(DashboardDb db, int batchId, CancellationToken cancellationToken)
        => await db.ImportBatches.AnyAsync(x => x.Id == batchId && x.Format == "cld", cancellationToken)
        && (await db.CldSubmissions.AnyAsync(x => x.BatchId == batchId, cancellationToken)
            || !await db.Referrals.AnyAsync(x => x.BatchId == batchId, cancellationToken));

    /// <returns>Why it cannot be taken back; nothing when it was.</returns>
    public static async Task<string?> TakeBackAsync(DashboardDb db, int batchId, CancellationToken cancellationToken)
    {
        await db.CldEvents.Where(x => db.CldSubmissions.Any(s => s.Id == x.SubmissionId && s.BatchId == batchId))
            .ExecuteDeleteAsync(cancellationToken);
        await db.CldSubmissions.Where(x => x.BatchId == batchId).ExecuteDeleteAsync(cancellationToken);
        try
        {
            await DeriveAsync(db, batchId, cancellationToken);
            return null;
        }
        catch (FileRefusedException refused)
        {
            return $"{refused.Rule} {refused.Remedy}";
        }
    }

    /// <summary>Puts the services together anew from what is held.</summary>
    /// <param name="batchId">The import that a provider which has to be made is counted with.</param>
    internal static async Task DeriveAsync(DashboardDb db, int batchId, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var held = await db.CldSubmissions.AsNoTracking().ToListAsync(cancellationToken);
        var rulings = await CldRulings.LoadAsync(db, cancellationToken);
        var derived = ServiceDerivation.Derive(await CldStore.LoadAsync(connection, held, cancellationToken), rulings);
        var names = await RegisterNames.LoadAsync(db, cancellationToken);
        var services = derived.Services.Select(x => x.Latest.Component).Distinct()
            .ToDictionary(x => x, x => names.Services.FindOrAdd(CldCodes.ComponentName(x)));
        db.AddRange(names.Services.New);
        await db.SaveChangesAsync(cancellationToken);
        await new CldMerge(db, connection, derived, rulings)
            .WriteAsync(x => names.Services.Saved(services[x]), batchId, null, cancellationToken);
    }
}
