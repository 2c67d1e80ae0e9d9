using CommissioningDashboard.Audit;
using CommissioningDashboard.Market;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace CommissioningDashboard.Data;

/// <summary>Renames an authority and takes an empty one away, each on record.</summary>
public sealed class AuthorityRegister(Database database, TimeProvider time)
{
    private static readonly string[] _besideData =
        ["CommissioningDashboard.Access", "CommissioningDashboard.Audit", "CommissioningDashboard.Mail"];

    /// <summary>
    /// Gives it another name; readers see it with the next page, those who are signed in on their top bar from their next sign-in.
    /// </summary>
    public async Task RenameAsync(Authority authority, string name, CancellationToken cancellationToken = default)
    {
        await using var db = database.For(authority.Id);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Authorities.Where(x => x.Id == authority.Id).ExecuteUpdateAsync(x => x.SetProperty(a => a.Name, name), cancellationToken);
        db.Record(null, "authority.renamed", new { from = authority.Name, to = name }, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await MarketChange.RecordAsync(db, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Sets how many percent of a file's rows may be set aside at most.</summary>
    public async Task SetCeilingAsync(Authority authority, decimal percent, CancellationToken cancellationToken = default)
    {
        await using var db = database.For(authority.Id);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Authorities.Where(x => x.Id == authority.Id)
            .ExecuteUpdateAsync(x => x.SetProperty(a => a.SetAsideCeiling, percent), cancellationToken);
        db.Record(null, "authority.ceiling", new { from = authority.SetAsideCeiling, to = percent }, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>
    /// Takes it away with its accounts, unless it holds anything else. Its audit trail stays, and says so; its code and its
    /// people's addresses are free again.
    /// </summary>
    /// <returns>The kinds of data that it holds, in words; when there are any, nothing was changed.</returns>
    public async Task<IReadOnlyList<string>> RemoveAsync(Authority authority, CancellationToken cancellationToken = default)
    {
        await using var db = database.For(authority.Id);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // Rows that point at the authority lock it against this, so whoever is adding some is waited for and then seen.
        await db.Database.ExecuteSqlAsync($"select 1 from authority where id = {authority.Id} for update", cancellationToken);
        var held = await HeldAsync(db, cancellationToken);
        if (held.Count > 0)
        {
            return held;
        }

        var now = time.GetUtcNow().ToUniversalTime();
        var accounts = await db.Users.ExecuteDeleteAsync(cancellationToken);
        await db.Authorities.Where(x => x.Id == authority.Id)
            .ExecuteUpdateAsync(x => x.SetProperty(a => a.RemovedAt, now), cancellationToken);
        db.Record(null, "authority.removed", new { authority.Code, authority.Name, accounts }, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [];
    }

    /// <summary>
    /// Whatever an authority can hold but its accounts, its settings, its mail and its audit trail; a new table is among them by itself.
    /// </summary>
    internal static IEnumerable<string> Tables(IModel model)
        => model.GetEntityTypes()
            .Where(x => x.ClrType.IsAssignableTo(typeof(IAuthorityFact)) && x.ClrType != typeof(Setting)
                && !_besideData.Contains(x.ClrType.Namespace))
            .Select(x => x.GetTableName()!)
            .Order(StringComparer.Ordinal);

    private static async Task<List<string>> HeldAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        var asked = Tables(db.Model).Select(x => $"select '{x}' where exists (select from {x} where authority_id = @authority)");
        await using var command = new NpgsqlCommand(string.Join(" union all ", asked), (NpgsqlConnection)db.Database.GetDbConnection());
        command.Parameters.AddWithValue("authority", db.AuthorityId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var held = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            held.Add(reader.GetString(0).Replace('_', ' '));
        }

        return held;
    }
}
