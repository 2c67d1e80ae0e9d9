using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Imports;

internal static class ImportLock
{
    private const int _imports = 0x494D50;

    /// <summary>Holds imports and undoings of one authority apart until the transaction ends, also between processes.</summary>
    public static Task TakeAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        // Waiting for another import, and merging or taking back a million rows, may take longer than a page's query ever should.
        db.Database.SetCommandTimeout(0);
        return db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({_imports}, {db.AuthorityId})", cancellationToken);
    }
}
