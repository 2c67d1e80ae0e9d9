using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace CommissioningDashboard.Imports;

/// <summary>Stores a refused file's outcome and its problems, and nothing else of it.</summary>
internal static class RefusalStore
{
    public static async Task<ImportResult> SaveAsync(
        Database database, ImportOrder order, ImportSession tried, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (rows, problems) = (tried.Rows, tried.Problems);
        var batch = new ImportBatch
        {
            Format = tried.Batch.Format,
            FileName = tried.Batch.FileName,
            Sha256 = tried.Batch.Sha256,
            ImportedBy = tried.Batch.ImportedBy,
            StartedAt = tried.Batch.StartedAt,
            FinishedAt = clock.GetUtcNow(),
            Status = ImportStatus.Refused,
            RowsRead = rows.Read,
            RowsBlank = rows.Blank,
            RowsCollapsed = rows.Folded,
            RowsRejected = problems.WrongRows,
            RowsToSetAside = !order.SetsAside && tried.MaySetAside(new RowSet()) ? problems.ToSetAside.Count : null,
            RowsHeld = rows.Read - rows.Blank - rows.Folded - problems.WrongRows,
            LooksLike = tried.LooksLike?.Id,
            Reading = string.Join('\n', [.. tried.Said, .. tried.Repairs.InWords()]),
            Notes = Notes(tried),
        };
        await using var db = database.For(order.AuthorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.ImportBatches.Add(batch);
        await db.SaveChangesAsync(cancellationToken);
        await InsertAsync(db, batch, problems.Kept, cancellationToken);
        db.Record(
            order.UserId, "import.refused", new { batch.Id, batch.Format, batch.Sha256, batch.RowsRead, Problems = problems.Count },
                batch.FinishedAt);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var first = await db.ImportProblems.AsNoTracking().Where(x => x.BatchId == batch.Id)
            .OrderBy(x => x.Row).ThenBy(x => x.Id).Take(ImportResult.ShownProblems).ToListAsync(cancellationToken);
        return new ImportResult(batch, first, problems.Count) { MayBeMapped = MayBeMapped(tried) };
    }

    /// <summary>Public lists are the same for everybody, so whoever brings another file as one has chosen the wrong format.</summary>
    private static bool MayBeMapped(ImportSession tried)
        => ImportFormat.Find(tried.Batch.Format) is { IsPublic: false } && (tried.LacksColumns || tried.HasStrangeWords);

    private static string Notes(ImportSession tried)
    {
        var problems = tried.Problems;
        if (problems.Count > problems.Kept.Count)
        {
            return $"{problems.Count:N0} problems were found; the first {problems.Kept.Count:N0} are listed.";
        }

        return !problems.IsOfFile && problems.ToSetAside.Count > tried.MostToSetAside
            ? $"To bring in the rest, {problems.ToSetAside.Count:N0} rows would have to be left out, and at most "
                + $"{tried.MostToSetAside:N0} may be ({tried.SetAsideCeiling:0.##}%): so many faults are no slip. "
                + "Mend the file and bring it again."
            : "";
    }

    internal static async Task InsertAsync(
        DashboardDb db, ImportBatch batch, IReadOnlyList<Problem> problems, CancellationToken cancellationToken)
    {
        await using var insert = new NpgsqlCommand("""
            insert into import_problem (authority_id, batch_id, "row", "column", value, rule, remedy)
            select @authority, @batch, x.* from unnest(@rows, @columns, @values, @rules, @remedies) x
            """, (NpgsqlConnection)db.Database.GetDbConnection());
        insert.Parameters.AddWithValue("authority", db.AuthorityId);
        insert.Parameters.AddWithValue("batch", batch.Id);
        insert.Parameters.AddWithValue("rows", problems.Select(x => x.Row).ToArray());
        Add("columns", x => x.Column);
        Add("values", x => x.Value);
        Add("rules", x => x.Rule);
        Add("remedies", x => x.Remedy);
        await insert.ExecuteNonQueryAsync(cancellationToken);

        void Add(string name, Func<Problem, string> of)
            => insert.Parameters.AddWithValue(name, NpgsqlDbType.Array | NpgsqlDbType.Text, problems.Select(of).ToArray());
    }
}
