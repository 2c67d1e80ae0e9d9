using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CommissioningDashboard.Imports;

internal static class ImportLock
{
    private const int _imports = 0x494D50;

    /// <summary>How long a person who corrects one record waits for an import.</summary>
    private const string _patience = "5s";

    /// <summary>Holds imports and undoings of one authority apart until the transaction ends, also between processes.</summary>
    public static Task TakeAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        // Waiting for another import, and merging or taking back a million rows, may take longer than a page's query ever should.
        db.Database.SetCommandTimeout(0);
        return db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({_imports}, {db.AuthorityId})", cancellationToken);
    }

    /// <summary>The same for a person at a page, who does not wait long.</summary>
    /// <returns>False when an import went on for longer: the transaction is then of no more use.</returns>
    public static async Task<bool> TryTakeAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        try
        {
            await db.Database.ExecuteSqlAsync($"select set_config('lock_timeout', {_patience}, true)", cancellationToken);
            await TakeAsync(db, cancellationToken);
            return true;
        }
        catch (PostgresException problem) when (problem.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return false;
        }
    }
}
