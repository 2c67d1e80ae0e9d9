using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Imports;

internal static class ImportLock
{
    private const int _imports = 0x494D50;

    /// <summary>Holds imports and undoings of one authority apart until the transaction ends, also between processes.</summary>
    public static Task TakeAsync(DashboardDb db, CancellationToken cancellationToken)
        => db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({_imports}, {db.AuthorityId})", cancellationToken);
}
