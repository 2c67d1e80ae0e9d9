using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Imports;

/// <summary>Keeps the rows that an accepted file left out, and notes which later file brought them in mended.</summary>
internal static class SetAsideStore
{
    public static async Task SaveAsync(
        ImportSession session, ImportOrder order, IReadOnlyList<Problem> problems, CancellationToken cancellationToken)
    {
        var (db, batch) = (session.Db, session.Batch);
        if (session.SetAside.Kept.Count > 0)
        {
            db.Add(new SetAsideRow { BatchId = batch.Id, Row = 0, Cells = [.. session.SetAside.Headings] });
            db.AddRange(session.SetAside.Kept.Select(x => new SetAsideRow { BatchId = batch.Id, Row = x.Row, Cells = x.Cells }));
            await RefusalStore.InsertAsync(db, batch, problems, cancellationToken);
        }

        var mended = order.Mends is not { } earlier ? null
            : await db.ImportBatches.SingleOrDefaultAsync(
                x => x.Id == earlier && x.Format == batch.Format && x.Status == ImportStatus.Accepted && x.RowsSetAside > 0
                    && x.MendedBy == null, cancellationToken);
        if (mended is not null)
        {
            mended.MendedBy = batch.Id;
            var rows = mended.RowsSetAside == 1 ? "1 row" : $"{mended.RowsSetAside:N0} rows";
            session.Notes.Add($"Brings in, mended, the {rows} that import {mended.Id} had set aside.");
        }
    }
}
