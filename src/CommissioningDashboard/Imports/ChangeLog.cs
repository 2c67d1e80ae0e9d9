using System.Text.Json;
using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Imports;

/// <summary>
/// Keeps, for records saved through EF Core, what undoing needs: the row as it was for one that changes, and for one that
/// is made its name as a JSON text, which says that it was not there before.
/// </summary>
internal static class ChangeLog
{
    /// <summary>Saves the unit of work and writes down what it made and changed.</summary>
    public static async Task SaveAndKeepAsync(ImportSession session, CancellationToken cancellationToken)
    {
        var entries = session.Db.ChangeTracker.Entries<IAuthorityFact>()
            .Where(x => x.Entity is Reference or Provider or ProviderFact or Framework or FrameworkMembership or CqcLocation
                or CompanyAccounts)
            .ToList();
        var made = entries.Where(x => x.State == EntityState.Added).Select(x => x.Entity).ToList();
        foreach (var table in entries.Where(x => x.State == EntityState.Modified).GroupBy(x => x.Metadata.GetTableName()!))
        {
            await using var keep = session.Command($"""
                insert into import_change (authority_id, batch_id, entity, entity_id, before)
                select authority_id, @batch, '{table.Key}', id, to_jsonb(t) from {table.Key} t
                where authority_id = @authority and id = any(@ids)
                """);
            keep.Parameters.AddWithValue("ids", table.Select(x => (int)x.Property("Id").CurrentValue!).ToArray());
            await keep.ExecuteNonQueryAsync(cancellationToken);
        }

        await session.Db.SaveChangesAsync(cancellationToken);
        session.Db.ImportChanges.AddRange(made.Select(x => new ImportChange
        {
            BatchId = session.Batch.Id,
            Entity = session.Db.Entry(x).Metadata.GetTableName()!,
            EntityId = (int)session.Db.Entry(x).Property("Id").CurrentValue!,
            Before = JsonSerializer.Serialize(
                x switch
                {
                    Reference named => named.Name,
                    Provider provider => provider.Name,
                    Framework framework => framework.Name,
                    _ => ""
                }),
        }));
        await session.Db.SaveChangesAsync(cancellationToken);
    }
}
